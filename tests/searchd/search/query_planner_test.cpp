#include "searchd/search/query_planner.h"

#include <catch2/catch.hpp>

#include "searchd/search/query_parser.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

QueryPlan plan_of(OpenIndex& index, std::string_view query) {
  return plan_query(parse_query(query).root, index.snapshot, index.analyzer);
}

}  // namespace

TEST_CASE("a word is sought by its distinct stems in the languages held, the exact form added") {
  OpenIndex index = tiny_index();
  const QueryPlan plan = plan_of(index, "refugees");
  REQUIRE(plan.words.size() == 1);
  CHECK(plan.words[0].match.get_description() == "Query((Zrefug SYNONYM Zrefuge SYNONYM Zrefugees))");
  CHECK(plan.words[0].rank.get_description().find("AND_MAYBE") != std::string::npos);
}

TEST_CASE("function words are not required, unless there is nothing else") {
  OpenIndex index = tiny_index();
  const auto required = [&](std::string_view query) {
    std::string words;
    const QueryPlan plan = plan_of(index, query);
    for (const WordGroup* group : plan.significant()) words += group->text + " ";
    return words;
  };
  CHECK(required("the right to asylum") == "right asylum ");
  CHECK(required("derecho a solicitar asilo") == "derecho solicitar asilo ");
  CHECK(required("war refugees") == "war refugees ");  // "war" is a function word in German only
  CHECK(required("to the") == "to the ");
  CHECK(required("ทำไม ผู้ลี้ภัย") == "ผู้ ลี้ ภัย ");  // "why" is sought as pairs of characters
}

TEST_CASE("names joined by slashes are sought as one") {
  OpenIndex index = tiny_index();
  const QueryPlan plan = plan_of(index, "A/RES/73/195");
  CHECK(plan.words.empty());
  REQUIRE(plan.required.size() == 1);
  CHECK(plan.required[0].query.get_description() == "Query((a PHRASE 4 res PHRASE 4 73 PHRASE 4 195))");
}

TEST_CASE("too wide a wildcard is bounded, with a notice") {
  OpenIndex index = tiny_index();
  Xapian::WritableDatabase words("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (int i = 100; i < 400; ++i) document.add_term("word" + std::to_string(i));
  words.add_document(document);
  index.snapshot.documents = words;
  const QueryPlan plan = plan_of(index, "word*");
  REQUIRE(plan.notices.size() == 1);
  CHECK(plan.notices[0].code == "wildcard_limited");
  CHECK(plan.words[0].match.get_length() == 200);
}
