// The seeds of the query fuzzer, and what a little damage makes of them.
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/fuzz/query_property.h"

namespace {

std::vector<std::string> seeds() {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/search/query_parser.tsv");
  std::vector<std::string> queries;
  for (std::string line; std::getline(cases, line);) {
    if (!line.starts_with('#')) queries.push_back(line.substr(0, line.find('\t')));
  }
  return queries;
}

}  // namespace

TEST_CASE("the seeds of the query fuzzer hold its properties") {
  const auto queries = seeds();
  CHECK(queries.size() > 30);
  for (const std::string& query : queries) {
    for (std::size_t size = 0; size <= query.size(); ++size)
      tests::check_query(std::string_view(query).substr(0, size));
  }
}

TEST_CASE("queries put together and changed at random hold them too") {
  const auto queries = seeds();
  std::mt19937 random(20181219);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (auto parts = 1 + random() % 5; parts > 0; --parts) query += queries[random() % queries.size()] + " ";
    for (auto changes = random() % 4; changes > 0; --changes) {
      query[random() % query.size()] = static_cast<char>(random() % 256);
    }
    const std::size_t from = random() % query.size();
    query.insert(random() % query.size(), query.substr(from, random() % 40));
    tests::check_query(query);
  }
  SUCCEED();
}
