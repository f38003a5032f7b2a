#include "indexer/learn/bead_cost.h"

#include <algorithm>
#include <cmath>

namespace indexer {
namespace {

constexpr double length_variance = 6.8;  // of characters for one character (Gale and Church 1993, 3.2)

constexpr double paragraph_cost = 0.7;      // begins a paragraph on one side only
constexpr double inner_paragraph_cost = 1;  // a paragraph begins inside the bead
constexpr double section_cost = 2;          // begins a section on one side only
constexpr double other_number_cost = 8;     // numbered paragraphs with different numbers
constexpr double same_number_gain = 4;

constexpr double most_gain_of_one = 2;  // mark or word
constexpr double most_gain_of_likeness = 8;

/// The negative logarithm of how likely lengths deviate that much or more, which is normally distributed; from a table,
/// because it is asked for at every step.
double cost_of_deviation(double deviation) {
  constexpr double steps = 64;
  static const auto table = [] {
    std::array<double, 512> costs{};
    for (std::size_t i = 0; i < costs.size(); ++i) {
      costs[i] = -std::log(std::erfc(static_cast<double>(i) / steps / std::sqrt(2.0)));
    }
    return costs;
  }();
  return table[std::min(table.size() - 1, static_cast<std::size_t>(deviation * steps))];
}

/// What one shared item says: the less, the more sentences hold it.
std::unordered_map<std::uint32_t, double> gains_of(const std::vector<std::vector<std::uint32_t>>& sentences) {
  std::unordered_map<std::uint32_t, double> holders;
  for (const std::vector<std::uint32_t>& items : sentences) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i == 0 || items[i] != items[i - 1]) ++holders[items[i]];
    }
  }
  const auto all = static_cast<double>(sentences.size());
  for (auto& [item, value] : holders) value = std::min(most_gain_of_one, 0.5 * std::log(all / value));
  return holders;
}

/// The gains of what stands in both lists, which are sorted, each once.
double shared_gain(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                   const std::unordered_map<std::uint32_t, double>& gains) {
  double gain = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      const std::uint32_t item = *x;
      gain += gains.at(item);
      while (x != a.end() && *x == item) ++x;
      while (y != b.end() && *y == item) ++y;
    }
  }
  return gain;
}

double inner_paragraphs(const std::vector<Sentence>& sentences, std::uint32_t begin, std::uint32_t end) {
  double count = 0;
  for (std::uint32_t i = begin + 1; i < end; ++i) count += sentences[i].begins_paragraph ? 1 : 0;
  return count;
}

double characters_in(const std::vector<Sentence>& sentences, std::uint32_t begin, std::uint32_t end) {
  double sum = 0;
  for (std::uint32_t i = begin; i < end; ++i) sum += sentences[i].characters;
  return sum;
}

}  // namespace

BeadCost::BeadCost(const VersionText& a, const VersionText& b, const PairKnowledge& known)
    : a_(a.sentences), b_(b.sentences), ratio_(known.ratio) {
  std::vector<std::vector<std::uint32_t>> marks;
  for (const Sentence& sentence : b_) {
    marks.push_back(sentence.marks);
    words_.push_back(sentence.words);
    std::ranges::sort(words_.back());
  }
  mark_gains_ = gains_of(marks);
  word_gains_ = gains_of(words_);
  for (const Sentence& sentence : a_) {
    std::vector<std::uint32_t>& translations = translations_.emplace_back();
    for (const std::uint32_t word : sentence.words) {
      if (word >= known.translations.size()) continue;
      const std::vector<std::uint32_t>& more = known.translations[word];
      translations.insert(translations.end(), more.begin(), more.end());
    }
    std::ranges::sort(translations);
  }
}

void BeadCost::advance(std::uint32_t i, std::uint32_t b_begin, std::uint32_t b_end) {
  std::vector<double>& row = likeness_[i % likeness_.size()];
  row.assign(b_.size(), 0);
  for (std::uint32_t j = b_begin; j < b_end; ++j) row[j] = likeness(i, j);
}

double BeadCost::operator()(const Bead& bead) const {
  double gain = 0;
  for (std::uint32_t i = bead.a_begin; i < bead.a_end; ++i) {
    for (std::uint32_t j = bead.b_begin; j < bead.b_end; ++j) gain += likeness_[i % likeness_.size()][j];
  }
  gain /= std::max(bead.a_end - bead.a_begin, bead.b_end - bead.b_begin);
  return of_lengths(bead) + of_structure(bead) - std::min(most_gain_of_likeness, gain);
}

double BeadCost::of_lengths(const Bead& bead) const {
  const double a = characters_in(a_, bead.a_begin, bead.a_end);
  const double b = characters_in(b_, bead.b_begin, bead.b_end) / ratio_;
  return cost_of_deviation(std::abs(b - a) / std::sqrt(length_variance * std::max(1.0, (a + b) / 2)));
}

double BeadCost::most_gain() {
  return most_gain_of_likeness + same_number_gain;
}

double BeadCost::of_structure(const Bead& bead) const {
  const Sentence& a = a_[bead.a_begin];
  const Sentence& b = b_[bead.b_begin];
  double cost = inner_paragraph_cost *
                (inner_paragraphs(a_, bead.a_begin, bead.a_end) + inner_paragraphs(b_, bead.b_begin, bead.b_end));
  if (a.begins_paragraph != b.begins_paragraph) cost += paragraph_cost;
  if (a.begins_section != b.begins_section) cost += section_cost;
  if (a.paragraph != 0 && b.paragraph != 0) {
    cost += a.paragraph == b.paragraph ? -same_number_gain : other_number_cost;
  }
  return cost;
}

double BeadCost::likeness(std::uint32_t i, std::uint32_t j) const {
  return shared_gain(a_[i].marks, b_[j].marks, mark_gains_) + shared_gain(translations_[i], words_[j], word_gains_);
}

}  // namespace indexer
