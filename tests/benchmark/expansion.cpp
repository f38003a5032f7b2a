// expansion_benchmark DATA_DIR SEARCHD QUERIES.tsv
// Asks the queries of a table (tests/relevance/mission/queries.tsv) as typed (expand=false), said otherwise by all that is
// installed but machine translation, and by that too, in turn, and prints what each costs and how much memory the daemons
// hold.
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "tests/benchmark/api_search.h"
#include "tests/benchmark/percentiles.h"
#include "tests/relevance/cross_language_query.h"

namespace benchmark {
namespace {

// The median of so many runs stands for a query, so that what else the machine does weighs less.
constexpr int rounds = 7;

constexpr const char* dictionaries = "/usr/share/dictd";

double elapsed_ms(ApiSearch& connection, const std::string& target) {
  const auto begin = std::chrono::steady_clock::now();
  (void)connection.ask(target);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

Percentiles print(const char* name, const std::vector<double>& times) {
  const Percentiles of_all = percentiles(times);
  std::cout << std::left << std::setw(42) << name << std::right << std::fixed << std::setprecision(3) << std::setw(10)
            << of_all.p50 << std::setw(10) << of_all.p95 << std::setw(10) << of_all.p99 << '\n';
  return of_all;
}

/// A daemon and a connection to it.
struct Asked {
  Daemon daemon;
  ApiSearch connection{daemon.url()};

  Asked(const std::string& searchd, const std::string& data, const std::string& settings)
      : daemon(searchd, data, settings) {
    if (std::filesystem::exists(dictionaries)) (void)daemon.wait_for_log("dictionaries read");
  }
};

int run(const std::string& data, const std::string& searchd, const std::filesystem::path& table) {
  const std::vector<relevance::CrossLanguageQuery> queries = relevance::read_cross_language_queries(table);
  const std::string settings = std::string("dictionaries = \"") + dictionaries + "\"\n";
  Asked words(searchd, data, settings);
  Asked translated(searchd, data, settings + "machine_translation = [\"all\"]\n");

  std::vector<double> typed;
  std::vector<double> everything;
  std::vector<double> added_at_first;
  std::vector<double> added_again;
  std::set<std::string> languages;
  for (const relevance::CrossLanguageQuery& query : queries) {
    const std::string target = target_of({.query = query.text});
    const std::string as_typed = target + "&expand=false";
    // Both have read the postings of the query's own words when they say them otherwise for the first time.
    (void)elapsed_ms(words.connection, as_typed);
    (void)elapsed_ms(translated.connection, as_typed);
    const double first = elapsed_ms(words.connection, target);
    const double first_translated = elapsed_ms(translated.connection, target);
    std::vector<double> typed_rounds;
    std::vector<double> word_rounds;
    std::vector<double> translated_rounds;
    for (int round = 0; round < rounds; ++round) {
      typed_rounds.push_back(elapsed_ms(words.connection, as_typed));
      word_rounds.push_back(elapsed_ms(words.connection, target));
      translated_rounds.push_back(elapsed_ms(translated.connection, target));
    }
    // The programs of machine translation start with the first query in a language.
    if (languages.insert(query.language).second) continue;
    typed.push_back(median(std::move(typed_rounds)));
    everything.push_back(median(std::move(word_rounds)));
    added_at_first.push_back(first_translated - first);
    added_again.push_back(median(std::move(translated_rounds)) - everything.back());
  }

  std::cout << typed.size() << " queries, ten hits, three places each, over one keep-alive connection; elapsed ms,\n"
            << "median of " << rounds << " runs but where it says at first\n\n"
            << "                                                 p50       p95       p99\n";
  const double p95_typed = print("as typed (expand=false)", typed).p95;
  const double p95_everything = print("everything but machine translation", everything).p95;
  std::cout << "ratio of the p95s: " << std::setprecision(2) << p95_everything / p95_typed << "\n\n";
  print("machine translation adds, at first", added_at_first);
  print("machine translation adds, again", added_again);
  std::cout << "\nresident: " << std::setprecision(1) << words.daemon.resident_megabytes()
            << " MB without machine translation, " << translated.daemon.resident_megabytes()
            << " MB with it, its programs aside\n";
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace benchmark

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: expansion_benchmark DATA_DIR SEARCHD QUERIES.tsv\n";
    return 2;
  }
  try {
    return benchmark::run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "expansion_benchmark: " << error.what() << '\n';
  }
  return EXIT_FAILURE;
}
