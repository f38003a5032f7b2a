// The OpenAPI document beside the program: whatever is enumerated in both is the same in both. That answers are as it
// says is checked by tests/openapi.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include "searchd/http/answer_json.h"
#include "searchd/http/embedded_openapi.h"
#include "searchd/http/error_codes.h"
#include "searchd/http/field_names.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/search/expansion/span_expansion.h"

using namespace searchd;
using namespace searchd::http;

namespace {

using Names = std::set<std::string>;

const rapidjson::Document& openapi() {
  static const rapidjson::Document document = [] {
    rapidjson::Document parsed;
    const std::string_view text = embedded_openapi::embedded_file("openapi.json");
    parsed.Parse(text.data(), text.size());
    return parsed;
  }();
  REQUIRE(document.IsObject());
  return document;
}

Names enumerated(const char* pointer) {
  const rapidjson::Value* list = rapidjson::Pointer(pointer).Get(openapi());
  CAPTURE(pointer);
  REQUIRE(list != nullptr);
  Names names;
  for (const auto& name : list->GetArray()) names.insert(name.GetString());
  return names;
}

Names names_of(std::span<const std::string_view> list) {
  return {list.begin(), list.end()};
}

/// What the first group of a pattern matches in the sources of a folder.
Names in_sources(const std::string& folder, const std::string& pattern) {
  const std::regex expression(pattern);
  Names found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(PASSAGE_SOURCE_DIR "/" + folder)) {
    const std::string ending = file.path().extension().string();
    if (ending != ".cpp" && ending != ".h") continue;
    std::ifstream in(file.path());
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
      found.insert((*match)[1].str());
    }
  }
  return found;
}

std::string snake_case(const std::string& name) {
  std::string snake;
  for (const char c : name) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0) snake += '_';
    snake += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return snake;
}

Names all_error_codes() {
  Names codes;
  for (const ErrorGroup& group : error_groups()) codes.insert(group.codes.begin(), group.codes.end());
  return codes;
}

}  // namespace

TEST_CASE("the OpenAPI document names the fields of the index", "[openapi]") {
  CHECK(enumerated("/components/schemas/FacetField/enum") == names_of(facet_fields()));
  const rapidjson::Value* pattern = rapidjson::Pointer("/components/schemas/Filter/pattern").Get(openapi());
  REQUIRE(pattern != nullptr);
  Names filters;
  const std::string text = pattern->GetString();
  const std::regex name("[a-z]+");
  for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match)
    filters.insert(match->str());
  CHECK(filters == names_of(filter_fields()));
}

TEST_CASE("the OpenAPI document names every way of matching, source of expansions and language of the pages",
          "[openapi]") {
  Names ways;
  for (const Matching matching : {Matching::All, Matching::Most, Matching::Any}) {
    rapidjson::Document answer;
    answer.Parse(to_json(SearchAnswer{.matching = matching}, {}).c_str());
    ways.insert(answer["matching"].GetString());
  }
  CHECK(enumerated("/components/schemas/SearchAnswer/properties/matching/enum") == ways);
  CHECK(enumerated("/paths/~1opensearch.xml/get/parameters/0/schema/enum") == names_of(ui_languages()));
  CHECK(enumerated("/components/schemas/Expansion/properties/source/enum") == names_of(expansion_source::all));
}

TEST_CASE("every code of an error in the sources is known", "[openapi]") {
  Names codes = in_sources(
      "searchd/http",
      R"re((?:BadRequest\(|refuse_unknown\(|json_error\(\d+,|Refusal[^{;]*\{\d+,|error\([^";]*\d+,|refuse\([^";]*\d+,)\s*"([a-z_]*[a-z])")re");
  for (const std::string& name :
       in_sources("searchd/http", R"re((?:refuse_value|read_number|read_flag)\(\s*"(\w+)")re")) {
    codes.insert("invalid_" + snake_case(name));
  }
  CHECK(codes.size() > 40);
  for (const std::string& code : codes) {
    CAPTURE(code);
    CHECK(all_error_codes().contains(code));
  }
  CHECK(enumerated("/components/schemas/ErrorCode/enum") == all_error_codes());
}

TEST_CASE("every code of a notice in the sources is in the OpenAPI document and said in the pages' languages",
          "[openapi]") {
  const Names codes =
      in_sources("searchd/search", R"re((?:notice\(|\.code = |push_back\(\{)\s*"([a-z]+(?:_[a-z]+)+)")re");
  CHECK(codes.size() > 12);
  CHECK(enumerated("/components/schemas/Notice/properties/code/enum") == codes);
  for (const std::string_view language : ui_languages()) {
    const UiStrings strings(language);
    for (const std::string& code : codes) {
      CAPTURE(language, code);
      CHECK(strings.find("notice." + code).has_value());
    }
  }
}
