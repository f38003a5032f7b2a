// tests/cases/end_to_end/spelling.tsv over HTTP: what is suggested, and that it finds more.
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

std::string corrected(const rapidjson::Document& answer) {
  return answer.HasMember("correctedQuery") ? answer["correctedQuery"].GetString() : "";
}

/// The words of which the answer says that no document holds them.
std::string unknown_words(const rapidjson::Document& answer, const std::string& code = "no_documents_for_word") {
  std::string words;
  if (!answer.HasMember("notices")) return words;
  for (const auto& notice : answer["notices"].GetArray()) {
    if (std::string(notice["code"].GetString()) != code) continue;
    words += (words.empty() ? "" : " ") + std::string(notice["word"].GetString());
  }
  return words;
}

int strictness(const rapidjson::Document& answer) {
  const std::string matching = answer["matching"].GetString();
  return matching == "all" ? 2 : matching == "most" ? 1 : 0;
}

}  // namespace

TEST_CASE("misspelt words are corrected from the collection's own, never towards fewer hits") {
  std::ifstream file(PASSAGE_SOURCE_DIR "/tests/cases/end_to_end/spelling.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string::npos);
    const auto answer = tests::sample_daemon().search({"q", line.substr(0, tab)});
    CHECK(corrected(answer) == line.substr(tab + 1));
    ++rows;
    if (corrected(answer).empty()) continue;
    const auto better = tests::sample_daemon().search({"q", corrected(answer)});
    const bool requires_more = strictness(better) > strictness(answer) && better["totalHits"].GetUint() > 0;
    const bool finds_more =
        strictness(better) == strictness(answer) && better["totalHits"].GetUint() > answer["totalHits"].GetUint();
    const bool finds_any = answer["totalHits"].GetUint() == 0 && better["totalHits"].GetUint() > 0;
    CHECK((requires_more || finds_more || finds_any));
  }
  CHECK(rows > 25);
}

TEST_CASE("filters count too: nothing is suggested that they leave without hits") {
  CHECK(corrected(tests::collection_daemon().search({"q", "seasonel"})) == "seasonal");
  CHECK(corrected(tests::collection_daemon().search({"q", "seasonel", "filter", "kind:report"})) == "seasonal");
  CHECK(corrected(tests::collection_daemon().search({"q", "seasonel", "filter", "kind:page"})).empty());
}

TEST_CASE("a word that no document holds is named") {
  CHECK(unknown_words(tests::collection_daemon().search({"q", "xyzzyplugh"})) == "xyzzyplugh");
  CHECK(unknown_words(tests::collection_daemon().search({"q", "permits xyzzyplugh"})) == "xyzzyplugh");
  CHECK(unknown_words(tests::collection_daemon().search({"q", "permits wages"})).empty());
  CHECK(unknown_words(tests::collection_daemon().search({"q", "wages", "filter", "kind:transcript", "date", "2021"}))
            .empty());
}

TEST_CASE("where nothing is found, phrases and symbols that no document holds are named") {
  const auto unknown = [](const std::string& query) {
    return unknown_words(tests::collection_daemon().search({"q", query}), "no_documents_for_phrase");
  };
  CHECK(unknown("\"permits seasonal\"") == "permits seasonal");
  CHECK(unknown("permits A/RES/99/999") == "A/RES/99/999");
  CHECK(unknown("\"seasonal permits\" \"night shifts\"").empty());
  CHECK(unknown("permits title:xyzzyplugh").empty());
  CHECK(unknown("\"seasonal permits\"").empty());
}

TEST_CASE("what is quoted, excluded or in a field is not corrected") {
  for (const std::string query : {"\"seasonel\"", "permits -seasonel", "title:seasonel"}) {
    CAPTURE(query);
    CHECK(corrected(tests::collection_daemon().search({"q", query})).empty());
  }
}
