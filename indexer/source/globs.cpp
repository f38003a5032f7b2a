#include "indexer/source/globs.h"

#include <algorithm>

#include <fnmatch.h>

namespace indexer {

bool matches_any(const std::vector<std::string>& globs, const std::string& relative) {
  const std::string name = relative.substr(relative.find_last_of('/') + 1);
  return std::ranges::any_of(globs, [&](const std::string& glob) {
    const bool by_path = glob.find('/') != std::string::npos;
    return ::fnmatch(glob.c_str(), by_path ? relative.c_str() : name.c_str(), 0) == 0;
  });
}

}  // namespace indexer
