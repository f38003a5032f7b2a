#include "searchd/search/suggestion/suggester.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/search/query_parser.h"
#include "searchd/search/suggestion/symbol_completion.h"
#include "searchd/search/suggestion/word_completion.h"

namespace searchd {
namespace {

/// Words as people type them, and no query language: what follows them may be completed in their place.
bool is_plain(const ParsedQuery& query) {
  return query.notices.empty() && std::ranges::all_of(query.root.children, [](const QueryNode& node) {
           return node.kind == QueryKind::Words && node.field == nullptr && !node.excluded;
         });
}

bool excludes_last(const ParsedQuery& query) {
  return !query.root.children.empty() && query.root.children.back().excluded;
}

/// Tells texts that say the same in other forms.
class SeenTexts {
 public:
  explicit SeenTexts(passage::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// Whether it is new; it is no more.
  bool add(const Suggestion& suggestion) {
    const bool has_new_words = seen_.insert(folded_text(suggestion.text, analyzer_).text).second;
    return seen_.insert("stems: " + stems_of(suggestion)).second && has_new_words;
  }

 private:
  std::string stems_of(const Suggestion& suggestion) {
    const std::string_view language = passage::primary_subtag(suggestion.language);
    std::string stems(language);
    for (const passage::WordSpan& word : analyzer_.words(suggestion.text)) {
      const std::string_view surface = std::string_view(suggestion.text).substr(word.begin, word.end - word.begin);
      const std::string stem = word.unspaced ? std::string{} : analyzer_.query_stem(surface, language);
      stems += ' ' + (stem.empty() ? passage::fold(surface) : stem);
    }
    return stems;
  }

  passage::Analyzer& analyzer_;
  std::set<std::string> seen_;
};

/// A concept or a completed word, and what speaks for it.
struct Completed {
  std::uint32_t works = 0;
  Suggestion suggestion;
};

class Suggester {
 public:
  Suggester(const SuggestRequest& request, OpenIndex& index, SuggestionSources& sources)
      : request_(request),
        index_(index),
        sources_(sources),
        order_(request.prefer, index.snapshot.manifest.by_language),
        seen_(index.analyzer) {}

  std::vector<Suggestion> run(const TypedText& typed, bool is_plain) {
    words_typed_ = typed.words.size();
    for (Suggestion& symbol : complete_symbol(typed.raw, request_.limit, index_.snapshot.documents)) {
      add(std::move(symbol));
    }
    // Some of them may say the same.
    const std::size_t most = 2 * std::size_t{request_.limit};
    auto titles = sources_.titles.find(typed, most, order_, index_.snapshot, index_.languages);
    const auto labels = sources_.labels.find(typed, most, order_, index_.languages);
    std::vector<CompletedWord> words;
    if (is_plain && typed.ends_within_word()) {
      const Slips slips = titles.empty() && labels.empty() ? Slips::Correct : Slips::LeaveAlone;
      words = complete_word(typed, request_.limit, slips, order_, index_, sources_.words);
    }
    if (words_typed_ > 1) leave_out_titles(words, titles);
    const std::size_t others = request_.limit - std::min<std::size_t>(titles.size(), request_.limit * 3 / 8);
    std::vector<Completed> concepts;
    for (const auto& label : labels) {
      if (label.fit == RowFit::Begins) concepts.push_back({label.works, label.suggestion});
    }
    std::vector<Completed> completed;
    for (CompletedWord& word : words) completed.push_back({word.works, std::move(word.suggestion)});
    for (auto& one : together(std::move(concepts), std::move(completed), others)) add(std::move(one.suggestion));
    for (auto& title : titles) add(std::move(title.suggestion));
    for (const auto& label : labels) add(label.suggestion);
    return std::move(suggestions_);
  }

 private:
  void add(Suggestion suggestion) {
    if (suggestions_.size() < request_.limit && seen_.add(suggestion)) suggestions_.push_back(std::move(suggestion));
  }

  /// Behind other words a completed word may make a title whole, which leads to its document.
  void leave_out_titles(std::vector<CompletedWord>& words, const std::vector<TitleIndex::Found>& titles) const {
    SeenTexts seen(index_.analyzer);
    for (const auto& title : titles) seen.add(title.suggestion);
    std::erase_if(words, [&](const CompletedWord& word) { return !seen.add(word.suggestion); });
  }

  /// Half of each where there are enough: those of most works first, behind other words the concepts first, for these
  /// words are theirs. No words that are these concepts in another form.
  std::vector<Completed> together(std::vector<Completed> concepts, std::vector<Completed> words, std::size_t most) {
    SeenTexts seen(index_.analyzer);
    std::erase_if(concepts, [&](const Completed& one) { return !seen.add(one.suggestion); });
    const std::size_t for_concepts = most - std::min(words.size(), most / 2);
    if (concepts.size() > for_concepts) concepts.resize(for_concepts);
    SeenTexts chosen(index_.analyzer);
    for (const Completed& one : concepts) chosen.add(one.suggestion);
    std::erase_if(words, [&](const Completed& one) { return !chosen.add(one.suggestion); });
    if (words.size() > most - concepts.size()) words.resize(most - concepts.size());
    std::vector<Completed> all;
    for (auto word = words.begin(), one = concepts.begin(); word != words.end() || one != concepts.end();) {
      const bool takes_concept =
          word == words.end() || (one != concepts.end() && (words_typed_ > 1 || one->works >= word->works));
      all.push_back(std::move(takes_concept ? *one++ : *word++));
    }
    return all;
  }

  const SuggestRequest& request_;
  OpenIndex& index_;
  SuggestionSources& sources_;
  LanguageOrder order_;
  std::size_t words_typed_ = 0;
  SeenTexts seen_;
  std::vector<Suggestion> suggestions_;
};

}  // namespace

std::vector<Suggestion> suggest(const SuggestRequest& request, OpenIndex& index, const passage::Thesaurus& thesaurus) {
  const TypedText typed = typed_text(request.query, index.analyzer);
  const ParsedQuery parsed = parse_query(request.query);
  if (typed.empty() || excludes_last(parsed)) return {};
  SuggestionSources& sources = index.suggestions->of(index, thesaurus);
  return Suggester(request, index, sources).run(typed, is_plain(parsed));
}

}  // namespace searchd
