#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searchd/search/suggestion/suggestion.h"

namespace searchd {

/// The symbols of the United Nations that begin as typed ("a/res/73") and that the index holds: first those that most
/// works name, at most so many. Throws Xapian::Error.
[[nodiscard]] std::vector<Suggestion> complete_symbol(std::string_view typed, std::size_t most,
                                                      const Xapian::Database& documents);

}  // namespace searchd
