#pragma once

#include <string>
#include <vector>

namespace relevance {

struct Version {
  std::string id;
  std::string language;  ///< BCP 47
};

/// A hit of the search, which is a work: the version that is shown, then the others.
using SearchHit = std::vector<Version>;

}  // namespace relevance
