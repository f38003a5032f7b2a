// benchmark DATA_DIR SEARCHD [QUERIES [GREATEST_RATIO]]
// Asks the same queries of one index as a bare loop over Xapian and through the daemon's API, in turn, and prints how
// long both took. Exit status 1 when the ratio of the 95th percentiles of processor time is above GREATEST_RATIO, or
// when the totals differ.
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
#include "searchd/search/query_planner.h"
#include "tests/benchmark/api_search.h"
#include "tests/benchmark/bare_search.h"
#include "tests/benchmark/percentiles.h"
#include "tests/benchmark/query_set.h"

namespace benchmark {
namespace {

// The median of so many runs stands for a query, so that what else the machine does weighs less.
constexpr int rounds = 7;

/// Milliseconds by the clock on the wall, and of processor time, which other work on the machine hardly changes.
struct Times {
  std::vector<double> elapsed;
  std::vector<double> processor;

  void add_median_of(Times rounds_of_query) {
    elapsed.push_back(median(std::move(rounds_of_query.elapsed)));
    processor.push_back(median(std::move(rounds_of_query.processor)));
  }
};

template <typename Clock, typename Function>
void measure(Times& times, Clock processor_ms, Function function) {
  const auto begin = std::chrono::steady_clock::now();
  const double processor_begin = processor_ms();
  function();
  times.elapsed.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  times.processor.push_back(processor_ms() - processor_begin);
}

void print(const char* name, const Percentiles& times) {
  std::cout << std::left << std::setw(18) << name << std::right << std::fixed << std::setprecision(3) << std::setw(10)
            << times.p50 << std::setw(10) << times.p95 << std::setw(10) << times.p99 << '\n';
}

/// Returns the ratio of the 95th percentiles.
double compare(const std::string& what, const std::vector<double>& bare, const std::vector<double>& api) {
  const Percentiles of_bare = percentiles(bare);
  const Percentiles of_api = percentiles(api);
  print(("bare, " + what).c_str(), of_bare);
  print(("api,  " + what).c_str(), of_api);
  const double ratio = of_api.p95 / of_bare.p95;
  std::cout << "ratio of the p95s: " << std::setprecision(2) << ratio << "\n\n";
  return ratio;
}

int run(const std::string& data, const std::string& searchd, std::size_t count, double greatest_ratio) {
  auto snapshot = passage::open_current(passage::GenerationStore(data));
  if (!snapshot) throw std::runtime_error(data + ": nothing has been published");
  searchd::OpenIndex index{.snapshot = std::move(*snapshot)};
  index.languages = searchd::held_languages(index.snapshot.manifest);
  const std::vector<searchd::SearchRequest> queries = make_queries(index.snapshot, count);
  const searchd::Expander expander({});
  const Daemon daemon(searchd, data);
  ApiSearch connection(daemon.url());

  Times bare_times;
  Times api_times;
  for (const searchd::SearchRequest& query : queries) {
    BareSearch bare(query, index, expander);
    const std::string target = target_of(query);
    std::size_t bare_total = 0;
    std::string answer;
    Times bare_rounds;
    Times api_rounds;
    for (int round = 0; round < rounds; ++round) {
      measure(
          bare_rounds, [] { return processor_clock_ms(CLOCK_PROCESS_CPUTIME_ID); }, [&] { bare_total = bare.run(); });
      measure(
          api_rounds, [&] { return daemon.processor_ms(); }, [&] { answer = connection.ask(target); });
    }
    if (total_hits(answer) != bare_total) throw std::runtime_error("the totals differ for: " + query.query);
    bare_times.add_median_of(std::move(bare_rounds));
    api_times.add_median_of(std::move(api_rounds));
  }

  std::cout
      << queries.size() << " queries, ten hits, three places each; median of " << rounds << " runs, ms\n"
      << "bare: plans with their translations made beforehand; which documents match, documents query with exact\n"
      << "      total, ranking, data of the hits and of their places decoded; no parsing, snippets, JSON or HTTP\n"
      << "api:  GET /api/v1/search over one keep-alive connection, answer read to its end; processor time is the\n"
      << "      daemon's\n\n"
      << "                         p50       p95       p99\n";
  (void)compare("elapsed", bare_times.elapsed, api_times.elapsed);
  const double ratio = compare("processor", bare_times.processor, api_times.processor);
  if (ratio <= greatest_ratio) return EXIT_SUCCESS;
  std::cerr << "benchmark: the ratio of processor time is above " << greatest_ratio << '\n';
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
