#include "passage/model/metadata.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("an address that is neither http nor https is dropped and reported") {
  const auto [url, kept] = GENERATE(table<std::string, bool>({
      {"https://example.org/report.pdf#page=3", true},
      {"HTTP://example.org", true},
      {"https://example.org/ümläut", true},
      {"javascript:alert(1)", false},
      {"java\nscript:alert(1)", false},
      {"data:text/html,x", false},
      {"ftp://example.org/x", false},
      {"//example.org/x", false},
      {"https://", false},
      {"https:///path", false},
      {"https://example.org/a b", false},
      {"https://example.org/\"onclick", false},
      {"https://example.org/\x01", false},
      {"https://example.org/\xE2\x80\xAE", false},
      {"https://example.org/\xff", false},
      {"https://example.org/" + std::string(2000, 'a'), false},
  }));
  CAPTURE(url);
  Metadata metadata{.url = url};
  const auto remarks = sanitize(metadata);
  CHECK(metadata.url == (kept ? url : ""));
  CHECK(remarks.size() == (kept ? 0 : 1));
}

TEST_CASE("control and bidi override characters do not reach a page") {
  const auto [dirty, clean] = GENERATE(table<std::string, std::string>({
      {"a\tb\r\n c", "a b c"},
      {"  padded  ", "padded"},
      {"evil\xE2\x80\xAE"
       "fdp.exe",
       "evilfdp.exe"},
      {"\xE2\x81\xA6iso\xE2\x81\xA9", "iso"},
      {std::string("nul\0l", 5), "null"},
      {"bell\x07", "bell"},
      {"c1\xC2\x85next", "c1 next"},
      {"a\xE2\x80\xA8"
       "b",
       "a b"},
      {"\xEF\xBB\xBFmark", "mark"},
      {"no\xC2\xA0"
       "break",
       "no\xC2\xA0"
       "break"},
      {"می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},
      {"bad\xff", "bad\xEF\xBF\xBD"},
  }));
  Metadata metadata{.title = dirty, .authors = {dirty}};
  (void)sanitize(metadata);
  CHECK(metadata.title == clean);
  CHECK(metadata.authors == std::vector<std::string>{clean});
}

TEST_CASE("values are cut at their lengths, between characters, and it is said") {
  Metadata metadata{.title = std::string(999, 'a') + "é", .event = std::string(501, 'b')};
  const auto remarks = sanitize(metadata);
  CHECK(metadata.title == std::string(999, 'a'));
  CHECK(metadata.event == std::string(500, 'b'));
  REQUIRE(remarks.size() == 2);
  CHECK(remarks[0].find("title") != std::string::npos);
}

TEST_CASE("lists keep fifty entries, each once, none empty") {
  Metadata metadata;
  for (int i = 0; i < 60; ++i) metadata.topics.push_back("topic " + std::to_string(i));
  metadata.authors = {"Ana", "", "Ana", " ", "Bo"};
  const auto remarks = sanitize(metadata);
  CHECK(metadata.topics.size() == 50);
  CHECK(metadata.authors == std::vector<std::string>{"Ana", "Bo"});
  CHECK(remarks.size() == 1);
}

TEST_CASE("languages become canonical, unknown ones are dropped") {
  Metadata metadata{.language = " PT_br "};
  CHECK(sanitize(metadata).empty());
  CHECK(metadata.language == "pt-BR");
  metadata.language = "klingonish";
  CHECK(sanitize(metadata).size() == 1);
  CHECK(metadata.language.empty());
}

TEST_CASE("countries are ISO 3166 codes of two letters") {
  Metadata metadata{.countries = {"mx", "MX", "Mexico", "ZZ", "MEX", "ht"}};
  const auto remarks = sanitize(metadata);
  CHECK(metadata.countries == std::vector<std::string>{"MX", "HT"});
  CHECK(remarks.size() == 3);
}

TEST_CASE("a work's key is kept whole or not at all") {
  Metadata metadata{.work = std::string(201, 'k')};
  CHECK(sanitize(metadata).size() == 1);
  CHECK(metadata.work.empty());
  metadata.work = "compact-2018";
  CHECK(sanitize(metadata).empty());
  CHECK(metadata.work == "compact-2018");
}

TEST_CASE("sanitizing twice changes nothing more") {
  Metadata metadata{.url = "https://example.org", .title = "a\n\nb", .language = "spa", .countries = {"mx"}};
  (void)sanitize(metadata);
  const Metadata once = metadata;
  CHECK(sanitize(metadata).empty());
  CHECK(metadata == once);
}

TEST_CASE("an id has 1 to 200 bytes of UTF-8 without control characters") {
  CHECK(valid_id("a"));
  CHECK(valid_id("docs/48% of them.pdf"));
  CHECK(valid_id(std::string(200, 'a')));
  CHECK(valid_id("宣言/一"));
  CHECK_FALSE(valid_id(""));
  CHECK_FALSE(valid_id(std::string(201, 'a')));
  CHECK_FALSE(valid_id("a\nb"));
  CHECK_FALSE(valid_id(std::string("a\0b", 3)));
  CHECK_FALSE(valid_id("a\xC2\x80"));
  CHECK_FALSE(valid_id("a\xff"));
}

TEST_CASE("what is declared wins over what was found") {
  const Metadata declared{.title = "Declared", .countries = {"MX"}};
  const Metadata found{.title = "Found", .date = parse_date("2018"), .authors = {"Ana"}, .countries = {"HT"}};
  const Metadata both = merged(declared, found);
  CHECK(both.title == "Declared");
  CHECK(both.countries == std::vector<std::string>{"MX"});
  CHECK(both.authors == std::vector<std::string>{"Ana"});
  CHECK(both.date == parse_date("2018"));
}
