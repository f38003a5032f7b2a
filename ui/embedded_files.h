#pragma once

#include <span>
#include <string_view>

namespace ui {

/// A file of this folder as it was when the program was built.
struct EmbeddedFile {
  std::string_view name;  ///< Relative to ui/, with forward slashes: "templates/search.html".
  std::string_view content;
};

/// All of them, sorted by name. They live as long as the program.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The content of one of them; empty when there is none of that name.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

}  // namespace ui
