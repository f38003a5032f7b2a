// /help over HTTP: its examples find something in the samples, and links of errors lead to it.
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.push_back((*match)[1].str());
  }
  return found;
}

}  // namespace

TEST_CASE("every example of the help finds what it says, in every language of the pages") {
  tests::Daemon& daemon = tests::sample_daemon();
  for (const std::string language : {"en", "es", "fr", "pt", "ar", "ru", "zh", "ht"}) {
    const std::string page = daemon.get("/help?ui=" + language).body;
    const auto queries = matches(page, "href=\"/search\\?q=([^\"&]*)&amp;ui=" + language + "\"");
    CAPTURE(language);
    CHECK(queries.size() == 22);
    for (const std::string& query : queries) {
      CAPTURE(query);
      const auto answer = daemon.json("/api/v1/search?expand=false&q=" + query);
      REQUIRE(answer.http.status == 200);
      CHECK(answer.json["totalHits"].GetUint() >= 1);
      CHECK(std::string(answer.json["matching"].GetString()) == "all");
      CHECK_FALSE(answer.json.HasMember("notices"));
    }
  }
}

TEST_CASE("the link of an error leads to a place of the help") {
  tests::Daemon& daemon = tests::sample_daemon();
  const std::string help = daemon.get("/help").body;
  for (const std::string target : {"/api/v1/search?page=0", "/api/v1/search?qq=x", "/api/v1/search?filter=kinds:x",
                                   "/api/v1/search?q=%ff", "/api/v1/document?id=none", "/api/v1/none", "/files"}) {
    CAPTURE(target);
    const std::string link = daemon.json(target).json["link"].GetString();
    REQUIRE(link.starts_with("/help#"));
    CHECK(help.find(" id=\"" + link.substr(6) + "\"") != std::string::npos);
  }
}
