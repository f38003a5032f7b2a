#include "searchd/search/symbol_query.h"

#include <catch2/catch.hpp>

#include "passage/index/schema.h"
#include "searchd/search/query_parser.h"

using namespace searchd;

namespace {

Xapian::Database index_with(const std::vector<std::string>& symbols) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const std::string& symbol : symbols) document.add_term(passage::symbol_term(symbol));
  database.add_document(document);
  return database;
}

std::string recognised(std::string_view query, const Xapian::Database& index) {
  QueryNode root = parse_query(query).root;
  recognise_symbols(root, index);
  return describe(root);
}

}  // namespace

TEST_CASE("words that are a symbol of the index become one, in any spelling") {
  const Xapian::Database index = index_with({"a/res/73/195", "a/70/1"});
  CHECK(recognised("A/RES/73/195", index) == "(and symbol A/RES/73/195)");
  CHECK(recognised("the a res 73 195 of 2018", index) == "(and the symbol a res 73 195 of 2018)");
  CHECK(recognised("A RES 73 195 2018", index) == "(and symbol A RES 73 195 2018)");
  CHECK(recognised("ares73195 children", index) == "(and symbol ares73195 children)");
  CHECK(recognised("x OR A/RES/73/195", index) == "(and (or x symbol A/RES/73/195))");
  CHECK(recognised("x -A/RES/73/195", index) == "(and x -symbol A/RES/73/195)");
  CHECK(recognised("\"A/RES/73/195\"", index) == "(and symbol A/RES/73/195)");
  CHECK(recognised("symbol:ares73195", index) == "(and symbol=a/res/73/195)");
}

TEST_CASE("what is no symbol of the index remains words") {
  const Xapian::Database index = index_with({"a/res/73/195", "a/70/1"});
  for (const std::string query : {"A/RES/73/196", "a 70 1", "a res 73", "area51", "and/or 1/2", "A / B",
                                  "a -res 73 195", "a \"res\" 73 195", "a title:res 73 195"}) {
    CAPTURE(query);
    CHECK(recognised(query, index) == describe(parse_query(query).root));
  }
}

TEST_CASE("a symbol that is there is meant as it is, and one without signs is all that it can be") {
  const Xapian::Database index = index_with({"a/conf.231/3", "a/conf.23/13"});
  const auto meant = [&](const std::string& text) {
    return meaning_of_symbol({.kind = QueryKind::Symbol, .text = text}, index).symbols;
  };
  CHECK(meant("A/CONF.231/3") == std::vector<std::string>{"a/conf.231/3"});
  CHECK(meant("aconf2313") == std::vector<std::string>{"a/conf.23/13", "a/conf.231/3"});
  CHECK(meant("A/CONF/231/3") == std::vector<std::string>{"a/conf.23/13", "a/conf.231/3"});
}
