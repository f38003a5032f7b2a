#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/search/suggestion/folded_text.h"
#include "searchd/search/suggestion/typed_text.h"

namespace searchd {

/// How a row fits what has been typed; the better first.
enum class RowFit : std::uint8_t {
  Begins,  ///< It begins with it.
  Holds,   ///< The words stand in it one behind the other.
  Has      ///< They stand anywhere in it; function words need not.
};

/// Rows of words (titles, labels), found by what has been typed of them: words anywhere, the last one being the
/// beginning of a word. A suffix array over the starts of words (Manber and Myers 1993): eight bytes for each word
/// beside the text. Filled, finished, then immutable and thread-safe.
class RowIndex {
 public:
  using Row = std::uint32_t;  ///< In the order of adding, from 0.

  struct Match {
    Row row = 0;
    RowFit fit = RowFit::Begins;
  };

  /// The text must not be empty.
  void add(const FoldedText& text);
  void finish();

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::size_t bytes() const;  ///< Of memory.

  /// The rows that fit, in their order. `languages`: whose function words need not stand in a row.
  [[nodiscard]] std::vector<Match> find(const TypedText& typed, const std::vector<std::string>& languages) const;

 private:
  struct Start {
    std::uint32_t at = 0;
    Row row = 0;
  };

  /// From there to the end of its row.
  [[nodiscard]] std::string_view from(const Start& start) const {
    return std::string_view(text_).substr(start.at, ends_[start.row] - start.at);
  }
  [[nodiscard]] bool begins_row(const Start& start) const;
  [[nodiscard]] std::span<const Start> starting_with(std::string_view needle) const;

  std::string text_;  ///< Each row ends with a space, so that whole words do.
  std::vector<std::uint32_t> ends_;
  std::vector<Start> starts_;
};

/// Of matches that stand together the best of each group, at most so many: those of the best fit first, then of the
/// smallest `class_of`, then in their order. `group_of` tells groups apart by their rows; of a group the match of the
/// least `rank` is the best.
template <typename Group, typename Rank, typename Class>
[[nodiscard]] std::vector<RowIndex::Match> best_of_groups(const std::vector<RowIndex::Match>& matches, std::size_t most,
                                                          const Group& group_of, const Rank& rank,
                                                          const Class& class_of) {
  std::map<std::pair<RowFit, int>, std::vector<RowIndex::Match>> ordered;
  for (auto first = matches.begin(); first != matches.end();) {
    const auto end =
        std::find_if(first, matches.end(), [&](const auto& one) { return group_of(one.row) != group_of(first->row); });
    const RowIndex::Match best = *std::ranges::min_element(first, end, {}, rank);
    ordered[{best.fit, class_of(best.row)}].push_back(best);
    first = end;
  }
  std::vector<RowIndex::Match> all;
  for (const auto& [place, alike] : ordered) all.insert(all.end(), alike.begin(), alike.end());
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace searchd
