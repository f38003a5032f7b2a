// tests/cases/end_to_end/suggestions.tsv over HTTP, and what holds for whatever is typed: the shape of the answer, that
// each suggestion finds something, that nothing is suggested twice, and that hostile texts do no harm.
#include <chrono>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/hostile_strings.h"
#include "tests/end_to_end/shared_daemons.h"

namespace {

using rapidjson::Value;

const std::string path = "/api/v1/suggest?";

rapidjson::Document suggest(const std::string& typed, const std::string& prefer = {}) {
  std::vector<std::string> parameters{"q", typed};
  if (!prefer.empty()) parameters.insert(parameters.end(), {"prefer", prefer});
  auto answer = tests::sample_daemon().json(path + tests::query_string(parameters));
  REQUIRE(answer.http.status == 200);
  CHECK(answer.http.header("cache-control") == "no-store");
  return std::move(answer.json);
}

std::string member(const Value& suggestion, const char* name) {
  return suggestion.HasMember(name) ? suggestion[name].GetString() : "";
}

/// "kind|language|text" of each.
std::vector<std::string> described(const rapidjson::Document& answer) {
  std::vector<std::string> all;
  for (const Value& one : answer["suggestions"].GetArray()) {
    all.push_back(member(one, "kind") + '|' + member(one, "language") + '|' + member(one, "text"));
  }
  return all;
}

struct Row {
  std::string typed;
  std::string prefer;
  std::string kind;
  std::string language;
  std::string text;
};

std::vector<Row> rows() {
  std::ifstream file(PASSAGE_SOURCE_DIR "/tests/cases/end_to_end/suggestions.tsv");
  std::vector<Row> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream cells(line);
    Row row;
    for (std::string* cell : {&row.typed, &row.prefer, &row.kind, &row.language, &row.text}) {
      REQUIRE(std::getline(cells, *cell, '\t'));
    }
    if (row.typed.ends_with('_')) row.typed.back() = ' ';
    for (std::string* cell : {&row.prefer, &row.language}) {
      if (*cell == "-") cell->clear();
    }
    all.push_back(std::move(row));
  }
  return all;
}

std::size_t characters(const std::string& text) {
  constexpr unsigned mask = 0xC0;
  constexpr unsigned continuation = 0x80;
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & mask) != continuation; }));
}

}  // namespace

TEST_CASE("what is typed in any script is completed from the titles, concepts and words of the samples") {
  const std::vector<Row> all = rows();
  REQUIRE(all.size() > 30);
  for (const Row& row : all) {
    const std::vector<std::string> found = described(suggest(row.typed, row.prefer));
    CAPTURE(row.typed, row.prefer, row.kind, row.text, found);
    if (row.kind == "none") {
      CHECK(found.empty());
    } else {
      CHECK(std::ranges::find(found, row.kind + '|' + row.language + '|' + row.text) != found.end());
    }
  }
}

TEST_CASE("each suggestion finds something, none comes twice, and titles lead to their documents") {
  const tests::Daemon& daemon = tests::sample_daemon();
  std::set<std::string> checked;
  for (const Row& row : rows()) {
    const auto answer = suggest(row.typed, row.prefer);
    CHECK(answer["query"].GetString() == row.typed);
    CHECK(answer["suggestions"].Size() <= 8);
    std::set<std::string> texts;
    for (const Value& one : answer["suggestions"].GetArray()) {
      const std::string text = member(one, "text");
      const std::string kind = member(one, "kind");
      const std::string id = member(one, "id");
      CAPTURE(row.typed, text, kind, id);
      CHECK(texts.insert(text).second);
      CHECK((kind == "title" || kind == "concept" || kind == "word"));
      if (!checked.insert(kind + text).second) continue;
      CHECK(daemon.search({"q", text})["totalHits"].GetUint() > 0);
      if (kind == "title") CHECK(daemon.json("/api/v1/document?" + tests::query_string({"id", id})).http.status == 200);
      if (kind == "concept") CHECK(daemon.search({"filter", "concept:" + id})["totalHits"].GetUint() > 0);
      CHECK(id.empty() == (kind == "word"));
    }
  }
  CHECK(checked.size() > 60);
}

TEST_CASE("a title is suggested from its first letters to its last") {
  for (const std::string title :
       {"Migrants Day 2021: The Bread of the Second Winter", "Парта у окна: круглый стол о школе",
        "شهادة ميلاد لكل طفل: دليل للأسر المهاجرة", "点“同意”之前：海外留学生与个人数据"}) {
    for (std::size_t end = 1; end <= title.size(); ++end) {
      const std::string typed = title.substr(0, end);
      if (characters(typed) < 8 || characters(typed) == characters(title.substr(0, end - 1))) continue;
      if (end < title.size() && characters(title.substr(end, 1)) == 0) continue;
      CAPTURE(typed);
      const std::vector<std::string> found = described(suggest(typed));
      CHECK(std::ranges::any_of(found,
                                [&](const std::string& one) { return one.find("|" + title) != std::string::npos; }));
    }
  }
}

TEST_CASE("there are as many suggestions as are asked for") {
  const auto count = [](const std::string& limit) {
    return tests::sample_daemon()
        .json(path + tests::query_string({"q", "mi", "limit", limit}))
        .json["suggestions"]
        .Size();
  };
  CHECK(count("1") == 1);
  CHECK(count("3") == 3);
  CHECK(count("20") > 8);
}

TEST_CASE("browsers get the same suggestions in their format") {
  const auto own = suggest("detent");
  const auto answer = tests::sample_daemon().get("/api/v1/suggest/opensearch?q=detent");
  CHECK(answer.status == 200);
  CHECK(answer.header("content-type") == "application/x-suggestions+json; charset=utf-8");
  CHECK(answer.header("access-control-allow-origin") == "*");
  CHECK(answer.header("cache-control") == "no-store");
  const auto json = tests::parse_json(answer.body);
  REQUIRE(json.Size() == 2);
  CHECK(std::string(json[0].GetString()) == "detent");
  REQUIRE(json[1].Size() == own["suggestions"].Size());
  REQUIRE(json[1].Size() > 0);
  for (rapidjson::SizeType i = 0; i < json[1].Size(); ++i) {
    CHECK(std::string(json[1][i].GetString()) == member(own["suggestions"][i], "text"));
  }
}

TEST_CASE("an index that holds nothing yet suggests nothing") {
  const tests::TemporaryDirectory empty;
  tests::Daemon daemon(empty.path());
  CHECK(daemon.json("/api/v1/suggest?q=asylum").json["suggestions"].Empty());
}

TEST_CASE("hostile texts are answered or refused in time, and leave the daemon as it was") {
  constexpr std::chrono::milliseconds in_time(1000);
  tests::Daemon& daemon = tests::sample_daemon();
  std::vector<std::string> texts = tests::hostile_strings();
  REQUIRE(texts.size() >= 200);
  std::string many_words;
  for (int i = 0; i < 340; ++i) many_words += "a ";
  std::string many_articles;
  for (int i = 0; i < 120; ++i) many_articles += "ال";
  std::string run;
  for (int i = 0; i < 340; ++i) run += "移";
  texts.insert(texts.end(), {many_words, many_words + "asy", many_articles, run, std::string(1024, '('),
                             std::string(1024, 'a'), std::string(1025, 'a')});
  for (const std::string& text : texts) {
    auto answer = tests::http_request(daemon.port(), "GET", path + tests::query_string({"q", text, "limit", "20"}));
    if (answer.took > in_time) {
      answer = tests::http_request(daemon.port(), "GET", path + tests::query_string({"q", text, "limit", "20"}));
    }
    CAPTURE(text.substr(0, 100), answer.status);
    CHECK((answer.status == 200 || answer.status == 400));
    CHECK(answer.took <= in_time);
    CHECK(tests::header_fault(answer).empty());
    CHECK_FALSE(tests::parse_json(answer.body).HasParseError());
  }
  CHECK(daemon.alive());
  CHECK(daemon.unexpected_log().empty());
}
