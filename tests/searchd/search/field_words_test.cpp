#include "searchd/search/field_words.h"

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "passage/index/fields.h"
#include "passage/text/unicode.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/search/query_parser.h"

using searchd::field_word;
using searchd::meant_field;

namespace {

std::vector<std::string_view> names() {
  std::vector<std::string_view> all{"date"};
  for (const passage::Field& field : passage::fields()) all.push_back(field.name);
  return all;
}

}  // namespace

TEST_CASE("every field has a word in every language of the pages, which the parser takes for it") {
  for (const std::string_view language : searchd::http::ui_languages()) {
    for (const std::string_view name : names()) {
      const std::string word(field_word(name, language));
      CAPTURE(language, name, word);
      CHECK(meant_field(word) == name);
      const searchd::ParsedQuery typed = searchd::parse_query(word + ":2018");
      const searchd::ParsedQuery canonical = searchd::parse_query(std::string(name) + ":2018");
      CHECK(describe(typed.root) == describe(canonical.root));
      CHECK(typed.notices.empty());
    }
  }
}

TEST_CASE("no word names two fields, whatever its accents") {
  std::map<std::string, std::string_view> meant;
  for (const std::string_view language : searchd::http::ui_languages()) {
    for (const std::string_view name : names()) {
      const auto [known, is_new] = meant.emplace(passage::fold(field_word(name, language)), name);
      CAPTURE(language, known->first);
      CHECK(known->second == name);
    }
  }
}

TEST_CASE("a field's word is known in any spelling, and nothing else is") {
  CHECK(meant_field("TÍTULO") == "title");
  CHECK(meant_field("titulo") == "title");
  CHECK(meant_field("العنوان") == "title");
  CHECK(meant_field("Otè") == "author");
  CHECK(meant_field("Date") == "date");
  CHECK(meant_field("ال").empty());
  CHECK(meant_field("").empty());
  CHECK(meant_field("colour").empty());
  CHECK(field_word("title", "de") == "title");
  CHECK(field_word("colour", "es") == "colour");
}
