#include "searchd/http/answer_json.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace searchd;
using namespace searchd::http;

TEST_CASE("an empty answer leaves the optional members out") {
  CHECK(to_json(SearchAnswer{}, SearchRequest{.query = "x"}) ==
        R"({"query":"x","matching":"all","page":1,"hitsPerPage":10,"totalHits":0,"processingTimeMs":0.0,)"
        R"("generation":0,"partial":false,"hits":[]})");
}

TEST_CASE("an answer has the shape of the contract") {
  Place place{.url = "https://e.org/r.pdf#page=14", .language = "es", .number = 9};
  place.locator = {.page = 14,
                   .page_label = "12",
                   .heading = "H",
                   .paragraph = "29",
                   .speaker = "S",
                   .start = 754.2,
                   .end = 771,
                   .ocr = true};
  place.snippet = {"los ", "migrantes", ""};
  SearchAnswer answer{.matching = Matching::Most, .total_hits = 123, .processing_ms = 2.1, .generation = 42};
  answer.hits.push_back({.id = "a/b",
                         .work = "w",
                         .url = "https://e.org/r.pdf",
                         .title = {"T ", "m"},
                         .kind = "report",
                         .language = "es",
                         .date = "2018-02-22",
                         .authors = {"A"},
                         .organizations = {"O"},
                         .event = "E",
                         .countries = {"MX"},
                         .symbol = "A/RES/73/195",
                         .topics = {"t"},
                         .score = 12.3,
                         .places = {place},
                         .more_places = 6,
                         .versions = {{"v", "en", "VT", "https://e.org/v"}}});
  answer.facets["kind"] = {{"report", 40}, {"a \"b\"", 2}};
  answer.expansions.push_back({.from = "detention", .to = {{"détention", "fr"}}, .source = "thesaurus"});
  answer.notices.push_back({"unmatched_quote", "A quote was ignored."});
  CHECK(to_json(answer, {.query = "q", .page = 2, .hits_per_page = 20}) ==
        R"({"query":"q","matching":"most","page":2,"hitsPerPage":20,"totalHits":123,"processingTimeMs":2.1,)"
        R"("generation":42,"partial":false,"hits":[{"id":"a/b","work":"w","url":"https://e.org/r.pdf",)"
        R"("title":["T ","m"],"kind":"report","language":"es","date":"2018-02-22","authors":["A"],)"
        R"("organizations":["O"],"event":"E","countries":["MX"],"symbol":"A/RES/73/195","topics":["t"],"score":12.3,)"
        R"("places":[{"url":"https://e.org/r.pdf#page=14","number":9,"page":14,"pageLabel":"12","heading":"H",)"
        R"("paragraph":"29","start":754.2,"end":771.0,"speaker":"S","language":"es","ocr":true,)"
        R"("snippet":["los ","migrantes",""]}],"morePlaces":6,)"
        R"("versions":[{"id":"v","language":"en","title":"VT","url":"https://e.org/v"}]}],)"
        R"("facetDistribution":{"kind":{"report":40,"a \"b\"":2}},)"
        R"("expansions":[{"from":"detention","to":[{"text":"détention","language":"fr"}],"source":"thesaurus"}],)"
        R"("notices":[{"code":"unmatched_quote","message":"A quote was ignored."}]})");
}

TEST_CASE("explanations come when there are any") {
  SearchAnswer answer{.parsed_query = "P", .plan = "L"};
  answer.hits.push_back({.explanation = "because"});
  const std::string json = to_json(answer, SearchRequest{});
  CHECK(json.find(R"("explanation":"because"}])") != std::string::npos);
  CHECK(json.find(R"("parsedQuery":"P","plan":"L"})") != std::string::npos);
}

TEST_CASE("ill-formed UTF-8 and numbers that are none do no harm") {
  SearchAnswer answer{.processing_ms = std::numeric_limits<double>::quiet_NaN()};
  answer.hits.push_back({.id = "a\xff", .title = {"\xc3"}, .score = std::numeric_limits<double>::infinity()});
  answer.facets["kind"] = {{"k\xff", 1}};
  CHECK(to_json(answer, SearchRequest{}) ==
        R"({"query":"","matching":"all","page":1,"hitsPerPage":10,"totalHits":0,"processingTimeMs":0.0,"generation":0,)"
        "\"partial\":false,\"hits\":[{\"id\":\"a\xef\xbf\xbd\",\"title\":[\"\xef\xbf\xbd\"],\"score\":0.0,\"places\":[]"
        "}],"
        "\"facetDistribution\":{\"kind\":{\"k\xef\xbf\xbd\":1}}}");
}

TEST_CASE("a document has its passages in full, and marks where there are some") {
  DocumentAnswer answer;
  answer.document = {.id = "d", .title = {"T"}};
  answer.passage_count = 9;
  answer.passages.push_back({.number = 1, .snippet = {"plain"}});
  answer.passages.push_back({.number = 2, .snippet = {"a ", "b", " c"}});
  CHECK(to_json(answer) ==
        R"({"document":{"id":"d","title":["T"]},"passageCount":9,"passages":[{"number":1,"text":"plain"},)"
        R"({"number":2,"text":"a b c","snippet":["a ","b"," c"]}]})");
}
