#include "indexer/learn/word_pairs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace indexer {
namespace {

constexpr std::uint32_t least_units = 2;
constexpr std::uint32_t too_rare = FrequentWords::too_rare;

std::vector<std::uint32_t> distinct(std::vector<std::uint32_t> words) {
  std::ranges::sort(words);
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  return words;
}

FrequentWords frequent_words(std::span<const ParallelUnit> units, std::vector<std::uint32_t> ParallelUnit::*side) {
  std::vector<std::uint32_t> holders;
  std::vector<std::uint32_t> occurrences;
  for (const ParallelUnit& unit : units) {
    for (const std::uint32_t word : unit.*side) {
      if (word >= occurrences.size()) occurrences.resize(word + 1);
      ++occurrences[word];
    }
    holders.resize(occurrences.size());
    for (const std::uint32_t word : distinct(unit.*side)) ++holders[word];
  }
  FrequentWords words;
  words.numbers.assign(holders.size(), too_rare);
  for (std::uint32_t word = 0; word < holders.size(); ++word) {
    if (holders[word] < least_units) continue;
    words.numbers[word] = static_cast<std::uint32_t>(words.originals.size());
    words.originals.push_back(word);
    words.units.push_back(holders[word]);
    words.occurrences.push_back(occurrences[word]);
    words.total += occurrences[word];
  }
  return words;
}

/// A word of each side as one number that sorts by the first.
std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{a} << 32U | b;
}

void append_meetings(const ParallelUnit& unit, const FrequentWords& a, const FrequentWords& b,
                     std::vector<std::uint64_t>& met) {
  const std::vector<std::uint32_t> b_words = distinct(unit.b);
  for (const std::uint32_t a_word : distinct(unit.a)) {
    if (a.numbers[a_word] == too_rare) continue;
    for (const std::uint32_t b_word : b_words) {
      if (b.numbers[b_word] != too_rare) met.push_back(key_of(a.numbers[a_word], b.numbers[b_word]));
    }
  }
}

/// Part of the ratio: a count against what chance would make it.
double surprise(double count, double expected) {
  return count > 0 ? count * std::log(count / expected) : 0;
}

}  // namespace

WordPairs::WordPairs(std::span<const ParallelUnit> units)
    : units_(static_cast<double>(units.size())),
      a_(frequent_words(units, &ParallelUnit::a)),
      b_(frequent_words(units, &ParallelUnit::b)) {
  std::vector<std::uint64_t> met;
  for (const ParallelUnit& unit : units) append_meetings(unit, a_, b_, met);
  std::ranges::sort(met);
  for (std::size_t begin = 0; begin < met.size();) {
    std::size_t end = begin + 1;
    while (end < met.size() && met[end] == met[begin]) ++end;
    if (end - begin >= least_units) {
      pairs_.push_back({.a = static_cast<std::uint32_t>(met[begin] >> 32U),
                        .b = static_cast<std::uint32_t>(met[begin]),
                        .together = static_cast<std::uint32_t>(end - begin)});
    }
    begin = end;
  }
}

std::optional<std::uint32_t> WordPairs::find(std::uint32_t a, std::uint32_t b) const {
  const auto key = [](const WordPair& pair) { return key_of(pair.a, pair.b); };
  const auto found = std::ranges::lower_bound(pairs_, key_of(a, b), {}, key);
  if (found == pairs_.end() || found->a != a || found->b != b) return std::nullopt;
  return static_cast<std::uint32_t>(found - pairs_.begin());
}

double WordPairs::likelihood_ratio(const WordPair& pair) const {
  const double both = pair.together;
  const double a = a_.units[pair.a];
  const double b = b_.units[pair.b];
  if (both * units_ <= a * b) return 0;
  return 2 * (surprise(both, a * b / units_) + surprise(a - both, a * (units_ - b) / units_) +
              surprise(b - both, (units_ - a) * b / units_) +
              surprise(units_ - a - b + both, (units_ - a) * (units_ - b) / units_));
}

}  // namespace indexer
