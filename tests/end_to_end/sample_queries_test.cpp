// Every question of corpus/QUERIES.tsv, asked of the indexed samples: the document is among the first three hits, and
// the place that is named is among its places, with the link that the contract promises.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

using rapidjson::Value;

struct SampleQuery {
  std::string query;
  std::string language;
  std::vector<std::string> expected;  ///< Any of these ids.
  std::string place;                  ///< member=value; empty when the text has no places to tell apart.
};

std::vector<std::string> split(const std::string& line, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t to = 0; (to = line.find(separator, from)) != std::string::npos; from = to + separator.size()) {
    parts.push_back(line.substr(from, to - from));
  }
  parts.push_back(line.substr(from));
  return parts;
}

std::vector<SampleQuery> sample_queries() {
  std::ifstream file(PASSAGE_SOURCE_DIR "/corpus/QUERIES.tsv");
  std::vector<SampleQuery> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = split(line, "\t");
    REQUIRE(cells.size() == 4);
    rows.push_back({cells[0], cells[1], split(cells[2], ", "), cells[3]});
  }
  return rows;
}

bool is_expected(const Value& hit, const SampleQuery& row) {
  const auto is_named = [&](const Value& id) {
    return std::ranges::find(row.expected, id.GetString()) != row.expected.end();
  };
  if (is_named(hit["id"])) return true;
  if (!hit.HasMember("versions")) return false;
  const auto versions = hit["versions"].GetArray();
  return std::any_of(versions.begin(), versions.end(), [&](const Value& version) { return is_named(version["id"]); });
}

const Value* expected_hit(const rapidjson::Document& answer, const SampleQuery& row) {
  constexpr rapidjson::SizeType first_hits = 3;
  const Value& hits = answer["hits"];
  for (rapidjson::SizeType i = 0; i < std::min(hits.Size(), first_hits); ++i) {
    if (is_expected(hits[i], row)) return &hits[i];
  }
  return nullptr;
}

std::string text(const Value& object, const char* member) {
  return object.HasMember(member) ? object[member].GetString() : "";
}

bool is_place(const Value& place, const std::string& member, const std::string& value) {
  if (member == "page") return place.HasMember("page") && place["page"].GetUint() == std::stoul(value);
  if (member == "start") {
    const double second = std::stod(value.substr(value.find_first_not_of('~')));
    constexpr double about = 1;
    return place.HasMember("start") && place["start"].GetDouble() - about <= second &&
           second <= place["end"].GetDouble();
  }
  return text(place, member.c_str()) == value;
}

/// How the address of a place has to end.
std::string link_ending(const Value& hit, const Value& place) {
  const std::string number = std::to_string(place["number"].GetUint());
  const std::string format = text(hit, "format");
  if (format == "pdf") return "#page=" + std::to_string(place["page"].GetUint());
  if (format == "vtt" || format == "srt")
    return "#t=" + std::to_string(std::lround(std::floor(place["start"].GetDouble())));
  if (format == "html") return "";  // the heading's id or a fragment of text: see below
  return "&place=" + number + "#p" + number;
}

bool links_rightly(const Value& hit, const Value& place) {
  const std::string url = text(place, "url");
  if (text(hit, "format") == "html") return url.find('#') != std::string::npos && url.starts_with("/files?id=");
  return url.ends_with(link_ending(hit, place));
}

}  // namespace

TEST_CASE("the questions of the sample collection find their documents and their places") {
  const auto rows = sample_queries();
  REQUIRE(rows.size() >= 40);
  for (const SampleQuery& row : rows) {
    const auto answer = tests::sample_daemon().search({"q", row.query, "places", "10", "prefer", row.language});
    CAPTURE(row.query, row.place);
    const Value* hit = expected_hit(answer, row);
    CHECK(hit != nullptr);
    if (hit == nullptr || row.place.empty()) continue;
    const auto place_parts = split(row.place, "=");
    REQUIRE(place_parts.size() == 2);
    bool found = false;
    std::string seen;
    for (const Value& place : (*hit)["places"].GetArray()) {
      CAPTURE(text(place, "url"), text(*hit, "format"));
      CHECK(links_rightly(*hit, place));
      found = found || is_place(place, place_parts[0], place_parts[1]);
    }
    CHECK(found);
  }
}

TEST_CASE("the links of the samples' places lead to something that is served") {
  tests::Daemon& daemon = tests::sample_daemon();
  for (const std::string query : {"kind:report", "kind:statement", "kind:resolution", "kind:briefing", "kind:page"}) {
    const auto answer = daemon.search({"q", query, "hitsPerPage", "100"});
    CHECK(answer["totalHits"].GetUint() > 0);
    for (const Value& hit : answer["hits"].GetArray()) {
      for (const std::string& url : {text(hit, "url"), text(hit["places"][0], "url")}) {
        if (!url.starts_with("/")) continue;
        CAPTURE(url);
        const auto served = daemon.get(url.substr(0, url.find('#')));
        CHECK(served.status == 200);
        CHECK_FALSE(served.body.empty());
      }
    }
  }
}

TEST_CASE("a file is served in parts, and only files of documents are") {
  tests::Daemon& daemon = tests::sample_daemon();
  const std::string target = "/files?id=report-alternatives-to-detention-2021";
  const auto part = tests::http_request(daemon.port(), "GET", target, "Range: bytes=0-4\r\n");
  CHECK(part.status == 206);
  CHECK(part.body == "%PDF-");
  CHECK(part.header("content-range").starts_with("bytes 0-4/"));
  CHECK(tests::header_fault(part) == "");
  for (const std::string id :
       {"../../../etc/passwd", "/etc/passwd", "samples/../manifest.jsonl", "manifest.jsonl", ""}) {
    CAPTURE(id);
    const int status = daemon.get("/files?id=" + tests::percent_encoded(id)).status;
    CHECK((status == 404 || status == 400));
  }
}
