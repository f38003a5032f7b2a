// suggest_benchmark DATA_DIR SEARCHD [QUERIES [GREATEST_P95]]
// Types queries made of an index's own words into the daemon letter by letter, as a search box asks for suggestions,
// and prints how long each answer took and how much memory the daemon holds before and after. Exit status 1 when the
// 95th percentile of processor time is above GREATEST_P95 (ms).
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <xapian.h>

#include "passage/error.h"
#include "passage/index/generation_store.h"
#include "passage/index/index_snapshot.h"
#include "tests/benchmark/api_search.h"
#include "tests/benchmark/percentiles.h"
#include "tests/benchmark/query_set.h"

namespace benchmark {
namespace {

/// What is asked for while somebody types the queries, each text once: what has been asked before is remembered in
/// part.
std::vector<std::string> keystrokes(const std::vector<searchd::SearchRequest>& queries) {
  constexpr unsigned continuation_bits = 0x80;
  constexpr unsigned continuation_mask = 0xC0;
  std::set<std::string> seen;
  std::vector<std::string> typed;
  for (const searchd::SearchRequest& query : queries) {
    for (std::size_t end = 1; end <= query.query.size(); ++end) {
      const bool is_within_character = end < query.query.size() && (static_cast<unsigned char>(query.query[end]) &
                                                                    continuation_mask) == continuation_bits;
      const std::string text = query.query.substr(0, end);
      if (!is_within_character && seen.insert(text).second) typed.push_back(text);
    }
  }
  return typed;
}

void print(const char* name, const std::vector<double>& times) {
  const Percentiles of_all = percentiles(times);
  std::cout << std::left << std::setw(12) << name << std::right << std::fixed << std::setprecision(3) << std::setw(10)
            << of_all.p50 << std::setw(10) << of_all.p95 << std::setw(10) << of_all.p99 << '\n';
}

int run(const std::string& data, const std::string& searchd, std::size_t count, double greatest_p95) {
  const auto snapshot = passage::open_current(passage::GenerationStore(data));
  if (!snapshot) throw std::runtime_error(data + ": nothing has been published");
  const std::vector<std::string> typed = keystrokes(make_queries(*snapshot, count));
  const Daemon daemon(searchd, data);
  ApiSearch connection(daemon.url());
  const double memory_before = daemon.resident_megabytes();
  std::vector<double> elapsed;
  std::vector<double> processor;
  std::size_t suggestions = 0;
  for (const std::string& text : typed) {
    const std::string target = "/api/v1/suggest?q=" + encoded(text);
    const auto begin = std::chrono::steady_clock::now();
    const double processor_begin = daemon.processor_ms();
    const std::string answer = connection.ask(target);
    elapsed.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    processor.push_back(daemon.processor_ms() - processor_begin);
    for (auto at = answer.find("\"text\":"); at != std::string::npos; at = answer.find("\"text\":", at + 1)) {
      ++suggestions;
    }
  }
  std::cout << typed.size() << " keystrokes of " << count
            << " queries, each asked once, by GET /api/v1/suggest over one "
            << "keep-alive connection;\n"
            << std::fixed << std::setprecision(1)
            << static_cast<double>(suggestions) / static_cast<double>(typed.size())
            << " suggestions each; ms, processor time is the daemon's\n\n"
            << "                   p50       p95       p99\n";
  print("elapsed", elapsed);
  print("processor", processor);
  std::cout << "\nresident: " << std::setprecision(1) << memory_before << " MB before, " << daemon.resident_megabytes()
            << " MB after\n";
  if (percentiles(processor).p95 <= greatest_p95) return EXIT_SUCCESS;
  std::cerr << "suggest_benchmark: the 95th percentile of processor time is above " << greatest_p95 << " ms\n";
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace benchmark

int main(int argc, char** argv) {
  if (argc < 3 || argc > 5) {
    std::cerr << "usage: suggest_benchmark DATA_DIR SEARCHD [QUERIES [GREATEST_P95]]\n";
    return 2;
  }
  try {
    return benchmark::run(argv[1], argv[2], argc > 3 ? std::stoul(argv[3]) : 200, argc > 4 ? std::stod(argv[4]) : 1e9);
  } catch (const Xapian::Error& error) {
    std::cerr << "suggest_benchmark: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "suggest_benchmark: " << error.what() << '\n';
  }
  return EXIT_FAILURE;
}
