#pragma once

#include <span>
#include <string_view>

namespace passage::language_files {

/// A file of passage/text/languages as it was when the program was built: the stop words of a language.
struct EmbeddedFile {
  std::string_view name;  ///< "en.txt".
  std::string_view content;
};

/// All of them, sorted by name. They live as long as the program.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The content of one of them; empty when there is none of that name.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

}  // namespace passage::language_files
