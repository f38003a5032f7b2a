#include "searchd/search/searcher.h"

#include <chrono>

#include "searchd/search/facets.h"
#include "searchd/search/highlight.h"
#include "searchd/search/hits.h"
#include "searchd/search/prepared_search.h"
#include "searchd/search/ranked_page.h"
#include "searchd/search/readable_terms.h"
#include "searchd/search/spelling/did_you_mean.h"

namespace searchd {
namespace {

std::string explanation(const Xapian::Enquire& enquire, Xapian::docid document) {
  std::string terms;
  for (auto term = enquire.get_matching_terms_begin(document); term != enquire.get_matching_terms_end(document);
       ++term) {
    if (!terms.empty()) terms += ", ";
    terms += readable_term(*term);
  }
  return terms;
}

/// Who asks for texts of a language wants to read them in it.
std::vector<std::string> languages_to_read(const SearchRequest& request) {
  std::vector<std::string> languages;
  for (const auto& [field, value] : request.filters) {
    if (field == "language") languages.push_back(value);
  }
  languages.insert(languages.end(), request.prefer.begin(), request.prefer.end());
  return languages;
}

void add_spelling(SearchAnswer& answer, SpellingAdvice advice) {
  answer.corrected_query = std::move(advice.corrected_query);
  for (std::string& word : advice.unknown_words) {
    answer.notices.push_back({.code = "no_documents_for_word",
                              .message = "No document holds \"" + word + "\" in any form or translation.",
                              .word = std::move(word)});
  }
  for (std::string& phrase : advice.unknown_phrases) {
    answer.notices.push_back({.code = "no_documents_for_phrase",
                              .message = "No document holds exactly \"" + phrase + "\".",
                              .word = std::move(phrase)});
  }
}

}  // namespace

SearchAnswer search_index(const SearchRequest& request, const QueryLimits& limits, OpenIndex& index,
                          const Expander* expander) {
  const auto begin = std::chrono::steady_clock::now();
  const passage::IndexSnapshot& snapshot = index.snapshot;
  SearchAnswer answer{.generation = snapshot.generation};

  PreparedSearch search = prepare_search(request, limits, index, expander);
  const QueryPlan& plan = search.plan;
  Xapian::Enquire enquire(snapshot.documents);
  const PageOfWorks page = rank_page(enquire, request, search, index);
  Highlighter highlighter(plan.highlight, index.analyzer);
  const std::vector<std::string> languages = languages_to_read(request);
  for (const RankedWork& ranked : page.works) {
    Hit& hit = answer.hits.emplace_back(make_hit(ranked.work, ranked.places, languages, snapshot, highlighter));
    if (request.explain) hit.explanation = explanation(enquire, ranked.work.document);
  }

  answer.matching = search.set.matching;
  answer.total_hits = page.total;
  if (!request.facets.empty()) {
    answer.facets =
        count_facets(request.facets, search.set.query, search.filters, snapshot.documents, request.facet_values);
  }
  answer.expansions = plan.expansions;
  answer.notices = std::move(search.parsed.notices);
  answer.notices.insert(answer.notices.end(), plan.notices.begin(), plan.notices.end());
  add_spelling(answer, advise_on_spelling(request, search, page.total, limits, index, expander));
  if (request.explain) {
    answer.parsed_query = describe(search.parsed.root);
    answer.plan = plan.describe();
  }
  answer.processing_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return answer;
}

}  // namespace searchd
