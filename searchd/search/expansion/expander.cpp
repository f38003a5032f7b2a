#include "searchd/search/expansion/expander.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "passage/text/stop_words.h"
#include "passage/thesaurus/concept_matcher.h"
#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/expansion/place_names.h"
#include "searchd/search/translation/dictionary.h"

namespace searchd {
namespace {

// Of a language, for one concept or one row of words.
constexpr std::size_t most_labels = 3;
constexpr std::size_t most_translations = 4;

bool is_among(std::string_view language, std::span<const std::string> languages) {
  return std::ranges::find(languages, language) != languages.end();
}

/// What has been said of a run, and which of its words still want it.
class Coverage {
 public:
  explicit Coverage(std::size_t words) : covered_(words, false) {}

  void add(SpanExpansion expansion) {
    for (std::size_t i = expansion.first; i < expansion.first + expansion.count; ++i) covered_[i] = true;
    add_beside(std::move(expansion));
  }
  void add_beside(SpanExpansion expansion) {
    if (!expansion.to.empty()) expansions_.push_back(std::move(expansion));
  }

  /// The stretches of words that nothing covers: first and end.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> gaps() const {
    std::vector<std::pair<std::size_t, std::size_t>> gaps;
    for (std::size_t i = 0; i < covered_.size(); ++i) {
      if (covered_[i]) continue;
      if (!gaps.empty() && gaps.back().second == i) {
        ++gaps.back().second;
      } else {
        gaps.emplace_back(i, i + 1);
      }
    }
    return gaps;
  }

  std::vector<SpanExpansion> take() { return std::move(expansions_); }

 private:
  std::vector<bool> covered_;
  std::vector<SpanExpansion> expansions_;
};

}  // namespace

struct Expander::State {
  passage::Thesaurus thesaurus;
  PlaceNames names;
  std::optional<Dictionary> dictionary;

  explicit State(const ExpanderSettings& settings)
      : thesaurus(passage::thesaurus_files(settings.thesaurus, settings.built_in_thesaurus)) {
    if (!settings.dictionaries.empty()) dictionary.emplace(DictionarySettings{.folder = settings.dictionaries});
  }

  void add_concepts(const WordRun& run, std::span<const std::string> to, passage::Analyzer& analyzer,
                    Coverage& coverage) const {
    std::vector<passage::RowWord> row;
    for (std::size_t i = 0; i < run.surfaces.size(); ++i) row.push_back({run.surfaces[i], run.unspaced[i]});
    passage::ConceptMatcher matcher(thesaurus);
    for (const passage::ConceptSpan& span : matcher.match(row, analyzer)) {
      SpanExpansion expansion{.first = span.first, .count = span.count, .source = "thesaurus"};
      std::vector<passage::ConceptId> seen;
      for (const passage::NamedConcept& named : span.concepts) {
        if (std::ranges::find(seen, named.id) != seen.end()) continue;
        seen.push_back(named.id);
        for (const passage::Label& label : thesaurus.translations(named.id, most_labels)) {
          if (is_among(label.language, to)) {
            expansion.to.push_back({std::string(label.text), std::string(label.language)});
          }
        }
      }
      coverage.add(std::move(expansion));
    }
  }

  void add_names(const WordRun& run, std::span<const std::string> from, std::span<const std::string> to,
                 passage::Analyzer& analyzer, Coverage& coverage) const {
    for (const auto& [first, end] : coverage.gaps()) {
      const std::span words = std::span(run.surfaces).subspan(first, end - first);
      for (SpanExpansion& expansion : names.find(words, from, to, analyzer)) {
        expansion.first += first;
        coverage.add(std::move(expansion));
      }
    }
  }

  void add_dictionaries(const WordRun& run, std::span<const std::string> from, std::span<const std::string> to,
                        passage::Analyzer& analyzer, Coverage& coverage) const {
    for (const auto& [first, end] : coverage.gaps()) {
      const std::span words = std::span(run.surfaces).subspan(first, end - first);
      for (const std::string& language : from) {
        for (const std::string& wanted : to) {
          if (wanted == language) continue;
          for (RowTranslations& found : dictionary->translate(words, language, wanted, analyzer, most_translations)) {
            if (found.count == 1 && passage::is_stop_word(analyzer.exact(words[found.first]), language)) continue;
            SpanExpansion expansion{.first = first + found.first, .count = found.count, .source = "dictionary"};
            for (WordTranslation& one : found.translations) expansion.to.push_back({std::move(one.text), wanted});
            coverage.add_beside(std::move(expansion));
          }
        }
      }
    }
  }
};

Expander::Expander(const ExpanderSettings& settings) : state_(std::make_unique<State>(settings)) {}
Expander::~Expander() = default;

std::vector<SpanExpansion> Expander::expand(const WordRun& run, std::span<const std::string> from,
                                            std::span<const std::string> to, passage::Analyzer& analyzer) const {
  Coverage coverage(run.surfaces.size());
  state_->add_concepts(run, to, analyzer, coverage);
  state_->add_names(run, from, to, analyzer, coverage);
  if (state_->dictionary) state_->add_dictionaries(run, from, to, analyzer, coverage);
  return coverage.take();
}

}  // namespace searchd
