#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/index_pool.h"

namespace searchd {

/// The whole words that stand before the one being typed, and a sample of the works that hold them all in any form.
/// Bounded by its sample, whatever the size of the index.
class TypedBefore {
 public:
  /// `words`: folded. Throws Xapian::Error.
  TypedBefore(const std::vector<std::string>& words, OpenIndex& index);

  [[nodiscard]] bool empty() const { return last_.empty(); }

  /// How a word goes with them.
  struct Affinity {
    double likelihood = 0;  ///< The more, the more of the works hold it and the fewer others do; 0: none holds it.
    double following = 0;   ///< In what part of the works that were looked at closely it stands right behind them.
  };

  /// `word`: folded; so many works of the index hold it. Throws Xapian::Error.
  [[nodiscard]] Affinity affinity(const std::string& word, std::uint32_t works) const;

 private:
  [[nodiscard]] bool follows(std::size_t number, const std::string& term) const;

  const Xapian::Database& documents_;
  std::string last_;  ///< The term of the last word.
  std::vector<Xapian::docid> works_;
  std::vector<std::vector<Xapian::termpos>> ends_;  ///< Of the first of these: where the last word stands.
};

}  // namespace searchd
