#include "searchd/search/suggestion/label_suggestions.h"

#include <algorithm>
#include <tuple>

#include "passage/index/schema.h"
#include "passage/text/document_symbol.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"
#include "searchd/search/expansion/expander.h"
#include "searchd/search/query_words.h"
#include "searchd/search/suggestion/word_in_any_form.h"

namespace searchd {

namespace {

/// Whether a label finds anything, as the words of a query do: in any form.
class LabelSearch {
 public:
  LabelSearch(const passage::IndexSnapshot& index, const std::vector<std::string>& languages,
              passage::Analyzer& analyzer)
      : index_(index), languages_(languages), analyzer_(analyzer), words_(analyzer) {}

  /// But for its function words, all of its words together, or any of them.
  [[nodiscard]] bool finds_all_words(const passage::Label& label) { return finds(label, Xapian::Query::OP_AND); }
  [[nodiscard]] bool finds_a_word(const passage::Label& label) { return finds(label, Xapian::Query::OP_OR); }

  /// Whether the concept is found by any label of it: by one of those that are sought for each.
  [[nodiscard]] bool finds(const passage::Thesaurus& thesaurus, passage::ConceptId id) {
    const std::vector<passage::Label> sought = thesaurus.translations(id, labels_sought);
    return std::ranges::any_of(sought, [&](const passage::Label& label) {
      return std::ranges::find(languages_, label.language) != languages_.end() && finds_all_words(label);
    });
  }

 private:
  [[nodiscard]] bool finds(const passage::Label& label, Xapian::Query::op how) {
    std::vector<Xapian::Query> words;
    for (const QueryWord& word : words_.cut(label.text)) {
      if (passage::is_stop_word(passage::fold(word.surface), label.language)) continue;
      words.push_back(word.has_stems ? word_in_any_form(word.surface, languages_, analyzer_)
                                     : Xapian::Query(Xapian::Query::OP_AND, word.row.begin(), word.row.end()));
    }
    Xapian::Enquire enquire(index_.documents);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(how, words.begin(), words.end()));
    return !enquire.get_mset(0, 1).empty();
  }

  const passage::IndexSnapshot& index_;
  const std::vector<std::string>& languages_;
  passage::Analyzer& analyzer_;
  QueryWords words_;
};

}  // namespace

LabelSuggestions::LabelSuggestions(const passage::Thesaurus& thesaurus, const passage::IndexSnapshot& index,
                                   const std::vector<std::string>& languages, passage::Analyzer& analyzer,
                                   std::size_t most)
    : thesaurus_(thesaurus) {
  const passage::Field& field = *passage::find_field("concept");
  for (passage::ConceptId id = 0; id < thesaurus.size(); ++id) {
    const std::uint32_t works = index.documents.get_termfreq(passage::field_value_term(field, thesaurus.name(id)));
    if (works > 0) concepts_.push_back({id, works});
  }
  std::ranges::stable_sort(concepts_, std::ranges::greater{}, &KeptConcept::works);
  LabelSearch search(index, languages, analyzer);
  for (std::uint32_t number = 0; number < concepts_.size() && labels_.size() < most; ++number) {
    const passage::ConceptId id = concepts_[number].id;
    const bool is_found_by_any = search.finds(thesaurus, id);
    for (const passage::Label& label : thesaurus.labels(id)) {
      // A symbol finds the documents that name it, not the concept.
      if (label.kind == passage::LabelKind::Hidden || passage::document_symbol(label.text)) continue;
      if (!is_found_by_any && !search.finds_a_word(label)) continue;
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
