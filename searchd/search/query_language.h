#pragma once

#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"

namespace searchd {

/// Decides which words of a query are function words. "war" is one in German, "die" is not one in English: so the
/// languages that the query can be in are weighed first, by what languages its other words stand in, in this
/// collection, and by how many function words of each language it holds. Only whether a word is required depends on it.
class StopWordJudge {
 public:
  /// `words` are the exact forms of the query's words (empty ones are passed over); `languages` those that the index
  /// holds.
  StopWordJudge(const std::vector<std::string>& words, const std::vector<std::string>& languages,
                const passage::IndexSnapshot& index);

  [[nodiscard]] bool is_stop_word(const std::string& exact) const;

 private:
  std::vector<std::string> plausible_;
};

}  // namespace searchd
