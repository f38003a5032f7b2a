#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searchd/search/highlight.h"
#include "searchd/search/search_answer.h"

namespace searchd {

/// The whole text, cut at the spans (in order, apart from each other).
[[nodiscard]] MarkedText mark(std::string_view text, const std::vector<MarkedSpan>& spans);

/// The stretch of about `target` bytes that holds most different marked words, then most marked words; it begins at a
/// sentence where one begins nearby, and ends between words, with "…" where text was left out. Line breaks become
/// spaces.
[[nodiscard]] MarkedText snippet(std::string_view text, const std::vector<MarkedSpan>& spans, std::size_t target = 240);

}  // namespace searchd
