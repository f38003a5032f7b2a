// Similar documents, citations, exports and feeds, over the samples in their eight languages and a collection that
// grows.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/atom_validation.h"
#include "tests/end_to_end/data_directory.h"
#include "tests/end_to_end/shared_daemons.h"

namespace {

using rapidjson::Value;

tests::Daemon& samples() {
  return tests::sample_daemon();
}

std::string target(const std::string& path, const std::vector<std::string>& names_and_values) {
  return path + "?" + tests::query_string(names_and_values);
}

std::string joined(const Value& pieces) {
  std::string text;
  for (const Value& piece : pieces.GetArray()) text += piece.GetString();
  return text;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

/// A document of each language of the samples.
std::map<std::string, std::string> ids_by_language() {
  std::map<std::string, std::string> ids;
  const auto all = samples().search({"q", "", "hitsPerPage", "100"});
  for (const Value& hit : all["hits"].GetArray()) ids[hit["language"].GetString()] = hit["id"].GetString();
  return ids;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Titles of the entries of a feed, in their order.
std::vector<std::string> entry_titles(const std::string& feed) {
  std::vector<std::string> titles;
  for (std::size_t at = feed.find("<entry"); at != std::string::npos; at = feed.find("<entry", at + 1)) {
    const std::size_t begin = feed.find("<title>", at) + 7;
    titles.push_back(feed.substr(begin, feed.find("</title>", begin) - begin));
  }
  return titles;
}

void wait_for_next_second() {
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
}

}  // namespace

TEST_CASE("documents of every language are cited in every format") {
  const auto ids = ids_by_language();
  CHECK(ids.size() == 8);
  for (const auto& [language, id] : ids) {
    CAPTURE(id);
    const auto document = samples().json(target("/api/v1/document", {"id", id}));
    const std::string title = joined(document.json["document"]["title"]);
    const auto ris = samples().get(target("/api/v1/citation", {"id", id, "format", "ris", "place", "1"}));
    CHECK(ris.status == 200);
    CHECK(ris.body.starts_with("TY  - "));
    CHECK(ris.body.ends_with("\r\nER  - \r\n"));
    CHECK_THAT(ris.body, Catch::Contains("\r\nTI  - " + title + "\r\n") && Catch::Contains("\r\nLA  - " + language));
    const auto bibtex = samples().get(target("/api/v1/citation", {"id", id, "format", "bibtex"}));
    CHECK(bibtex.status == 200);
    CHECK_THAT(bibtex.body, Catch::Contains("language = {" + language + "}") && Catch::Contains("year = {"));
    const auto csl = samples().get(target("/api/v1/citation", {"id", id, "format", "csl"}));
    const auto items = tests::parse_json(csl.body);
    REQUIRE(items.Size() == 1);
    CHECK(std::string(items[0]["title"].GetString()) == title);
    CHECK(items[0]["issued"]["date-parts"][0][0].GetUint() > 2000);
  }
}

TEST_CASE("a citation is a file that is not sent twice, compressed where asked, without a body for HEAD") {
  const std::string wanted = target("/api/v1/citation", {"id", ids_by_language().at("ar"), "format", "ris"});
  const auto get = samples().get(wanted);
  CHECK(get.header("content-type") == "application/x-research-info-systems; charset=utf-8");
  CHECK_THAT(get.header("content-disposition"),
             Catch::StartsWith("attachment; filename=\"") && Catch::EndsWith(".ris\""));
  const std::uint16_t port = samples().port();
  const auto again = tests::http_request(port, "GET", wanted, "If-None-Match: " + get.header("etag") + "\r\n");
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  const auto head = tests::http_request(port, "HEAD", wanted);
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.header("content-length") == std::to_string(get.body.size()));
  for (const std::string path : {"/feed.atom?q=", "/api/v1/export?q=&format=csv", "/api/v1/export?q=&format=ndjson",
                                 "/api/v1/similar?id=briefing-firewalls-es"}) {
    CAPTURE(path);
    CHECK(tests::http_request(port, "GET", path, "Accept-Encoding: gzip\r\n").header("content-encoding") == "gzip");
    CHECK(tests::http_request(port, "HEAD", path).body.empty());
  }
}

TEST_CASE("an export has the hits of the search in their order, whatever the page") {
  for (const std::string query : {"asilo", "права", "移徙", "حقوق", "dwa", "\"no such phrase anywhere\""}) {
    CAPTURE(query);
    const auto search = samples().search({"q", query, "hitsPerPage", "100"});
    const auto ndjson = samples().get(target("/api/v1/export", {"q", query, "format", "ndjson"}));
    REQUIRE(ndjson.status == 200);
    CHECK(ndjson.header("cache-control") == "no-store");
    CHECK(ndjson.header("x-total-hits") == std::to_string(search["totalHits"].GetUint()));
    const auto lines = lines_of(ndjson.body);
    REQUIRE(lines.size() == search["hits"].Size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto row = tests::parse_json(lines[i]);
      const Value& hit = search["hits"][static_cast<rapidjson::SizeType>(i)];
      CHECK(std::string(row["id"].GetString()) == hit["id"].GetString());
      CHECK(std::string(row["url"].GetString()) == hit["places"][0]["url"].GetString());
    }
    const auto csv = samples().get(target("/api/v1/export", {"q", query, "format", "csv"}));
    CHECK(count(csv.body, "\r\n") == lines.size() + 1);
    CHECK(csv.body.starts_with("\xEF\xBB\xBFid,work,title,"));
  }
  const auto filtered =
      samples().get(target("/api/v1/export", {"q", "", "filter", "language:zh", "sort", "oldest", "format", "ndjson"}));
  const auto search = samples().search({"q", "", "filter", "language:zh", "sort", "oldest"});
  CHECK(lines_of(filtered.body).size() == search["totalHits"].GetUint());
}

TEST_CASE("feeds of searches in every language are valid") {
  for (const std::string query :
       {"", "asilo", "права", "移徙", "حقوق", "dwa", "\"no such phrase anywhere\"", "kind:report"}) {
    CAPTURE(query);
    const auto feed = samples().get(target("/feed.atom", {"q", query, "hitsPerPage", "100"}));
    REQUIRE(feed.status == 200);
    CHECK(feed.header("content-type") == "application/atom+xml; charset=utf-8");
    CHECK(tests::atom_faults(feed.body) == "");
    const auto search = samples().search({"q", query, "sort", "newest"});
    CHECK(count(feed.body, "<entry") == search["totalHits"].GetUint());
    const auto again = tests::http_request(samples().port(), "GET", target("/feed.atom", {"q", query}),
                                           "If-None-Match: " + feed.header("etag") + "\r\n");
    CHECK(again.status == 304);
  }
}

TEST_CASE("what came last stands first in a feed, however old it is, and stays what it was") {
  const tests::DataDirectory directory;
  directory.write(
      "a", "one.jsonl",
      R"({"id": "first", "title": "First", "text": "Harvest and quay.", "date": "2020-05-01", "language": "en"})"
      "\n"
      R"({"id": "older", "title": "Older", "text": "Harvest and quay.", "date": "2019", "language": "en"})"
      "\n");
  REQUIRE(directory.index({"a"}).status == 0);
  const tests::Daemon daemon(directory.data());
  const auto before = daemon.get("/feed.atom?q=harvest");
  CHECK(entry_titles(before.body) == std::vector<std::string>{"First", "Older"});

  wait_for_next_second();
  directory.write("a", "two.jsonl",
                  R"({"id": "late", "title": "Late", "text": "Harvest of old.", "date": "1999", "language": "en"})"
                  "\n");
  REQUIRE(directory.index({"a"}).status == 0);
  const auto after = tests::http_request(daemon.port(), "GET", "/feed.atom?q=harvest",
                                         "If-None-Match: " + before.header("etag") + "\r\n");
  CHECK(after.status == 200);
  CHECK(entry_titles(after.body) == std::vector<std::string>{"Late", "First", "Older"});
  const auto entries_of = [](const std::string& feed) { return feed.substr(feed.find("<title>First") - 60); };
  CHECK(entries_of(after.body) == entries_of(before.body));

  // Neither a change of its text nor a run that reads everything anew makes a document a new one.
  wait_for_next_second();
  directory.write("a", "two.jsonl",
                  R"({"id": "late", "title": "Late", "text": "Harvest of very old.", "date": "1999", "language": "en"})"
                  "\n"
                  R"({"id": "last", "title": "Last", "text": "Harvest.", "language": "en"})"
                  "\n");
  REQUIRE(directory.index({"a"}, {"--full"}).status == 0);
  const auto full = daemon.get("/feed.atom?q=harvest");
  CHECK(entry_titles(full.body) == std::vector<std::string>{"Last", "Late", "First", "Older"});
  CHECK(entries_of(full.body) == entries_of(before.body));
  CHECK(tests::atom_faults(full.body) == "");
}

TEST_CASE("a feed holds documents with most of the words at least") {
  const std::string query = "seasonal permits lantern kestrel quay";
  const auto search = tests::collection_daemon().search({"q", query, "sort", "newest"});
  const auto feed = tests::collection_daemon().get(target("/feed.atom", {"q", query}));
  CHECK(std::string(search["matching"].GetString()) != "any");
  CHECK(count(feed.body, "<entry") == search["totalHits"].GetUint());
  const auto relevance = tests::collection_daemon().search({"q", query});
  CHECK(relevance["totalHits"].GetUint() > search["totalHits"].GetUint());
}

TEST_CASE("documents like a document are found among all languages, its own versions not") {
  const auto similar = [](const std::string& id) {
    const auto own = samples().json(target("/api/v1/document", {"id", id, "limit", "1"}));
    const auto answer = samples().json(target("/api/v1/similar", {"id", id, "limit", "20"}));
    REQUIRE(answer.http.status == 200);
    CHECK(answer.http.header("cache-control") == "no-store");
    std::vector<std::string> ids;
    for (const Value& hit : answer.json["hits"].GetArray()) {
      ids.emplace_back(hit["id"].GetString());
      CHECK(hit["places"].Size() == 1);
      CHECK(std::string(hit["work"].GetString()) != own.json["document"]["work"].GetString());
      // Who reads one language is shown the others' versions in it.
      if (!hit.HasMember("versions")) continue;
      for (const Value& version : hit["versions"].GetArray()) {
        CHECK(std::string(version["language"].GetString()) != own.json["document"]["language"].GetString());
      }
    }
    return ids;
  };
  const auto like_report = similar("report-alternatives-to-detention-2021");
  REQUIRE(like_report.size() > 3);
  CHECK(std::find(like_report.begin(), like_report.begin() + 3, "transcript-detention-session-2021") !=
        like_report.begin() + 3);
  for (const std::string id : {"briefing-firewalls-es", "statement-children-ar", "page-visa-travay-sezonye-ht",
                               "transcript-matou-yexiao-2019"}) {
    CAPTURE(id);
    std::set<std::string> languages;
    for (const std::string& other : similar(id)) {
      const auto document = samples().json(target("/api/v1/document", {"id", other, "limit", "1"}));
      languages.insert(document.json["document"]["language"].GetString());
    }
    CHECK(languages.size() >= 2);
  }
  CHECK(samples().json("/api/v1/similar?id=nothing").http.status == 404);
  CHECK(samples().json("/api/v1/similar").http.status == 400);
}

TEST_CASE("a document begins at the passage that is being said, and refuses places that it does not have") {
  const tests::DataDirectory directory;
  directory.write(
      "a", "one.jsonl",
      R"({"id": "open", "title": "Open", "language": "en", "passages": [)"
      R"({"text": "Before.", "start": 0}, {"text": "During.", "start": 740}, {"text": "After.", "start": 770}]})"
      "\n"
      R"({"id": "pages", "title": "Pages", "language": "en", "passages": [)"
      R"({"text": "One.", "page": 1}, {"text": "Three.", "page": 3}, {"text": "Four.", "page": 4}]})"
      "\n");
  REQUIRE(directory.index({"a"}).status == 0);
  const tests::Daemon daemon(directory.data());
  const auto first = [&](const std::string& id, const std::string& around) {
    const auto answer = daemon.json(target("/api/v1/document", {"id", id, "around", around, "limit", "1"}));
    if (answer.http.status != 200) return std::to_string(answer.http.status);
    return std::string(answer.json["passages"][0]["text"].GetString());
  };
  CHECK(first("open", "start:754") == "During.");
  CHECK(first("open", "start:0") == "Before.");
  CHECK(first("open", "start:99999") == "After.");
  CHECK(first("open", "page:1") == "400");
  CHECK(first("open", "3") == "After.");
  CHECK(first("open", "4") == "400");
  CHECK(first("pages", "page:2") == "Three.");
  CHECK(first("pages", "page:9") == "Four.");
  CHECK(first("pages", "start:1") == "400");
  const auto neighbours = daemon.json("/api/v1/document?id=open&around=2&limit=3");
  CHECK(neighbours.json["passages"].Size() == 3);
  CHECK(neighbours.json["passageCount"].GetUint() == 3);
}
