#pragma once

#include <string>
#include <vector>

namespace indexer {

/// Whether one of the globs matches: those with a "/" the whole relative path, the others its last part.
[[nodiscard]] bool matches_any(const std::vector<std::string>& globs, const std::string& relative);

}  // namespace indexer
