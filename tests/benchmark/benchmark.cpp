// benchmark DATA_DIR SEARCHD [QUERIES [GREATEST_RATIO]]
// Asks the same queries of one index as a bare loop over Xapian and through the daemon's API, in turn, and prints how
// long both took. Exit status 1 when the ratio of the 95th percentiles is above GREATEST_RATIO, or when both disagree.
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "passage/error.h"
#include "passage/index/generation_store.h"
#include "passage/index/index_snapshot.h"
#include "tests/benchmark/api_search.h"
#include "tests/benchmark/bare_search.h"
#include "tests/benchmark/percentiles.h"
#include "tests/benchmark/query_set.h"

namespace benchmark {
namespace {

// The median of so many runs stands for a query, so that what else the machine does weighs less.
constexpr int rounds = 7;

template <typename Function>
double milliseconds(Function function) {
  const auto begin = std::chrono::steady_clock::now();
  function();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void print(const char* name, const Percentiles& times) {
  std::cout << std::left << std::setw(10) << name << std::right << std::fixed << std::setprecision(3) << std::setw(10)
            << times.p50 << std::setw(10) << times.p95 << std::setw(10) << times.p99 << '\n';
}

int run(const std::string& data, const std::string& searchd, std::size_t count, double greatest_ratio) {
  const auto index = passage::open_current(passage::GenerationStore(data));
  if (!index) throw std::runtime_error(data + ": nothing has been published");
  const std::vector<searchd::SearchRequest> queries = make_queries(*index, count);
  passage::Analyzer analyzer;
  const Daemon daemon(searchd, data);
  ApiSearch api(daemon.url());

  std::vector<double> bare_times;
  std::vector<double> api_times;
  for (const searchd::SearchRequest& query : queries) {
    const BareSearch bare(query, *index, analyzer);
    const std::string target = target_of(query);
    std::size_t bare_total = 0;
    std::string answer;
    std::vector<double> bare_rounds;
    std::vector<double> api_rounds;
    for (int round = 0; round < rounds; ++round) {
      bare_rounds.push_back(milliseconds([&] { bare_total = bare.run(); }));
      api_rounds.push_back(milliseconds([&] { answer = api.ask(target); }));
    }
    if (total_hits(answer) != bare_total) throw std::runtime_error("the totals differ for: " + query.query);
    bare_times.push_back(median(std::move(bare_rounds)));
    api_times.push_back(median(std::move(api_rounds)));
  }

  const Percentiles bare = percentiles(std::move(bare_times));
  const Percentiles whole = percentiles(std::move(api_times));
  const double ratio = whole.p95 / bare.p95;
  std::cout
      << queries.size() << " queries, ten hits, three places each; median of " << rounds << " runs, ms\n"
      << "bare: plans made beforehand; which documents match, documents query with exact total, data of the hits\n"
      << "      decoded, places query, data of the places decoded; no parsing, snippets, JSON or HTTP\n"
      << "api:  GET /api/v1/search over one keep-alive connection, answer read to its end\n\n"
      << "                 p50       p95       p99\n";
  print("bare", bare);
  print("api", whole);
  std::cout << "ratio of the p95s: " << std::setprecision(2) << ratio << '\n';
  if (ratio <= greatest_ratio) return EXIT_SUCCESS;
  std::cerr << "benchmark: the ratio is above " << greatest_ratio << '\n';
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace benchmark

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::cerr << "usage: benchmark DATA_DIR SEARCHD [QUERIES [GREATEST_RATIO]]\n";
    return 2;
  }
  try {
    return benchmark::run(argv[1], argv[2], argc > 3 ? std::stoul(argv[3]) : 200, argc > 4 ? std::stod(argv[4]) : 1e9);
  } catch (const Xapian::Error& error) {
    std::cerr << "benchmark: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "benchmark: " << error.what() << '\n';
  }
  return EXIT_FAILURE;
}
