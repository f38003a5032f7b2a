#include "indexer/learn/word_links.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "indexer/learn/word_pairs.h"

namespace indexer {
namespace {

constexpr std::uint32_t no_pair = std::numeric_limits<std::uint32_t>::max();

constexpr std::size_t longest_unit = 100;  // words; longer ones say little and cost much
constexpr int rounds = 8;
constexpr double smoothing = 0.5;          // of links, so that few do not count as certainty
constexpr double no_word = 0.1;            // the share of words that stand for nothing
constexpr double spelling_preference = 3;  // in the first guess only
constexpr double place_preference = 4;     // lambda of Dyer et al.
constexpr double free_places = 2;          // within which order says nothing: adjectives go before nouns or after

constexpr double least_likelihood_ratio = 10.83;  // chi-square with one degree of freedom, p = 0.001
constexpr double evidence_needed = 1;  // added to the occurrences: a link seen thrice is worth less than one seen often
constexpr double least_strength = 0.25;  // measured: of 100 links between this and 0.4, some 15 are wrong

/// How well place i of n goes with place j of m, from 0 to 1.
double nearness(std::size_t i, std::size_t n, std::size_t j, std::size_t m) {
  const auto middle = [](std::size_t place, std::size_t places) {
    return (static_cast<double>(place) + 0.5) / static_cast<double>(places);
  };
  const double apart = std::abs(middle(i, n) - middle(j, m)) - free_places / static_cast<double>(std::max(n, m));
  return std::exp(-place_preference * std::max(0.0, apart));
}

/// What a word of a unit weighs that stands for nothing, beside the weights of what it may stand for.
double weight_of_nothing(double near, std::uint32_t occurrences, double total) {
  return no_word / (1 - no_word) * near * occurrences / total;
}

/// A unit made ready: rows for the words of a, columns for those of b.
struct Grid {
  std::vector<std::uint32_t> a;      ///< By their numbers among the frequent words.
  std::vector<std::uint32_t> b;      ///< Likewise.
  std::vector<std::uint32_t> pairs;  ///< Of each cell, or no_pair.
  std::vector<float> nearness;       ///< Of each cell.
};

class Model {
 public:
  Model(std::span<const ParallelUnit> units, const SpellingLikeness& likeness) : words_(units) {
    // The first guess: Dice's coefficient, more for words that are spelled alike.
    for (const WordPair& pair : words_.pairs()) {
      const double sum = words_.a().units[pair.a] + words_.b().units[pair.b];
      const double alike = likeness(words_.a().originals[pair.a], words_.b().originals[pair.b]);
      to_b_.push_back(2 * pair.together / sum * (1 + spelling_preference * alike));
    }
    to_a_ = to_b_;
    for (const ParallelUnit& unit : units) add_grid(unit);
  }

  void train() {
    for (int round = 0; round < rounds; ++round) {
      linked_.assign(words_.pairs().size(), 0);
      for (const Grid& grid : grids_) add_links(grid);
      maximize();
    }
  }

  [[nodiscard]] std::vector<WordLink> links() const {
    std::vector<WordLink> result;
    for (std::size_t place = 0; place < words_.pairs().size(); ++place) {
      const WordPair& pair = words_.pairs()[place];
      if (pair.together < least_together || words_.likelihood_ratio(pair) < least_likelihood_ratio) continue;
      const double occurrences =
          std::sqrt(static_cast<double>(words_.a().occurrences[pair.a]) * words_.b().occurrences[pair.b]);
      const double strength = linked_[place] / (occurrences + evidence_needed);
      if (strength < least_strength) continue;
      result.push_back({.a = words_.a().originals[pair.a],
                        .b = words_.b().originals[pair.b],
                        .together = pair.together,
                        .strength = strength});
    }
    return result;
  }

 private:
  void add_grid(const ParallelUnit& unit) {
    Grid grid;
    for (const std::uint32_t word : unit.a) grid.a.push_back(words_.a().numbers[word]);
    for (const std::uint32_t word : unit.b) grid.b.push_back(words_.b().numbers[word]);
    for (std::size_t i = 0; i < grid.a.size(); ++i) {
      for (std::size_t j = 0; j < grid.b.size(); ++j) {
        grid.pairs.push_back(words_.find(grid.a[i], grid.b[j]).value_or(no_pair));
        grid.nearness.push_back(static_cast<float>(nearness(i, grid.a.size(), j, grid.b.size())));
      }
    }
    grids_.push_back(std::move(grid));
  }

  /// A unit's part of the expectation: how probably each word of a stands for each of b, times how probably that of b
  /// stands for that of a.
  void add_links(const Grid& grid) {
    const std::size_t rows = grid.a.size();
    const std::size_t columns = grid.b.size();
    row_sums_.assign(rows, {});
    column_sums_.assign(columns, {});
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::size_t cell = i * columns + j;
        row_sums_[i].near += grid.nearness[cell];
        column_sums_[j].near += grid.nearness[cell];
        if (grid.pairs[cell] == no_pair) continue;
        row_sums_[i].weight += grid.nearness[cell] * to_a_[grid.pairs[cell]];
        column_sums_[j].weight += grid.nearness[cell] * to_b_[grid.pairs[cell]];
      }
    }
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        const std::size_t cell = i * columns + j;
        const std::uint32_t pair = grid.pairs[cell];
        if (pair == no_pair) continue;
        const double near = grid.nearness[cell];
        linked_[pair] += near * to_a_[pair] / all_weight(row_sums_[i], words_.a(), grid.a[i]) *  //
                         (near * to_b_[pair] / all_weight(column_sums_[j], words_.b(), grid.b[j]));
      }
    }
  }

  struct Sums {
    double near = 0;
    double weight = 0;
  };

  static double all_weight(const Sums& sums, const FrequentWords& words, std::uint32_t word) {
    return sums.weight + weight_of_nothing(sums.near, words.occurrences[word], words.total);
  }

  void maximize() {
    std::vector<double> a_sums(words_.a().originals.size(), smoothing);
    std::vector<double> b_sums(words_.b().originals.size(), smoothing);
    for (std::size_t place = 0; place < linked_.size(); ++place) {
      a_sums[words_.pairs()[place].a] += linked_[place];
      b_sums[words_.pairs()[place].b] += linked_[place];
    }
    for (std::size_t place = 0; place < linked_.size(); ++place) {
      to_b_[place] = linked_[place] / a_sums[words_.pairs()[place].a];
      to_a_[place] = linked_[place] / b_sums[words_.pairs()[place].b];
    }
  }

  WordPairs words_;
  std::vector<Grid> grids_;
  std::vector<double> to_b_;    ///< t(b | a) of each pair of words_.pairs().
  std::vector<double> to_a_;    ///< t(a | b).
  std::vector<double> linked_;  ///< How often the two stand for each other.
  std::vector<Sums> row_sums_;
  std::vector<Sums> column_sums_;
};

}  // namespace

std::vector<WordLink> learn_word_links(std::span<const ParallelUnit> units, const SpellingLikeness& likeness) {
  std::vector<ParallelUnit> short_enough;
  std::ranges::copy_if(units, std::back_inserter(short_enough), [](const ParallelUnit& unit) {
    return unit.a.size() <= longest_unit && unit.b.size() <= longest_unit;
  });
  Model model(short_enough, likeness);
  model.train();
  return model.links();
}

}  // namespace indexer
