#include "searchd/http/search_parameters.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "searchd/errors.h"
#include "searchd/http/field_names.h"

using namespace searchd;
using namespace searchd::http;

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::string described(const SearchRequest& r) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (!r.query.empty()) add("q=" + r.query);
  for (const auto& [field, value] : r.filters) add("filter=" + field + ":" + value);
  if (r.date != passage::DateRange{}) add("date=" + r.date.first_day + ".." + r.date.last_day);
  if (!r.facets.empty()) add("facets=" + (r.facets.size() == facet_fields().size() ? "*" : joined(r.facets)));
  if (r.sort != SortOrder::Relevance) add(r.sort == SortOrder::Newest ? "sort=newest" : "sort=oldest");
  if (r.page != 1) add("page=" + std::to_string(r.page));
  if (r.hits_per_page != 10) add("hitsPerPage=" + std::to_string(r.hits_per_page));
  if (r.places != 3) add("places=" + std::to_string(r.places));
  if (!r.prefer.empty()) add("prefer=" + joined(r.prefer));
  if (!r.expand) add("expand=false");
  if (r.explain) add("explain=true");
  return text.empty() ? "defaults" : text;
}

std::string outcome_of(const std::string& query_string, Strictness strictness) {
  try {
    return described(read_search_request(decode_query_string(query_string), strictness, 1024));
  } catch (const BadRequest& fault) {
    return "400 " + fault.code() + " " + fault.parameter();
  }
}

std::string message_of(const std::string& query_string) {
  try {
    (void)read_search_request(decode_query_string(query_string), Strictness::Api, 1024);
  } catch (const BadRequest& fault) {
    return fault.what();
  }
  return {};
}

}  // namespace

TEST_CASE("search parameters are read as the table says") {
  std::ifstream in(PASSAGE_SOURCE_DIR "/tests/cases/http/search_parameters.txt");
  std::string query, api, page;
  int rows = 0;
  while (std::getline(in, query)) {
    if (query.empty() || query.starts_with('#')) continue;
    REQUIRE(std::getline(in, api));
    REQUIRE(std::getline(in, page));
    const std::string query_string = query.starts_with('?') ? query.substr(1) : query;
    INFO(query);
    CHECK(outcome_of(query_string, Strictness::Api) == api);
    CHECK(outcome_of(query_string, Strictness::Page) == (page == "same" ? api : page));
    ++rows;
  }
  CHECK(rows > 50);
}

TEST_CASE("the query may have so many bytes and no more") {
  CHECK(outcome_of("q=" + std::string(1024, 'a'), Strictness::Api) == "q=" + std::string(1024, 'a'));
  CHECK(outcome_of("q=" + std::string(1025, 'a'), Strictness::Api) == "400 query_too_long q");
}

TEST_CASE("there may be so many filters and no more") {
  std::string filters;
  for (int i = 0; i < 64; ++i) filters += "filter=topic:" + std::to_string(i) + "&";
  CHECK(outcome_of(filters, Strictness::Api).find("topic:63") != std::string::npos);
  CHECK(outcome_of(filters + "filter=topic:64", Strictness::Api) == "400 too_many_filters filter");
}

TEST_CASE("a message names the nearest known name") {
  CHECK(message_of("hitsperpag=5") == "There is no parameter \"hitsperpag\". Did you mean \"hitsPerPage\"?");
  CHECK(message_of("filter=organisation:x").find("Did you mean \"organization\"?") != std::string::npos);
  CHECK(message_of("facets=languag").find("Did you mean \"language\"?") != std::string::npos);
}

TEST_CASE("a message quotes a bounded piece of what was sent") {
  CHECK(message_of(std::string(5000, 'x') + "=1").size() < 200);
}

TEST_CASE("a document's parameters are read") {
  const auto read = [](const std::string& text) {
    return read_document_request(decode_query_string(text), Strictness::Api, 1024);
  };
  CHECK(read("id=a/b%20c") == DocumentRequest{.id = "a/b c"});
  CHECK(read("id=a&q=x+y&limit=1000") == DocumentRequest{.id = "a", .query = "x y", .limit = 1000});
  CHECK(read("id=a&around=page:14").around == decltype(DocumentRequest::around)(DocumentRequest::Page{14}));
  CHECK(read("id=a&around=3").around == decltype(DocumentRequest::around)(DocumentRequest::PassageNumber{3}));
  CHECK(read("id=a&around=start:754.2").around == decltype(DocumentRequest::around)(DocumentRequest::Start{754.2}));

  const std::pair<const char*, const char*> refused[] = {
      {"", "missing_parameter"},
      {"id=", "invalid_id"},
      {"id=a&id=b", "repeated_parameter"},
      {"id=a%01b", "invalid_id"},
      {"id=a&limit=0", "invalid_limit"},
      {"id=a&limit=1001", "invalid_limit"},
      {"id=a&around=", "invalid_around"},
      {"id=a&around=page:0", "invalid_around"},
      {"id=a&around=page:", "invalid_around"},
      {"id=a&around=start:", "invalid_around"},
      {"id=a&around=start:-1", "invalid_around"},
      {"id=a&around=start:nan", "invalid_around"},
      {"id=a&around=start:inf", "invalid_around"},
      {"id=a&around=start:1e3", "invalid_around"},
      {"id=a&around=heading:x", "invalid_around"},
      {"id=a&page=2", "unknown_parameter"},
  };
  for (const auto& [text, code] : refused) {
    INFO(text);
    try {
      (void)read(text);
      FAIL_CHECK("accepted");
    } catch (const BadRequest& fault) {
      CHECK(fault.code() == code);
    }
  }
  CHECK_THROWS_AS(read("id=" + std::string(201, 'a')), BadRequest);
}
