#include "searchd/search/suggestion/label_suggestions.h"

#include <algorithm>
#include <tuple>

#include "passage/index/schema.h"
#include "passage/text/document_symbol.h"

namespace searchd {

LabelSuggestions::LabelSuggestions(const passage::Thesaurus& thesaurus, const Xapian::Database& documents,
                                   passage::Analyzer& analyzer, std::size_t most)
    : thesaurus_(thesaurus) {
  const passage::Field& field = *passage::find_field("concept");
  for (passage::ConceptId id = 0; id < thesaurus.size(); ++id) {
    const std::uint32_t works = documents.get_termfreq(passage::field_value_term(field, thesaurus.name(id)));
    if (works > 0) concepts_.push_back({id, works});
  }
  std::ranges::stable_sort(concepts_, std::ranges::greater{}, &KeptConcept::works);
  for (std::uint32_t number = 0; number < concepts_.size() && labels_.size() < most; ++number) {
    for (const passage::Label& label : thesaurus.labels(concepts_[number].id)) {
      // A symbol finds the documents that name it, not the concept.
      if (label.kind == passage::LabelKind::Hidden || passage::document_symbol(label.text)) continue;
      const FoldedText text = folded_text(label.text, analyzer);
      if (text.text.empty()) continue;
      rows_.add(text);
      labels_.push_back({label, number});
    }
  }
  rows_.finish();
  labels_.shrink_to_fit();
}

std::vector<LabelSuggestions::Found> LabelSuggestions::find(const TypedText& typed, std::size_t most,
                                                            const LanguageOrder& order,
                                                            const std::vector<std::string>& languages) const {
  const auto rank = [&](const RowIndex::Match& match) {
    const passage::Label& label = labels_[match.row].label;
    const auto [preference, documents] = order.rank(label.language);
    return std::tuple(preference, match.fit, documents, label.kind);
  };
  const auto concept_of = [&](RowIndex::Row row) { return labels_[row].of_concept; };
  const auto class_of = [&](RowIndex::Row row) { return order.class_of(labels_[row].label.language); };
  std::vector<Found> found;
  for (const auto& match : best_of_groups(rows_.find(typed, languages), most, concept_of, rank, class_of)) {
    const auto& [label, number] = labels_[match.row];
    const KeptConcept& kept = concepts_[number];
    found.push_back({match.fit,
                     kept.works,
                     {.text = std::string(label.text),
                      .kind = SuggestionKind::Concept,
                      .language = std::string(label.language == "und" ? std::string_view{} : label.language),
                      .id = std::string(thesaurus_.name(kept.id))}});
  }
  return found;
}

}  // namespace searchd
