// The steps of tests/relevance/run and tests/relevance/mission/run:
//   relevance jsonl COLLECTION                        the documents, for the indexer, on standard output
//   relevance ask COLLECTION URL [LEAST_NDCG]         asks every question and prints the mean of each metric;
//                                                     exit status 1 when nDCG@10 is below LEAST_NDCG
//   relevance cross QUERIES URL [--misses]            asks queries whose answers are in another language and prints
//                                                     MRR@10; or each query whose answer is not the first
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
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

int ask(const Collection& collection, const std::string& url, double least_ndcg) {
  Searcher searcher(url);
  const std::vector<Question> questions = collection.questions();
  Metrics mean;
  for (const Question& question : questions) {
    mean += measure(ranked_ids(searcher, without_operators(question.text)), question.judgements);
  }
  mean /= static_cast<double>(questions.size());
  std::cout << std::fixed << std::setprecision(4) << "questions   " << questions.size() << "\nnDCG@10     "
            << mean.ndcg_at_10 << "\nMAP         " << mean.map << "\nMRR@10      " << mean.mrr_at_10 << "\nrecall@100  "
            << mean.recall_at_100 << '\n';
  if (mean.ndcg_at_10 >= least_ndcg) return EXIT_SUCCESS;
  std::cerr << "relevance: nDCG@10 is below " << least_ndcg << '\n';
  return EXIT_FAILURE;
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

int run(const std::vector<std::string>& arguments) {
  const std::string step = arguments.empty() ? "" : arguments[0];
  if (step == "jsonl" && arguments.size() == 2) {
    Collection(arguments[1]).write_jsonl(std::cout);
    return EXIT_SUCCESS;
  }
  if (step == "ask" && (arguments.size() == 3 || arguments.size() == 4)) {
    return ask(Collection(arguments[1]), arguments[2], arguments.size() == 4 ? std::stod(arguments[3]) : 0);
  }
  if (step == "cross" && (arguments.size() == 3 || (arguments.size() == 4 && arguments[3] == "--misses"))) {
    return cross(arguments[1], arguments[2], arguments.size() == 4);
  }
  std::cerr << "usage: relevance jsonl COLLECTION | relevance ask COLLECTION URL [LEAST_NDCG]\n"
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
