#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/text/analyzer.h"
#include "passage/text/word_break.h"

namespace searchd {

/// A word of a query's text as it is sought: a word of a spaced script, or a dictionary's word in an unspaced run,
/// which is sought as the row of its character pairs because the text may have been cut elsewhere.
struct QueryWord {
  std::string surface;
  std::vector<std::string> row;  ///< Exact forms at successive positions; one for a spaced script.
  bool has_stems = false;
};

/// Cuts a text of a query into its words.
class QueryWords {
 public:
  explicit QueryWords(passage::Analyzer& analyzer) : analyzer_(analyzer) {}

  [[nodiscard]] std::vector<QueryWord> cut(std::string_view text);

  /// The text as one row of exact forms, for a phrase: one form for each position.
  [[nodiscard]] std::vector<std::string> row(std::string_view text);

 private:
  passage::Analyzer& analyzer_;
  passage::WordBreaker breaker_;
};

}  // namespace searchd
