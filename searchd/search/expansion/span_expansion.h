#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

/// Another way to say a piece of a query.
struct Rendering {
  std::string text;      ///< A word or a row of words.
  std::string language;  ///< Primary subtag.

  friend bool operator==(const Rendering&, const Rendering&) = default;
};

/// What some successive words of a query are called otherwise, in other languages or in the same.
struct SpanExpansion {
  std::size_t first = 0;  ///< The first of the words.
  std::size_t count = 1;
  std::vector<Rendering> to;
  std::string_view source;  ///< "thesaurus", "names", …: as the API says it; permanent.
};

}  // namespace searchd
