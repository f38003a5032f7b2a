#include "searchd/search/query_parser.h"

#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "tests/processor_time.h"

using namespace searchd;

namespace {

std::string codes_of(const ParsedQuery& parsed) {
  std::string codes;
  for (const Notice& notice : parsed.notices) codes += (codes.empty() ? "" : ",") + notice.code;
  return codes;
}

std::size_t depth_of(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("queries are read as the table says") {
  std::ifstream cases(PASSAGE_SOURCE_DIR "/tests/cases/search/query_parser.tsv");
  std::string line;
  int count = 0;
  while (std::getline(cases, line)) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    std::string typed, tree, notices;
    std::getline(cells, typed, '\t');
    std::getline(cells, tree, '\t');
    std::getline(cells, notices, '\t');
    CAPTURE(typed);
    const ParsedQuery parsed = parse_query(typed);
    CHECK(describe(parsed.root) == tree);
    CHECK(codes_of(parsed) == notices);
    ++count;
  }
  CHECK(count > 30);
}

TEST_CASE("queries of absurd shape are bounded and quick") {
  for (const std::string& query :
       {repeated("(", 100'000), repeated("(a ", 100'000), repeated("a) ", 100'000), repeated("w ", 10'000),
        repeated("a* ", 1000), repeated("ab* ", 1000), repeated("\"", 99'999), repeated("a OR ", 20'000),
        repeated("a NEAR ", 20'000), repeated("-", 100'000), repeated("title:", 20'000)}) {
    const double begin = processor_seconds();
    const ParsedQuery parsed = parse_query(query);
    CHECK(depth_of(parsed.root) <= 40);
    CHECK(parsed.notices.size() <= 8);
    CHECK(processor_seconds() - begin < 1);
  }
}

TEST_CASE("words beyond the limit are left out with a notice") {
  const ParsedQuery parsed = parse_query(repeated("word ", 100), {.words = 64});
  CHECK(parsed.root.children.size() == 64);
  CHECK(codes_of(parsed) == "too_many_words");
}

TEST_CASE("no bytes make the parser fail") {
  std::mt19937 random(73195);
  const std::string_view alphabet = "\"()|-*: aORNEAR/\xff\xe2\x80\x9c\xc2\xab";
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (auto i = random() % 40; i > 0; --i) query += alphabet[random() % alphabet.size()];
    CAPTURE(query);
    REQUIRE_NOTHROW(describe(parse_query(query).root));
  }
}

TEST_CASE("the words of phrases count, and what is beyond the limit is left out") {
  const QueryLimits limits{.words = 4};
  const ParsedQuery parsed =
      parse_query("right \"to seek\" \"and enjoy asylum\" \"from persecution\" -\"x y\" z", limits);
  CHECK(describe(parsed.root) == "(and right \"to seek\" \"and\")");
  CHECK(codes_of(parsed) == "too_many_words");
}
