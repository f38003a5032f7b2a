#include "searchd/search/expansion/expander.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "passage/text/stop_words.h"
#include "passage/thesaurus/concept_matcher.h"
#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/expansion/place_names.h"
#include "searchd/search/translation/dictionary_shelf.h"

namespace searchd {
namespace {

// Of a language, for one row of words.
constexpr std::size_t most_translations = 8;
constexpr std::size_t most_learnt = 3;

// Of two words that translate each other less often than this, more are wrong than right.
constexpr double least_probability = 0.15;

bool is_among(std::string_view language, std::span<const std::string> languages) {
  return std::ranges::find(languages, language) != languages.end();
}

/// What has been said of a run, and which of its words still want it.
class Coverage {
 public:
  explicit Coverage(std::size_t words) : covered_(words, false) {}

  void add(SpanExpansion expansion) {
    for (std::size_t i = expansion.first; i < expansion.first + expansion.count; ++i) covered_[i] = true;
    if (!expansion.to.empty()) expansions_.push_back(std::move(expansion));
  }

  /// Covers nothing, so that other sources may add theirs.
  void add_beside(std::size_t first, std::size_t count, std::string_view source, Rendering rendering) {
    const auto is_same = [&](const SpanExpansion& other) {
      return other.first == first && other.count == count && other.source == source;
    };
    auto same = std::ranges::find_if(expansions_, is_same);
    if (same == expansions_.end()) {
      same = expansions_.insert(same, SpanExpansion{.first = first, .count = count, .source = source});
    }
    if (std::ranges::find(same->to, rendering) == same->to.end()) same->to.push_back(std::move(rendering));
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
  passage::Thesaurus glossary;
  std::optional<DictionaryShelf> dictionaries;
  MachineTranslation machine;
  std::once_flag label_words_made;
  std::optional<LabelWords> label_words;

  explicit State(const ExpanderSettings& settings)
      : thesaurus(passage::thesaurus_files(settings.thesaurus, settings.built_in_thesaurus)),
        glossary(settings.built_in_glossary ? passage::glossary_files() : std::vector<passage::ThesaurusFile>()),
        machine(settings.machine_translation) {
    if (!settings.dictionaries.empty()) dictionaries.emplace(settings.dictionaries, settings.log);
  }
};

namespace {

/// Says one run.
class RunExpansion {
 public:
  RunExpansion(const WordRun& run, const Tongues& tongues, passage::Analyzer& analyzer)
      : run_(run), tongues_(tongues), analyzer_(analyzer), coverage_(run.surfaces.size()) {}

  void add_concepts(const passage::Thesaurus& thesaurus) {
    for (SpanExpansion& named : named_in(thesaurus, expansion_source::thesaurus)) coverage_.add(std::move(named));
  }

  void add_curated(const passage::Thesaurus& curated) {
    for (SpanExpansion& named : named_in(curated, expansion_source::curation, curated_labels_sought)) {
      for (Rendering& label : named.to) coverage_.add_beside(named.first, named.count, named.source, std::move(label));
    }
  }

  /// Into other languages only: for synonyms its meanings are too wide.
  void add_glossary(const passage::Thesaurus& glossary) {
    for (SpanExpansion& named : named_in(glossary, expansion_source::glossary)) {
      if (named.count == 1 && is_function_word(named.first)) continue;
      for (Rendering& label : named.to) {
        if (is_among(label.language, tongues_.from)) continue;
        coverage_.add_beside(named.first, named.count, named.source, std::move(label));
      }
    }
  }

  void add_names(const PlaceNames& names) {
    for (const auto& [first, end] : coverage_.gaps()) {
      for (SpanExpansion& expansion : names.find(words(first, end), tongues_.from, tongues_.to, analyzer_)) {
        expansion.first += first;
        coverage_.add(std::move(expansion));
      }
    }
  }

  void add_dictionaries(const Dictionary& dictionary) {
    add_translations(expansion_source::dictionary,
                     [&](std::span<const std::string> words, const std::string& from, const std::string& to) {
                       return dictionary.translate(words, from, to, analyzer_, most_translations);
                     });
  }

  void add_machine(const MachineTranslation& machine) {
    for (const std::string& from : tongues_.from) {
      for (const std::string& to : tongues_.to) machine.prepare(from, to);
    }
    add_translations(expansion_source::machine,
                     [&](std::span<const std::string> words, const std::string& from, const std::string& to) {
                       return machine.translate(words, from, to);
                     });
  }

  void add_learnt(const passage::LearntTranslations& learnt) {
    for (const auto& [first, end] : coverage_.gaps()) {
      for (std::size_t i = first; i < end; ++i) {
        for (const std::string& from : tongues_.from) add_learnt(i, from, learnt);
      }
    }
  }

  std::vector<SpanExpansion> take() { return coverage_.take(); }

 private:
  /// What the words that nothing covers yet name in a thesaurus.
  std::vector<SpanExpansion> named_in(const passage::Thesaurus& thesaurus, std::string_view source,
                                      std::size_t most = labels_sought) {
    passage::ConceptMatcher matcher(thesaurus);
    std::vector<SpanExpansion> all;
    for (const auto& [first, end] : coverage_.gaps()) {
      std::vector<passage::RowWord> row;
      for (std::size_t i = first; i < end; ++i) row.push_back({run_.surfaces[i], run_.unspaced[i]});
      for (const passage::ConceptSpan& span : matcher.match(row, analyzer_)) {
        all.push_back({first + span.first, span.count, labels(thesaurus, span, most), source});
      }
    }
    return all;
  }

  template <typename Translate>
  void add_translations(std::string_view source, const Translate& translate) {
    for (const auto& [first, end] : coverage_.gaps()) {
      for (const std::string& from : tongues_.from) {
        for (const std::string& to : tongues_.to) {
          for (RowTranslations& row : translate(words(first, end), from, to)) {
            if (row.count == 1 && is_function_word(first + row.first, from)) continue;
            for (WordTranslation& one : row.translations) {
              coverage_.add_beside(first + row.first, row.count, source, {std::move(one.text), to});
            }
          }
        }
      }
    }
  }

  std::vector<Rendering> labels(const passage::Thesaurus& thesaurus, const passage::ConceptSpan& span,
                                std::size_t most) {
    std::vector<Rendering> renderings;
    std::vector<passage::ConceptId> seen;
    for (const passage::NamedConcept& named : span.concepts) {
      if (std::ranges::find(seen, named.id) != seen.end()) continue;
      seen.push_back(named.id);
      for (const passage::Label& label : thesaurus.translations(named.id, most)) {
        if (is_wanted(label.language)) renderings.push_back({std::string(label.text), std::string(label.language)});
      }
    }
    return renderings;
  }

  void add_learnt(std::size_t word, const std::string& from, const passage::LearntTranslations& learnt) {
    const std::string& surface = run_.surfaces[word];
    const std::string stem = run_.unspaced[word] ? analyzer_.exact(surface) : analyzer_.query_stem(surface, from);
    std::string_view language;
    std::size_t of_language = 0;
    for (const passage::LearntTranslation& one : learnt.lookup(stem, from)) {
      of_language = one.language == std::exchange(language, one.language) ? of_language + 1 : 1;
      if (of_language > most_learnt || one.probability < least_probability || !is_wanted(one.language)) continue;
      coverage_.add_beside(word, 1, expansion_source::learnt, {std::string(one.text), std::string(one.language)});
    }
  }

  [[nodiscard]] std::span<const std::string> words(std::size_t first, std::size_t end) const {
    return std::span(run_.surfaces).subspan(first, end - first);
  }
  [[nodiscard]] bool is_wanted(std::string_view language) const { return is_among(language, tongues_.to); }
  [[nodiscard]] bool is_function_word(std::size_t word, std::string_view language) {
    return passage::is_stop_word(analyzer_.exact(run_.surfaces[word]), language);
  }
  [[nodiscard]] bool is_function_word(std::size_t word) {
    return std::ranges::any_of(tongues_.from, [&](const std::string& from) { return is_function_word(word, from); });
  }

  const WordRun& run_;
  const Tongues& tongues_;
  passage::Analyzer& analyzer_;
  Coverage coverage_;
};

}  // namespace

Expander::Expander(const ExpanderSettings& settings) : state_(std::make_unique<State>(settings)) {}
Expander::~Expander() = default;

const passage::Thesaurus& Expander::thesaurus() const {
  return state_->thesaurus;
}

const LabelWords& Expander::label_words() const {
  std::call_once(state_->label_words_made, [this] {
    state_->label_words.emplace(std::vector<const passage::Thesaurus*>{&state_->thesaurus, &state_->glossary});
  });
  return *state_->label_words;
}

void Expander::prepare(std::span<const std::string> to) const {
  if (state_->dictionaries) state_->dictionaries->want(to);
}

std::vector<SpanExpansion> Expander::expand(const WordRun& run, const Tongues& tongues,
                                            const passage::LearntTranslations* learnt, passage::Analyzer& analyzer,
                                            const passage::Thesaurus* curated) const {
  prepare(tongues.to);
  RunExpansion expansion(run, tongues, analyzer);
  if (curated != nullptr) expansion.add_curated(*curated);
  expansion.add_concepts(state_->thesaurus);
  expansion.add_names(state_->names);
  expansion.add_glossary(state_->glossary);
  if (state_->dictionaries) {
    if (const auto dictionary = state_->dictionaries->get()) expansion.add_dictionaries(*dictionary);
  }
  expansion.add_machine(state_->machine);
  if (learnt != nullptr) expansion.add_learnt(*learnt);
  return expansion.take();
}

}  // namespace searchd
