#include "searchd/search/expansion/plan_expansion.h"

#include <algorithm>
#include <utility>

#include "passage/index/schema.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"
#include "searchd/search/query_planner.h"
#include "searchd/search/query_words.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

// Languages that queries are said in: those with most documents.
constexpr std::size_t most_languages = 16;

// The words of "derechos humanos de las personas migrantes" may stand this much further apart in a text.
constexpr std::uint32_t slack = 4;

class PlanExpansion {
  /// What joins a word.
  using Additions = std::vector<Sought>;

 public:
  PlanExpansion(QueryPlan& plan, const Expander& expander, const passage::IndexSnapshot& index,
                passage::Analyzer& analyzer)
      : plan_(plan),
        expander_(expander),
        analyzer_(analyzer),
        learnt_(index.translations ? &*index.translations : nullptr),
        curated_(index.synonyms.get()),
        words_(analyzer),
        to_(languages_to_say_in(index.manifest)) {}

  void run() {
    for (std::size_t begin = 0; begin < plan_.words.size();) {
      std::size_t end = begin + 1;
      while (end < plan_.words.size() && plan_.words[end].run == plan_.words[begin].run) ++end;
      if (plan_.words[begin].run != 0) expand_run(begin, end);
      begin = end;
    }
  }

 private:
  void expand_run(std::size_t begin, std::size_t end) {
    WordRun run;
    for (std::size_t i = begin; i < end; ++i) {
      run.surfaces.push_back(plan_.words[i].text);
      run.unspaced.push_back(plan_.words[i].unspaced);
    }
    additions_.assign(end - begin, {});
    const Tongues tongues{.from = plan_.languages, .to = to_};
    for (const SpanExpansion& expansion : expander_.expand(run, tongues, learnt_, analyzer_, curated_)) {
      add(expansion, run, begin);
    }
    for (std::size_t i = begin; i < end; ++i) say_otherwise(plan_.words[i], additions_[i - begin]);
  }

  void add(const SpanExpansion& expansion, const WordRun& run, std::size_t begin) {
    Expansion shown{.source = std::string(expansion.source)};
    for (std::size_t i = expansion.first; i < expansion.first + expansion.count; ++i) {
      shown.from += (shown.from.empty() || run.unspaced[i] ? "" : " ") + run.surfaces[i];
    }
    std::vector<Sought> phrases;
    for (const Rendering& rendering : expansion.to) {
      if (Sought phrase = phrase_of(rendering); !phrase.query.empty()) phrases.push_back(std::move(phrase));
      const Sought sought = sought_as(rendering);
      if (sought.query.empty()) continue;
      for (std::size_t i = expansion.first; i < expansion.first + expansion.count; ++i) {
        additions_[i].push_back(sought);
        plan_.words[begin + i].renderings.push_back(rendering);
      }
      shown.to.emplace_back(rendering.text, rendering.language);
    }
    if (!shown.to.empty()) plan_.expansions.push_back(std::move(shown));
    add_phrases(phrases);
  }

  /// What is said in several words, as it stands there; nothing for one word.
  Sought phrase_of(const Rendering& rendering) {
    std::vector<std::string> forms = words_.row(rendering.text);
    if (forms.size() < 2) return {};
    TermRow row;
    for (const std::string& form : forms) row.words.push_back({passage::word_term(form)});
    return {.query = Query(Query::OP_PHRASE, forms.begin(), forms.end()), .rows = {std::move(row)}};
  }

  /// Documents that say it word for word count for more, whatever the language.
  void add_phrases(const std::vector<Sought>& phrases) {
    if (phrases.empty()) return;
    std::vector<Query> queries;
    Sought any;
    for (const Sought& phrase : phrases) {
      queries.push_back(phrase.query);
      any.rows.insert(any.rows.end(), phrase.rows.begin(), phrase.rows.end());
    }
    any.query =
        Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, queries.begin(), queries.end()), concept_phrase_weight);
    plan_.closeness.push_back(std::move(any));
  }

  /// The words of a rendering, each in any form that its language gives it; function words are passed over.
  Sought sought_as(const Rendering& rendering) {
    std::vector<Query> queries;
    TermRow row;
    for (const QueryWord& word : words_.cut(rendering.text)) {
      if (!word.has_stems) {
        for (const std::string& form : word.row) row.words.push_back({form});
        queries.push_back(word.row.size() == 1 ? Query(word.row.front())
                                               : Query(Query::OP_PHRASE, word.row.begin(), word.row.end()));
        plan_.highlight.sequences.push_back(sequence_of(word.row));
        continue;
      }
      if (passage::is_stop_word(word.row.front(), rendering.language)) continue;
      const std::string& stem = analyzer_.query_stem(word.surface, rendering.language);
      if (stem.empty()) continue;
      plan_.highlight.stems.insert(stem);
      queries.emplace_back(passage::stem_term(stem));
      row.words.push_back(passage::terms_with_positions(stem));
    }
    if (queries.empty()) return {};
    if (row.words.size() > 1) row.window = static_cast<std::uint32_t>(row.words.size()) + slack;
    return {.query = queries.size() == 1 ? queries.front() : Query(Query::OP_AND, queries.begin(), queries.end()),
            .rows = {std::move(row)}};
  }

  static HighlightSequence sequence_of(const std::vector<std::string>& forms) {
    HighlightSequence sequence;
    for (std::uint32_t i = 0; i < forms.size(); ++i) sequence.elements.push_back({i, forms[i]});
    return sequence;
  }

  void say_otherwise(WordGroup& group, const Additions& additions) {
    std::vector<Query> ways{group.match};
    if (additions.empty()) return;
    group.said_rows = group.rows;
    for (const Sought& addition : additions) {
      ways.push_back(addition.query);
      group.said_rows.insert(group.said_rows.end(), addition.rows.begin(), addition.rows.end());
    }
    const Query any(Query::OP_SYNONYM, ways.begin(), ways.end());
    // The words as typed weigh more than what they mean: a text in the reader's language comes first.
    group.rank = Query(Query::OP_AND_MAYBE, Query(Query::OP_SCALE_WEIGHT, any, translation_weight),
                       Query(Query::OP_SCALE_WEIGHT, group.rank, 1 - translation_weight));
    group.match = any;
  }

  QueryPlan& plan_;
  const Expander& expander_;
  passage::Analyzer& analyzer_;
  const passage::LearntTranslations* learnt_;
  const passage::Thesaurus* curated_;
  QueryWords words_;
  std::vector<std::string> to_;
  std::vector<Additions> additions_;  ///< Of each word of the run.
};

}  // namespace

std::vector<std::string> languages_to_say_in(const passage::Manifest& manifest) {
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  for (const auto& [language, count] : manifest.by_language) {
    if (language != "und") counted.emplace_back(count, language);
  }
  std::ranges::stable_sort(counted, std::ranges::greater{}, [](const auto& one) { return one.first; });
  std::vector<std::string> languages;
  for (const auto& [count, language] : counted) {
    if (languages.size() < most_languages) languages.push_back(language);
  }
  return languages;
}

void expand_plan(QueryPlan& plan, const Expander& expander, const passage::IndexSnapshot& index,
                 passage::Analyzer& analyzer) {
  PlanExpansion(plan, expander, index, analyzer).run();
}

}  // namespace searchd
