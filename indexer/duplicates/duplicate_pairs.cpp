#include "indexer/duplicates/duplicate_pairs.h"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <limits>
#include <tuple>

#include "indexer/duplicates/near_hashes.h"

namespace indexer {
namespace {

using Bins = std::bitset<TextPrint::bins>;

// Measured; the table is in ARCHITECTURE.md.
constexpr double least_in_common = 0.72;  // of the pairs of words
constexpr std::size_t least_bins = 24;    // that tell anything
constexpr std::size_t copies = 12;        // of a text; what more documents share is a frame of theirs
constexpr std::size_t numbers_for_a_slip = 32;

/// Of each text the bins that many documents agree in.
std::vector<Bins> frames_of(const std::vector<PrintedText>& texts) {
  constexpr std::size_t values = std::numeric_limits<std::uint16_t>::max() + std::size_t{1};
  // So many agree by chance only in very large collections.
  const std::size_t most = copies + 4 * texts.size() / values;
  std::vector<Bins> frames(texts.size());
  for (std::size_t bin = 0; bin < TextPrint::bins; ++bin) {
    std::vector<std::uint32_t> counts(values, 0);
    for (const PrintedText& text : texts) ++counts[text.print.sketch[bin]];
    for (std::size_t i = 0; i < texts.size(); ++i) frames[i][bin] = counts[texts[i].print.sketch[bin]] > most;
  }
  return frames;
}

/// Whether two texts, apart from what stands in many, have enough of their pairs of words in common.
bool are_alike(const PrintedText& one, const PrintedText& other, const Bins& frame) {
  std::size_t compared = 0;
  std::size_t same = 0;
  for (std::size_t bin = 0; bin < TextPrint::bins; ++bin) {
    const std::uint16_t a = one.print.sketch[bin];
    const std::uint16_t b = other.print.sketch[bin];
    if (frame[bin] || (a == 0 && b == 0)) continue;
    ++compared;
    same += a == b ? 1 : 0;
  }
  return compared >= least_bins && static_cast<double>(same) >= least_in_common * static_cast<double>(compared);
}

/// How many numbers of one text stand in the place of others in the other one. What only one has, a page number or the
/// date of a printout, replaces nothing.
std::size_t replaced_numbers(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
  // Where a list is cut, the other is looked at only so far.
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  if (one.size() == TextPrint::most_numbers) last = std::min(last, one.back());
  if (other.size() == TextPrint::most_numbers) last = std::min(last, other.back());
  const auto only = [last](const std::vector<std::uint32_t>& mine, const std::vector<std::uint32_t>& its) {
    return static_cast<std::size_t>(std::ranges::count_if(
        mine, [&](std::uint32_t number) { return number <= last && !std::ranges::binary_search(its, number); }));
  };
  return std::min(only(one, other), only(other, one));
}

bool has_several_symbols(const PrintedText& one, const PrintedText& other) {
  return !one.symbol.empty() && !other.symbol.empty() && one.symbol != other.symbol;
}

}  // namespace

std::vector<DuplicatePair> duplicate_pairs(const std::vector<PrintedText>& texts) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(texts.size());
  for (const PrintedText& text : texts) hashes.push_back(text.print.simhash);
  const std::vector<Bins> frames = frames_of(texts);
  std::vector<DuplicatePair> pairs;
  for_each_near_pair(hashes, [&](std::size_t first, std::size_t second) {
    const PrintedText& one = texts[first];
    const PrintedText& other = texts[second];
    const bool is_same_text = one.print == other.print;
    if (one.language != other.language || has_several_symbols(one, other)) return;
    if (one.language == "und" && !is_same_text) return;
    if (!are_alike(one, other, frames[first] | frames[second])) return;
    const std::size_t replaced = replaced_numbers(one.print.numbers, other.print.numbers);
    if (replaced > std::min(one.print.numbers.size(), other.print.numbers.size()) / numbers_for_a_slip) return;
    const bool is_same_file = !one.content_hash.empty() && one.content_hash == other.content_hash;
    pairs.push_back({first, second,
                     is_same_file   ? Likeness::SameBytes
                     : is_same_text ? Likeness::SameText
                                    : Likeness::NearlySame,
                     replaced == 0});
  });
  std::ranges::sort(pairs, {}, [](const DuplicatePair& pair) { return std::pair(pair.first, pair.second); });
  return pairs;
}

}  // namespace indexer
