// The answer of /api/v1/search: its members, its counts, its paging.
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

using rapidjson::Document;
using rapidjson::Value;

tests::Daemon& samples() {
  return tests::sample_daemon();
}

std::string joined(const Value& pieces) {
  std::string text;
  for (const Value& piece : pieces.GetArray()) text += piece.GetString();
  return text;
}

std::vector<std::string> works_of(const Document& answer) {
  std::vector<std::string> works;
  for (const Value& hit : answer["hits"].GetArray()) works.emplace_back(hit["work"].GetString());
  return works;
}

void check_members(const Value& object, const std::vector<std::string>& required,
                   const std::set<std::string>& optional) {
  for (const std::string& name : required) {
    CAPTURE(name);
    CHECK(object.HasMember(name.c_str()));
  }
  for (const auto& member : object.GetObject()) {
    const std::string name = member.name.GetString();
    CAPTURE(name);
    const bool known = std::find(required.begin(), required.end(), name) != required.end() || optional.contains(name);
    CHECK(known);
    const Value& value = member.value;
    const bool is_empty = (value.IsString() && value.GetStringLength() == 0) || (value.IsArray() && value.Empty());
    const bool empty_optional = is_empty && optional.contains(name);
    CHECK_FALSE(empty_optional);  // optional members are left out when empty
  }
}

}  // namespace

TEST_CASE("an answer has the members of the contract") {
  const auto answer = samples().search({"q", "\"détention\" OR pacto OR fonds", "facets", "kind,language"});
  check_members(answer,
                {"query", "matching", "page", "hitsPerPage", "totalHits", "processingTimeMs", "generation", "partial",
                 "hits", "facetDistribution"},
                {"expansions", "correctedQuery", "notices"});
  CHECK(answer["page"].GetUint() == 1);
  CHECK(answer["hitsPerPage"].GetUint() == 10);
  CHECK(answer["processingTimeMs"].IsNumber());
  CHECK(answer["generation"].GetUint() == 1);
  CHECK_FALSE(answer["partial"].GetBool());
  REQUIRE_FALSE(answer["hits"].Empty());
  std::set<std::string> versions;
  for (const Value& hit : answer["hits"].GetArray()) {
    check_members(hit, {"id", "work", "url", "title", "kind", "language", "score", "places"},
                  {"date", "authors", "organizations", "event", "countries", "symbol", "topics", "publisher", "rights",
                   "identifier", "format", "morePlaces", "versions"});
    CHECK_FALSE(hit["places"].Empty());
    CHECK(hit["places"].Size() <= 3);
    for (const Value& place : hit["places"].GetArray()) {
      check_members(place, {"url", "number", "snippet"},
                    {"page", "pageLabel", "heading", "paragraph", "start", "end", "speaker", "language", "ocr"});
    }
    if (!hit.HasMember("versions")) continue;
    for (const Value& version : hit["versions"].GetArray()) {
      check_members(version, {"id", "language", "title", "url"}, {});
      versions.insert(version["id"].GetString());
    }
  }
  CHECK(versions.size() >= 2);
}

TEST_CASE("in titles and snippets every second element, and only it, is what matched") {
  const auto answer = tests::collection_daemon().search({"q", "kestrel OR heron"});
  REQUIRE(answer["hits"].Size() == 2);
  for (const Value& hit : answer["hits"].GetArray()) {
    const bool is_heron = std::string(hit["work"].GetString()) == "heron";
    const Value& title = hit["title"];
    const Value& snippet = hit["places"][0]["snippet"];
    if (is_heron) {
      CHECK(joined(title) == "The heron on the quay");
      REQUIRE(title.Size() == 3);
      CHECK(std::string(title[1].GetString()) == "heron");
    } else {
      REQUIRE(title.Size() == 1);
      CHECK(joined(title) == "Manual for night shifts");
      CHECK(joined(snippet) == "The kestrel rule: whoever works at night is driven home at night.");
    }
    REQUIRE(snippet.Size() >= 3);
    for (rapidjson::SizeType i = 1; i < snippet.Size(); i += 2) {
      const std::string matched = snippet[i].GetString();
      CHECK((matched == "heron" || matched == "kestrel"));
    }
  }
}

TEST_CASE("places say where they are and link there") {
  tests::Daemon& daemon = tests::collection_daemon();
  const auto manual = daemon.search({"q", "kestrel"});
  const Value& page = manual["hits"][0]["places"][0];
  CHECK(page["page"].GetUint() == 14);
  CHECK(std::string(page["pageLabel"].GetString()) == "12");
  CHECK(std::string(page["heading"].GetString()) == "During");
  CHECK(std::string(page["paragraph"].GetString()) == "29");
  CHECK(std::string(page["url"].GetString()) == "https://example.org/manual.pdf#page=14");

  const auto speech = daemon.search({"q", "nets"});
  const Value& cue = speech["hits"][0]["places"][0];
  CHECK(cue["start"].GetDouble() == 75.25);
  CHECK(cue["end"].GetDouble() == 81.0);
  CHECK(std::string(cue["speaker"].GetString()) == "Fisherman");
  CHECK(std::string(cue["url"].GetString()).starts_with("https://www.youtube.com/watch?v=lantern&t=75"));
}

TEST_CASE("the place of a document symbol is where the text names it, marked as one") {
  const auto answer = tests::collection_daemon().search({"q", "a hrc 43 41"});
  REQUIRE(answer["hits"].Size() == 2);
  const Value& snippet = answer["hits"][1]["places"][0]["snippet"];
  REQUIRE(snippet.Size() == 3);
  CHECK(snippet[1] == "A/HRC/43/41");
}

TEST_CASE("totals are what paging counts, with no hit twice") {
  for (const std::string query : {"", "migration", "pacto", "language:ar", "the", "rights OR derechos OR droits"}) {
    CAPTURE(query);
    std::set<std::string> works;
    std::size_t listed = 0;
    std::size_t total = 0;
    for (int page = 1; page <= 12; ++page) {
      const auto answer = samples().search({"q", query, "page", std::to_string(page), "hitsPerPage", "4"});
      const auto on_page = works_of(answer);
      works.insert(on_page.begin(), on_page.end());
      listed += on_page.size();
      if (page == 1) total = answer["totalHits"].GetUint();
      CHECK(answer["totalHits"].GetUint() == total);
      CHECK(answer["page"].GetInt() == page);
    }
    CHECK(listed == total);
    CHECK(works.size() == total);
  }
}

TEST_CASE("a work with several versions is one hit and one in every count") {
  const auto answer = tests::collection_daemon().search({"q", "", "hitsPerPage", "100", "facets", "kind,language"});
  CHECK(answer["totalHits"].GetUint() == 10);
  const Value& facets = answer["facetDistribution"];
  CHECK(facets["kind"]["statement"].GetUint() == 1);
  CHECK(facets["language"]["en"].GetUint() == 8);
  CHECK(facets["language"]["es"].GetUint() == 1);
  CHECK(facets["language"]["pt"].GetUint() == 3);  // primary subtags: pt-BR is pt
  CHECK(facets["language"].MemberCount() == 3);
}

TEST_CASE("a reader gets the version that matches, and of several the preferred one") {
  tests::Daemon& daemon = tests::collection_daemon();
  const auto shown = [&](const std::string& query, const std::string& prefer) {
    const auto answer = daemon.search({"q", query, "prefer", prefer});
    REQUIRE(answer["hits"].Size() >= 1);
    CHECK(answer["hits"][0]["versions"].Size() >= 2);
    return std::string(answer["hits"][0]["id"].GetString());
  };
  CHECK(shown("garza", "es") == "heron-es");
  CHECK(shown("symbol:QU/2018/1", "es,en") == "heron-es");
  CHECK(shown("symbol:QU/2018/1", "en,es") == "heron-en");
  CHECK(shown("symbol:QU/2018/1", "pt") == "heron-br");
  const auto of_language = daemon.search({"q", "symbol:QU/2018/1", "filter", "language:es", "prefer", "en"});
  CHECK(of_language["hits"][0]["id"] == "heron-es");
}

TEST_CASE("beyond the last hit there is an empty page, beyond the first 1,000 a refusal") {
  const auto beyond = samples().search({"q", "", "page", "50"});
  CHECK(beyond["hits"].Empty());
  CHECK(beyond["totalHits"].GetUint() == samples().search({"q", ""})["totalHits"].GetUint());
  CHECK(samples().get("/api/v1/search?q=&page=100&hitsPerPage=10").status == 200);
  for (const std::string parameters : {"page=101", "page=11&hitsPerPage=100", "page=4294967295"}) {
    CAPTURE(parameters);
    const auto refused = samples().json("/api/v1/search?" + parameters);
    CHECK(refused.http.status == 400);
    CHECK(std::string(refused.json["code"].GetString()) == "page_out_of_range");
  }
}

TEST_CASE("a facet's count is the total after choosing its value, whatever else is chosen") {
  for (const auto& chosen : std::vector<std::vector<std::string>>{
           {}, {"filter", "kind:report"}, {"filter", "language:es", "date", "2018..2021"}, {"q", "migration"}}) {
    std::vector<std::string> parameters = chosen;
    parameters.insert(parameters.end(), {"facets", "*", "hitsPerPage", "1"});
    const auto answer = samples().search(parameters);
    for (const auto& facet : answer["facetDistribution"].GetObject()) {
      const std::string field = facet.name.GetString();
      CHECK(facet.value.MemberCount() <= 20);
      std::size_t least = ~std::size_t{0};
      int asked = 0;
      for (const auto& value : facet.value.GetObject()) {
        CAPTURE(field, value.name.GetString());
        CHECK(value.value.GetUint() <= least);  // most first
        least = value.value.GetUint();
        if (++asked > 4) continue;
        // Its own filter is left out of a field's counts: choose this value alone.
        std::vector<std::string> choice;
        for (std::size_t i = 0; i < chosen.size(); i += 2) {
          if (chosen[i] == "filter" && chosen[i + 1].starts_with(field + ":")) continue;
          choice.insert(choice.end(), {chosen[i], chosen[i + 1]});
        }
        choice.insert(choice.end(), {"filter", field + ":" + value.name.GetString(), "hitsPerPage", "1"});
        CHECK(samples().search(choice)["totalHits"].GetUint() == value.value.GetUint());
      }
    }
  }
}

TEST_CASE("what could not be understood is said, and explained when asked") {
  const auto answer = samples().search({"q", "\"open door", "explain", "true"});
  REQUIRE(answer.HasMember("notices"));
  CHECK(std::string(answer["notices"][0]["code"].GetString()) == "unmatched_quote");
  CHECK(answer["notices"][0]["message"].GetStringLength() > 0);
  CHECK(answer.HasMember("parsedQuery"));
  CHECK(answer.HasMember("plan"));
  CHECK_FALSE(samples().search({"q", "door"}).HasMember("plan"));

  const auto permits =
      tests::collection_daemon().search({"q", "permits title:month -valley kind:report", "explain", "true"});
  CHECK(permits["parsedQuery"] == "(and permits title:month -valley kind=report)");
  CHECK_THAT(permits["plan"].GetString(),
             Catch::Contains("word permits: ") && Catch::Contains("required: title:month\n") &&
                 Catch::Contains("filter: kind=report\n") && Catch::Contains("excluded: valley\n"));
  REQUIRE(permits["hits"].Size() == 1);
  CHECK_THAT(permits["hits"][0]["explanation"].GetString(),
             Catch::Contains("title:month") && Catch::Contains("~permit") && Catch::Contains("kind=report"));
}
