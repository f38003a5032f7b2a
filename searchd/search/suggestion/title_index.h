#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "searchd/search/suggestion/language_order.h"
#include "searchd/search/suggestion/row_index.h"
#include "searchd/search/suggestion/suggestion.h"

namespace searchd {

/// The titles of a generation, those of new works first. Immutable; thread-safe.
class TitleIndex {
 public:
  /// At most so many titles are kept; those of old works are left out where there are more.
  static constexpr std::size_t most_titles = 200'000;

  struct Found {
    RowFit fit = RowFit::Begins;
    Suggestion suggestion;
  };

  /// Throws Xapian::Error and passage::Error.
  TitleIndex(const passage::IndexSnapshot& index, passage::Analyzer& analyzer, std::size_t most = most_titles);

  /// Titles that fit, at most so many: the best fit first, then the newest. Of the versions of a work one: in the
  /// language that comes first. `index` is of the same generation. Throws Xapian::Error and passage::Error.
  [[nodiscard]] std::vector<Found> find(const TypedText& typed, std::size_t most, const LanguageOrder& order,
                                        const passage::IndexSnapshot& index,
                                        const std::vector<std::string>& languages) const;

  [[nodiscard]] std::size_t bytes() const { return rows_.bytes() + titles_.capacity() * sizeof(Title); }

 private:
  struct Title {
    Xapian::docid work = 0;
    std::uint16_t version = 0;
    std::uint16_t language = 0;  ///< Its place in languages_.
  };

  void add_titles(Xapian::docid work, const passage::IndexSnapshot& index, passage::Analyzer& analyzer);

  RowIndex rows_;
  std::vector<Title> titles_;  ///< Of each row; those of one work stand together.
  std::vector<std::string> languages_;
};

}  // namespace searchd
