#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "passage/index/records.h"
#include "searchd/search/index_pool.h"

namespace searchd {

/// A word by which a text can be told from the others of the collection.
struct TellingWord {
  std::string surface;  ///< As it stands in the text, in its most frequent form.
  double weight = 0;    ///< The greatest is 1.
};

/// The most telling words of a version, `most` at most, the most telling first: those that are frequent in it and rare
/// elsewhere. Of a long text, passages spread over it are read. Throws Xapian::Error and passage::Error.
[[nodiscard]] std::vector<TellingWord> telling_words(const passage::VersionRecord& version, std::size_t most,
                                                     OpenIndex& index);

}  // namespace searchd
