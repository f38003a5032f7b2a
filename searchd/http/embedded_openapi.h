#pragma once

#include <span>
#include <string_view>

namespace searchd::http::embedded_openapi {

/// searchd/openapi.json as it was when the program was built.
struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

/// The content of one of them; empty when there is none of that name.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

}  // namespace searchd::http::embedded_openapi
