#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "passage/index/fields.h"

namespace searchd {

inline constexpr std::size_t most_prefix_terms = 200;

/// What `word*` stands for in an index.
struct PrefixTerms {
  std::vector<std::string>
      beginnings;  ///< Of the words: as typed and, in Arabic, behind the article, which is a part of them.
  std::vector<std::string> terms;  ///< Of the words that begin so. One at least, which then is nowhere.
  bool limited = false;            ///< There are more than most_prefix_terms; these are the first.
};

/// `letters` are folded; `field` is null for the words of the text.
[[nodiscard]] PrefixTerms terms_beginning(std::string letters, const passage::Field* field,
                                          const Xapian::Database& documents);

}  // namespace searchd
