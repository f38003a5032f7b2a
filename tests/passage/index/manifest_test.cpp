#include "passage/index/manifest.h"

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace passage;
using Catch::Contains;

namespace {

Manifest example() {
  return {.number = 42,
          .created = "2018-02-22T10:00:00Z",
          .rules = {.format = 1,
                    .analyzer = "1",
                    .stemmer = "Xapian 1.4.22",
                    .icu = "72.1",
                    .configuration_hash = "c0",
                    .thesaurus = "t0"},
          .works = 2,
          .documents = 3,
          .passages = 18446744073709551615ULL,
          .by_language = {{"ar", 1}, {"es", 2}},
          .by_kind = {{"statement", 3}},
          .by_format = {{"pdf", 3}},
          .by_source = {{"/srv/\"quoted\"\n", 3}},
          .files = {{.path = "documents/docdata.glass", .size = 8192, .sha256 = "ab"}}};
}

std::string with(std::string json, const std::string& from, const std::string& to) {
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a manifest survives JSON, and its JSON is stable") {
  const std::string json = to_json(example());
  CHECK(manifest_from_json(json) == example());
  CHECK(to_json(manifest_from_json(json)) == json);
  CHECK(manifest_from_json(to_json(Manifest{})) == Manifest{});
}

TEST_CASE("a manifest says what was learnt, or nothing where nothing was") {
  Manifest manifest = example();
  CHECK(to_json(manifest).find("learnt") == std::string::npos);
  manifest.learnt = LearntSummary{.created = "2018-03-01T10:00:00Z", .works = 2, .languages = 3, .translations = 400};
  const std::string json = to_json(manifest);
  CHECK(manifest_from_json(json) == manifest);
  CHECK_THROWS_WITH(manifest_from_json(with(json, "\"works\": 2,\n    \"lang", "\"lang")), Contains("works"));
  CHECK_THROWS_WITH(manifest_from_json(with(json, "\"learnt\": {", "\"learnt\": 1, \"other\": {")), Contains("learnt"));
}

TEST_CASE("members that a later version added are tolerated") {
  CHECK(manifest_from_json(with(to_json(example()), "{", R"({"later": [[{"x": null}]],)")) == example());
}

TEST_CASE("a member that is missing or of another type is named") {
  const auto [from, to, name] = GENERATE(table<std::string, std::string, std::string>({
      {"\"number\": 42", "\"number\": \"42\"", "number"},
      {"\"number\": 42", "\"number\": -1", "number"},
      {"\"number\": 42", "\"number\": 4.5", "number"},
      {"\"number\": 42", "\"numbre\": 42", "number"},
      {"\"created\": \"2018-02-22T10:00:00Z\"", "\"created\": null", "created"},
      {"\"rules\": {", "\"rules\": 1, \"rule\": {", "rules"},
      {"\"format\": 1", "\"format\": 4294967296", "format"},
      {"\"icu\": \"72.1\"", "\"icu\": 72.1", "icu"},
      {"\"es\": 2", "\"es\": {}", "byLanguage.es"},
      {"\"byKind\": {", "\"byKind\": [], \"other\": {", "byKind"},
      {"\"files\": [", "\"files\": {}, \"other\": [", "files"},
      {"\"size\": 8192", "\"size\": true", "size"},
      {"\"files\": [", "\"files\": [7,", "files"},
  }));
  const std::string json = with(to_json(example()), from, to);
  CAPTURE(json);
  CHECK_THROWS_WITH(manifest_from_json(json), Contains("\"" + name + "\""));
}

TEST_CASE("what is no JSON object is an error, not a crash") {
  for (const std::string text : {"", "[]", "null", "{", "{} x", "{\"number\": \"\xff\"}"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(manifest_from_json(text), Error);
  }
  CHECK_THROWS_AS(manifest_from_json(std::string(1'000'000, '[')), Error);
  CHECK_THROWS_AS(manifest_from_json("{\"later\": " + std::string(1'000'000, '[') + "}"), Error);
}

TEST_CASE("a source whose path is no UTF-8 makes a manifest that can be read again") {
  Manifest manifest = example();
  manifest.by_source = {{"/srv/Per\xfa", 3}};
  const Manifest back = manifest_from_json(to_json(manifest));
  REQUIRE(back.by_source.size() == 1);
  CHECK(back.by_source.begin()->first == "/srv/Per\xef\xbf\xbd");
}
