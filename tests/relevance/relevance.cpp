// The steps of tests/relevance/run and tests/relevance/mission/run:
//   relevance jsonl COLLECTION...                     the documents, for the indexer, on standard output
//   relevance ask URL LEAST_NDCG COLLECTION...        asks every question and prints, for each collection, the mean of
//                                                     each metric; exit status 1 when nDCG@10 is below LEAST_NDCG;
//                                                     of several collections also "any, 3": the share of questions
//                                                     whose answer, in any of them, is among the first three
//   relevance cross QUERIES URL [--misses]            asks queries whose answers are in another language and prints
//                                                     MRR@10; or each query whose answer is not the first
#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/relevance/collection.h"
#include "tests/relevance/cross_language_report.h"
#include "tests/relevance/searcher.h"

namespace relevance {
namespace {

std::vector<std::string> ranked_ids(Searcher& searcher, const std::string& query) {
  std::vector<std::string> ids;
  for (const SearchHit& hit : searcher.hits({{"q", query}, {"hitsPerPage", "100"}, {"places", "1"}})) {
    ids.push_back(hit.front().id);
  }
  return ids;
}

/// An id without its collection's name: collections that translate each other give a text and its translations one.
std::string_view id_in_collection(std::string_view id) { return id.substr(id.find('/') + 1); }

/// Whether a relevant document, or the same document of another collection, is among the first three.
bool is_in_first_three_of_any(std::vector<std::string> ranked, const Judgements& judgements) {
  ranked.resize(std::min<std::size_t>(ranked.size(), 3));
  return std::any_of(ranked.begin(), ranked.end(), [&](const std::string& id) {
    return std::any_of(judgements.begin(), judgements.end(), [&](const auto& judged) {
      return judged.second > 0 && id_in_collection(judged.first) == id_in_collection(id);
    });
  });
}

/// The means over the questions of a collection.
struct Means {
  Metrics metrics;
  double in_first_three_of_any = 0;
};

Means means_of(const std::vector<Question>& questions, Searcher& searcher) {
  Means means;
  for (const Question& question : questions) {
    const std::vector<std::string> ranked = ranked_ids(searcher, without_operators(question.text));
    means.metrics += measure(ranked, question.judgements);
    means.in_first_three_of_any += is_in_first_three_of_any(ranked, question.judgements) ? 1 : 0;
  }
  means.metrics /= static_cast<double>(questions.size());
  means.in_first_three_of_any /= static_cast<double>(questions.size());
  return means;
}

int ask(const std::string& url, double least_ndcg, const std::vector<Collection>& collections) {
  Searcher searcher(url);
  int status = EXIT_SUCCESS;
  for (const Collection& collection : collections) {
    const std::vector<Question> questions = collection.questions();
    const Means means = means_of(questions, searcher);
    const Metrics& mean = means.metrics;
    std::cout << std::fixed << std::setprecision(4) << "collection  " << collection.name() << "\nquestions   "
              << questions.size() << "\nnDCG@10     " << mean.ndcg_at_10 << "\nMAP         " << mean.map
              << "\nMRR@10      " << mean.mrr_at_10 << "\nrecall@100  " << mean.recall_at_100 << '\n';
    if (collections.size() > 1) std::cout << "any, 3      " << means.in_first_three_of_any << '\n';
    std::cout.flush();
    if (mean.ndcg_at_10 >= least_ndcg) continue;
    std::cerr << "relevance: nDCG@10 is below " << least_ndcg << '\n';
    status = EXIT_FAILURE;
  }
  return status;
}

int cross(const std::string& queries, const std::string& url, bool misses) {
  Searcher searcher(url);
  std::vector<CrossLanguageResult> results;
  for (CrossLanguageQuery& query : read_cross_language_queries(queries)) {
    const auto filtered = searcher.hits(
        {{"q", query.text}, {"filter", "language:" + query.target}, {"hitsPerPage", "10"}, {"places", "1"}});
    const auto unfiltered = searcher.hits({{"q", query.text}, {"hitsPerPage", "100"}, {"places", "1"}});
    const std::size_t filtered_rank = rank_in_target(filtered, query);
    const std::size_t unfiltered_rank = rank_in_target(unfiltered, query);
    results.push_back({std::move(query), filtered_rank, unfiltered_rank});
  }
  if (misses) {
    write_misses(results, std::cout);
  } else {
    write_groups(grouped(results), std::cout);
  }
  return EXIT_SUCCESS;
}

std::vector<Collection> collections_in(const std::vector<std::string>& arguments, std::size_t first) {
  std::vector<Collection> collections;
  for (std::size_t i = first; i < arguments.size(); ++i) collections.emplace_back(arguments[i]);
  return collections;
}

int run(const std::vector<std::string>& arguments) {
  const std::string step = arguments.empty() ? "" : arguments[0];
  if (step == "jsonl" && arguments.size() > 1) {
    for (const Collection& collection : collections_in(arguments, 1)) collection.write_jsonl(std::cout);
    return EXIT_SUCCESS;
  }
  if (step == "ask" && arguments.size() > 3) {
    return ask(arguments[1], std::stod(arguments[2]), collections_in(arguments, 3));
  }
  if (step == "cross" && (arguments.size() == 3 || (arguments.size() == 4 && arguments[3] == "--misses"))) {
    return cross(arguments[1], arguments[2], arguments.size() == 4);
  }
  std::cerr << "usage: relevance jsonl COLLECTION... | relevance ask URL LEAST_NDCG COLLECTION...\n"
               "     | relevance cross QUERIES URL [--misses]\n";
  return 2;
}

}  // namespace
}  // namespace relevance

int main(int argc, char** argv) {
  try {
    return relevance::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "relevance: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
