#include "tests/relevance/cross_language_query.h"

#include <fstream>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using relevance::CrossLanguageQuery;
using relevance::rank_in_target;
using relevance::read_cross_language_queries;

namespace {

const std::string header = "id\tlanguage\tquery\ttarget\trelevant\n";

std::vector<CrossLanguageQuery> read(const std::string& table) {
  const tests::TemporaryDirectory folder;
  std::ofstream(folder.path() / "queries.tsv") << table;
  return read_cross_language_queries(folder.path() / "queries.tsv");
}

}  // namespace

TEST_CASE("cross-language query: a row with two relevant ids, one of which holds blanks") {
  const auto queries = read(header + "zh-01\tzh\t都柏林条例\ten\tpdf/DUBLIN REGULATIONS.pdf, report-1\n");
  REQUIRE(queries.size() == 1);
  CHECK(queries[0].id == "zh-01");
  CHECK(queries[0].language == "zh");
  CHECK(queries[0].text == "都柏林条例");
  CHECK(queries[0].target == "en");
  CHECK(queries[0].relevant == std::set<std::string>{"pdf/DUBLIN REGULATIONS.pdf", "report-1"});
}

TEST_CASE("cross-language query: tables that are refused") {
  CHECK_THROWS_WITH(read(header), Catch::Contains("no query"));
  CHECK_THROWS_WITH(read("1\tzh\ta\ten\td\n"), Catch::Contains("header"));
  CHECK_THROWS_WITH(read(header + "1\tzh\ta\ten\n"), Catch::Contains("fewer than 5"));
  CHECK_THROWS_WITH(read(header + "1\tzh\ta\ten\t\n"), Catch::Contains("incomplete"));
  CHECK_THROWS_WITH(read(header + "1\tzh\ta\ten\td1, \n"), Catch::Contains("incomplete"));
  CHECK_THROWS_WITH(read(header + "1\ten\ta\ten\td\n"), Catch::Contains("crosses no language"));
  CHECK_THROWS_WITH(read(header + "1\tzh\ta\ten\td\n1\tzh\tb\ten\td\n"), Catch::Contains("twice"));
}

TEST_CASE("cross-language query: each of the eight languages asks 25 times, for at least four others") {
  std::map<std::string, std::multiset<std::string>> targets;
  for (const CrossLanguageQuery& query :
       read_cross_language_queries(PASSAGE_SOURCE_DIR "/tests/relevance/mission/queries.tsv")) {
    targets[query.language].insert(query.target);
  }
  CHECK(targets.size() == 8);
  for (const auto& [language, of_language] : targets) {
    CAPTURE(language);
    CHECK(of_language.size() == 25);
    CHECK(std::set<std::string>(of_language.begin(), of_language.end()).size() >= 4);
  }
}

TEST_CASE("cross-language query: the rank counts hits with any version in the target language") {
  const CrossLanguageQuery query{"1", "zh", "x", "pt", {"right"}};
  CHECK(rank_in_target({{{"right", "pt"}}}, query) == 1);
  CHECK(rank_in_target({{{"a", "en"}}, {{"b", "es"}}, {{"right", "pt"}}}, query) == 1);
  CHECK(rank_in_target({{{"a", "pt"}}, {{"b", "pt-BR"}}, {{"c", "en"}, {"d", "pt"}}, {{"right", "pt"}}}, query) == 4);
  CHECK(rank_in_target({{{"a", "en"}, {"right", "pt"}}}, query) == 1);
  CHECK(rank_in_target({{{"a", "ptx"}}, {{"right", "pt-BR"}}}, query) == 1);
  CHECK(rank_in_target({{{"a", "pt"}}}, query) == 0);
  CHECK(rank_in_target({}, query) == 0);
}
