#include "indexer/source/crawl/robots.h"

#include <catch2/catch.hpp>

using indexer::RobotsTxt;
using namespace std::chrono_literals;

namespace {

bool allows(const std::string& text, const std::string& target) {
  return RobotsTxt(text, "passage-indexer").allows(target);
}

}  // namespace

TEST_CASE("the longest rule that matches counts, and the one that allows of two as long", "[crawl]") {
  const auto [rules, target, allowed] = GENERATE(table<std::string, std::string, bool>({
      {"", "/a", true},
      {"Disallow:", "/a", true},
      {"Disallow: /", "/a", false},
      {"Disallow: /", "/robots.txt", true},
      {"Disallow: /a", "/a", false},
      {"Disallow: /a", "/ab/c", false},
      {"Disallow: /a/", "/a", true},
      {"Disallow: /A", "/a", true},
      {"Disallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"Allow: /a/b\nDisallow: /a", "/a/c", false},
      {"Disallow: /a/b\nAllow: /a", "/a/b", false},
      {"Disallow: /page\nAllow: /page", "/page", true},
      {"Allow: /page\nDisallow: /*.html", "/page.html", false},
      {"Disallow: /*.pdf$", "/x/report.pdf", false},
      {"Disallow: /*.pdf$", "/x/report.pdf?v=1", true},
      {"Disallow: /*.pdf", "/x/report.pdf?v=1", false},
      {"Disallow: /$", "/", false},
      {"Disallow: /$", "/a", true},
      {"Disallow: /a$", "/a", false},
      {"Disallow: /a$", "/ab", true},
      {"Disallow: *", "/a", false},
      {"Disallow: /*?s=", "/?s=word", false},
      {"Disallow: /a*/b*c", "/axx/bxxc", false},
      {"Disallow: /a*/b*c", "/axx/cxxb", true},
      {"Disallow: /a*a$", "/a", true},
      {"Disallow: /a*ba$", "/aba", false},
      {"Disallow: /caf%c3%a9", "/caf%C3%A9", false},
      {"Disallow: /caf\xC3\xA9", "/caf%C3%A9", false},
      {"Disallow: /%7Ejoe", "/~joe", false},
      {"Disallow: /a%2Fb", "/a/b", true},
      {"Disallow: /a # a comment", "/a", false},
      {"disallow : /a", "/a", false},
      {"Disallow /a", "/a", true},
      {"Noise: x\nDisallow: /a", "/a", false},
  }));
  CAPTURE(rules, target);
  CHECK(allows("User-agent: *\n" + rules + "\n", target) == allowed);
}

TEST_CASE("groups are for the robots that they name", "[crawl]") {
  const auto [text, allowed] = GENERATE(table<std::string, bool>({
      {"User-agent: otherbot\nDisallow: /", true},
      {"User-agent: passage-indexer\nDisallow: /", false},
      {"User-agent: Passage-Indexer/1.0\nDisallow: /", false},
      {"User-agent: passage\nDisallow: /", true},
      {"User-agent: passage-indexer-news\nDisallow: /", true},
      {"User-agent: *\nDisallow: /\n\nUser-agent: passage-indexer\nDisallow: /b", true},
      {"User-agent: passage-indexer\n\nUser-agent: otherbot\nDisallow: /", false},
      {"User-agent: passage-indexer\nDisallow:\nUser-agent: *\nDisallow: /", true},
      {"User-agent: otherbot\nUser-agent: *\nDisallow: /", false},
      {"User-agent: passage-indexer\nAllow: /x\nUser-agent: other\nDisallow: /\nUser-agent: passage-indexer\nDisallow: "
       "/a",
       false},
      {"User-agent: *\nCrawl-delay: 1\nUser-agent: other\nDisallow: /", false},
      {"Disallow: /", true},
      {"\xEF\xBB\xBFUser-agent: *\r\nDisallow: /\r\n", false},
      {"User-agent: *\rDisallow: /\r", false},
      {"<html><body>Please log in</body></html>", true},
      {std::string("User-agent: *\0\nDisallow: /a\n", 27), false},
  }));
  CAPTURE(text);
  CHECK(allows(text, "/a") == allowed);
}

TEST_CASE("delay and sitemaps are read beside the rules", "[crawl]") {
  const RobotsTxt robots(
      "Sitemap: https://example.org/1.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /a\n"
      "User-agent: otherbot\nCrawl-delay: 99\nSitemap: https://example.org/2.xml # two\n",
      "passage-indexer");
  CHECK(robots.delay() == 2500ms);
  CHECK(robots.sitemaps() == std::vector<std::string>{"https://example.org/1.xml", "https://example.org/2.xml"});
  CHECK_FALSE(RobotsTxt("User-agent: *\nCrawl-delay: soon\n", "passage-indexer").delay());
  CHECK_FALSE(RobotsTxt("User-agent: *\nCrawl-delay: -1\n", "passage-indexer").delay());
  CHECK(RobotsTxt("User-agent: *\nCrawl-delay: 1e300\n", "passage-indexer").delay() == 24h);
}

TEST_CASE("of a long robots.txt the beginning counts", "[crawl]") {
  const std::string begin = "User-agent: *\n#" + std::string(RobotsTxt::read_bytes, '#');
  CHECK(allows(begin + "\nDisallow: /\n", "/a"));
}

TEST_CASE("no robots.txt takes long to read or to ask", "[crawl]") {
  std::string text = "User-agent: *\n";
  while (text.size() < 2 * RobotsTxt::read_bytes) text += "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n";
  text += "Disallow: /\n";
  const auto began = std::chrono::steady_clock::now();
  const RobotsTxt robots(text, "passage-indexer");
  CHECK(robots.allows("/" + std::string(1'900, 'a')));  // the last rule is beyond what is read
  CHECK(std::chrono::steady_clock::now() - began < 2s);
}
