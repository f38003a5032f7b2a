#include "searchd/http/formats/export_rows.h"

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include "passage/text/unicode.h"
#include "tests/searchd/http/formats/hostile_hit.h"

using namespace searchd;
using namespace searchd::http;

namespace {

/// Reads RFC 4180 strictly: fails the test for anything that it does not allow.
std::vector<std::vector<std::string>> read_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  std::size_t i = 0;
  while (i < csv.size()) {
    cell.clear();
    if (csv[i] == '"') {
      for (++i;; ++i) {
        REQUIRE(i < csv.size());
        if (csv[i] == '"' && csv.substr(i).starts_with("\"\"")) {
          ++i;
        } else if (csv[i] == '"') {
          ++i;
          break;
        }
        cell += csv[i];
      }
    } else {
      while (i < csv.size() && csv[i] != ',' && csv[i] != '\r') {
        REQUIRE((csv[i] != '"' && csv[i] != '\n'));
        cell += csv[i++];
      }
    }
    rows.back().push_back(cell);
    if (csv[i] == ',') {
      ++i;
      continue;
    }
    REQUIRE(csv.substr(i).starts_with("\r\n"));
    i += 2;
    rows.emplace_back();
  }
  rows.pop_back();
  return rows;
}

std::vector<std::vector<std::string>> csv_of(const std::vector<Hit>& hits, std::size_t most = 1000) {
  const std::string csv = to_csv(export_rows(hits, "https://s.example.org/", most));
  REQUIRE(csv.starts_with("\xEF\xBB\xBF"));
  return read_csv(std::string_view(csv).substr(3));
}

Hit hit_titled(const std::string& title) {
  Hit hit{.id = "a", .work = "w", .title = {title}};
  hit.places.push_back({.url = "/read?id=a", .number = 1, .snippet = {"one ", "two"}});
  return hit;
}

}  // namespace

TEST_CASE("the columns of an export are those of the contract") {
  Hit hit = hit_titled("A \"title\", with both");
  hit.authors = {"A", "B"};
  hit.places.front().locator = {.page = 7, .start = 754.25};
  const auto rows = csv_of({hit});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == std::vector<std::string>{"id", "work", "title", "kind", "language", "date", "authors",
                                            "organizations", "symbol", "url", "page", "start", "snippet"});
  CHECK(rows[1] == std::vector<std::string>{"a", "w", "A \"title\", with both", "", "", "", "A; B", "", "",
                                            "https://s.example.org/read?id=a", "7", "754.25", "one two"});
}

TEST_CASE("no cell of an export is a formula") {
  for (const char* start : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", " =", "\u202E="}) {
    const std::string title = std::string(start) + "1+1";
    CAPTURE(title);
    const auto rows = csv_of({hit_titled(title)});
    const bool stays_blank = title.front() == ' ' || title.front() == '\t' || title.front() == '\r';
    if (!stays_blank) CHECK(rows[1][2].front() == '\'');
    CHECK_FALSE(rows[1][2].starts_with("="));
  }
  const auto hostile = csv_of({tests::hostile_hit()});
  REQUIRE(hostile.size() == 2);
  REQUIRE(hostile[1].size() == 13);
  for (const std::string& cell : hostile[1]) {
    CAPTURE(cell);
    CHECK(cell.find_first_of("=+-@") != 0);
    CHECK(passage::is_valid_utf8(cell));
    CHECK(cell.find_first_of(std::string_view("\0\r\n\x1b", 4)) == std::string::npos);
  }
}

TEST_CASE("an export has a row for each place, up to its bound") {
  Hit hit = hit_titled("t");
  hit.places.resize(3, hit.places.front());
  CHECK(csv_of({hit, hit}).size() == 7);
  CHECK(csv_of({hit, hit}, 4).size() == 5);
  CHECK(csv_of({}).size() == 1);
}

TEST_CASE("a line of NDJSON is an object with the columns that are known") {
  Hit hit = hit_titled("t\n{}");
  hit.organizations = {"O, P"};
  hit.places.front().locator = {.page = 7, .start = 1.5};
  CHECK(to_ndjson(export_rows({hit}, "", 10)) ==
        R"({"id":"a","work":"w","title":"t {}","organizations":["O, P"],"url":"/read?id=a","page":7,"start":1.5,)"
        R"("snippet":"one two"})"
        "\n");
  const std::vector<Hit> hostile(2, tests::hostile_hit());
  const std::string lines = to_ndjson(export_rows(hostile, "", 10));
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(lines.substr(0, lines.find('\n')).c_str());
  CHECK_FALSE(json.HasParseError());
}
