#include "indexer/source/source.h"

#include "indexer/source/escaped_name.h"

namespace indexer {

std::string Source::identity() const {
  return name.empty() ? escaped_name(path.native()) : name;
}

std::string Source::label() const {
  return name.empty() ? escaped_name(path.filename().native()) : name;
}

Source source_at(const std::filesystem::path& path) {
  std::filesystem::path absolute = std::filesystem::absolute(path).lexically_normal();
  if (!absolute.has_filename() && absolute.has_parent_path()) absolute = absolute.parent_path();  // "docs/"
  return {.path = std::move(absolute)};
}

}  // namespace indexer
