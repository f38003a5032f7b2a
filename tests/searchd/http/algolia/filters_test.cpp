#include "searchd/http/algolia/filters.h"

#include <tuple>

#include <catch2/catch.hpp>

#include "searchd/errors.h"

using namespace searchd;
using namespace searchd::http;
using namespace searchd::http::algolia;

namespace {

std::string expression_outcome(const std::string& text) {
  try {
    std::string shown;
    for (const auto& group : read_filter_expression(text)) {
      shown += '[';
      for (const std::string& filter : group) shown += (shown.ends_with('[') ? "" : "|") + filter;
      shown += ']';
    }
    return shown;
  } catch (const BadRequest& fault) {
    return "400 " + fault.parameter();
  }
}

std::string filter_outcome(const FilterGroups& groups) {
  Parameters search;
  try {
    add_filters("facetFilters", groups, search);
  } catch (const BadRequest& fault) {
    return fault.what();
  }
  std::string shown;
  for (const auto& [name, value] : search) shown += name + "=" + value + ";";
  return shown;
}

}  // namespace

TEST_CASE("an expression of filters is read with OR before AND") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"  ", ""},
      {"kind:report", "[kind:report]"},
      {"kind:report AND language:en", "[kind:report][language:en]"},
      {"kind:report OR kind:news AND language:en", "[kind:report|kind:news][language:en]"},
      {"( kind:report OR kind:news )AND(language:en)", "[kind:report|kind:news][language:en]"},
      {R"(topic:"family life" AND topic:'a (b) AND c')", "[topic:family life][topic:a (b) AND c]"},
      {R"("topic:family life")", "[topic:family life]"},
      {"topic: \"family life\"", "[topic:family life]"},
      {"kind:ANDROID OR kind:ORDER", "[kind:ANDROID|kind:ORDER]"},
      {"symbol:A/RES/73/195", "[symbol:A/RES/73/195]"},
      {"kind:report language:en", "400 filters"},
      {"kind:report AND", "400 filters"},
      {"AND", "[AND]"},  // refused later, having no colon
      {"(kind:report", "400 filters"},
      {"(kind:report AND language:en) OR kind:news", "400 filters"},
      {"kind:report)", "400 filters"},
      {"topic:\"open", "400 filters"},
      {"NOT kind:report", "400 filters"},
      {"()", "400 filters"},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(expression_outcome(text) == expected);
  }
  CHECK(expression_outcome(std::string(60000, '(')) == "400 filters");
}

TEST_CASE("filters become those of the search, or are refused where it has none such") {
  CHECK(filter_outcome({}).empty());
  CHECK(filter_outcome({{"kind:report", "kind:news"}, {"language:en"}}) ==
        "filter=kind:report;filter=kind:news;filter=language:en;");
  CHECK(filter_outcome({{"topic: a:b "}}) == "filter=topic:a:b;");
  CHECK(filter_outcome({{"topic:\\-30 degrees"}}) == "filter=topic:-30 degrees;");
  CHECK(filter_outcome({{"topic:-a"}}).find("excluded") != std::string::npos);
  CHECK(filter_outcome({{"kind:report", "language:en"}}).find("one field") != std::string::npos);
  CHECK(filter_outcome({{"kind:report"}, {"kind:news"}}).find("always alternatives") != std::string::npos);
  CHECK(filter_outcome({{"year>=2018"}}).find("field:value") != std::string::npos);
  CHECK(filter_outcome({{}}).empty());
}
