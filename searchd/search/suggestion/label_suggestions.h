#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/suggestion/language_order.h"
#include "searchd/search/suggestion/row_index.h"
#include "searchd/search/suggestion/suggestion.h"

namespace searchd {

/// The visible labels of the concepts that the works of a generation name, as far as they find any. Immutable;
/// thread-safe. The thesaurus must outlive it.
class LabelSuggestions {
 public:
  /// At most so many labels are kept; those of the rarest concepts are left out where there are more.
  static constexpr std::size_t most_labels = 100'000;

  struct Found {
    RowFit fit = RowFit::Begins;
    std::uint32_t works = 0;  ///< That name the concept.
    Suggestion suggestion;
  };

  /// `languages`: those of the index. Throws Xapian::Error.
  LabelSuggestions(const passage::Thesaurus& thesaurus, const passage::IndexSnapshot& index,
                   const std::vector<std::string>& languages, passage::Analyzer& analyzer,
                   std::size_t most = most_labels);

  /// Concepts with a label that fits, each once: the best fit first, then those of most works. Of the labels that fit,
  /// the one in the language that comes first.
  [[nodiscard]] std::vector<Found> find(const TypedText& typed, std::size_t most, const LanguageOrder& order,
                                        const std::vector<std::string>& languages) const;

  [[nodiscard]] std::size_t bytes() const { return rows_.bytes() + labels_.capacity() * sizeof(KeptLabel); }

 private:
  struct KeptLabel {
    passage::Label label;
    std::uint32_t of_concept = 0;  ///< Its place in concepts_.
  };
  struct KeptConcept {
    passage::ConceptId id = 0;
    std::uint32_t works = 0;
  };

  const passage::Thesaurus& thesaurus_;
  std::vector<KeptConcept> concepts_;  ///< Those of most works first.
  std::vector<KeptLabel> labels_;      ///< Of each row; those of one concept stand together.
  RowIndex rows_;
};

}  // namespace searchd
