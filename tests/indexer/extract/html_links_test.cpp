#include <catch2/catch.hpp>

#include "indexer/extract/extraction_codec.h"
#include "indexer/extract/html.h"
#include "indexer/extract/robots_directives.h"
#include "passage/error.h"

using namespace indexer;

namespace {

Extraction crawled(const std::string& html) {
  return extract(html, {.charset = "utf-8", .content_type = std::string(crawled_page_content_type)});
}

std::vector<std::string> links(const std::string& html) {
  std::vector<std::string> addresses;
  const Extraction page = crawled(html);
  for (const NamedAddress& named : page.crawl->addresses) addresses.push_back(named.address);
  return addresses;
}

}  // namespace

TEST_CASE("a page's links are where it leads, in its order", "[crawl]") {
  CHECK(links(R"-(<html><body><nav><a href="/a">a</a></nav><main><p>Text <a href=" b?x=1&amp;y=2#part ">b</a></p>
<map><area href="c"></map><a name="d">no</a><a href="#top">up</a><a href="MAILTO:x@example.org">mail</a>
<a href="javascript:void(0)">js</a><a href="tel:1">call</a><a rel="external NoFollow" href="/paid">paid</a>
<footer><a href="https://example.org/e">e</a></footer></main></body></html>)-") ==
        std::vector<std::string>{"/a", "b?x=1&y=2#part", "c", "https://example.org/e"});
}

TEST_CASE("a page says where its links start from and which address it is known by", "[crawl]") {
  const CrawlSigns signs = *crawled(R"(<html><head><base href="/en/"><link rel="shortlink" href="/?p=1">
<link rel="Canonical" href="https://example.org/en/a"><link rel="canonical" href="/second"></head><body>x</body></html>)")
                                .crawl;
  CHECK(signs.base == "/en/");
  CHECK(signs.canonical == "https://example.org/en/a");
  CHECK_FALSE(signs.noindex);
  CHECK_FALSE(signs.nofollow);
}

TEST_CASE("a page may ask robots, or this one, to leave it", "[crawl]") {
  const auto [meta, noindex, nofollow] = GENERATE(table<std::string, bool, bool>({
      {R"(<meta name="robots" content="NOINDEX, follow">)", true, false},
      {R"(<meta name="Robots" content="nofollow">)", false, true},
      {R"(<meta name="robots" content="none">)", true, true},
      {R"(<meta name="robots" content="index"><meta name="passage-indexer" content="noindex">)", true, false},
      {R"(<meta name="otherbot" content="noindex">)", false, false},
      {R"(<meta name="robots" content="noindexing, max-snippet:-1">)", false, false},
  }));
  CAPTURE(meta);
  const CrawlSigns signs = *crawled("<html><head>" + meta + "</head><body><p>Text</p></body></html>").crawl;
  CHECK(signs.noindex == noindex);
  CHECK(signs.nofollow == nofollow);
}

TEST_CASE("the field of an answer asks the same", "[crawl]") {
  const auto [field, noindex, nofollow] = GENERATE(table<std::string, bool, bool>({
      {"", false, false},
      {"noindex", true, false},
      {"NoIndex , NoFollow", true, true},
      {"none", true, true},
      {"otherbot: noindex", false, false},
      {"otherbot: noindex\nnofollow", false, true},
      {"Passage-Indexer: noindex", true, false},
      {"unavailable_after: 25 Jun 2030 15:00:00 GMT, noindex", true, false},
      {"max-snippet: 20\nnoindex", true, false},
  }));
  CAPTURE(field);
  CHECK(directives_of_field(field) == RobotsDirectives{.noindex = noindex, .nofollow = nofollow});
}

TEST_CASE("a page without a text of its own is read for its links, by a crawler only", "[crawl]") {
  const std::string html = "<html><body><nav><a href='/a'>a</a></nav></body></html>";
  const Extraction extraction = crawled(html);
  CHECK(extraction.format == "html");
  CHECK(extraction.blocks.empty());
  CHECK(extraction.crawl->addresses.size() == 1);
  CHECK_THROWS_AS(extract(html, {.content_type = "text/html"}), RefusedFile);
  CHECK_FALSE(extract("<p>Text</p>", {.content_type = "text/html"}).crawl);
  CHECK_NOTHROW(crawled(" "));
}

TEST_CASE("a page has so many links and no more", "[crawl]") {
  std::string html = "<html><body>";
  for (int i = 0; i < 5'003; ++i) html += "<a href='/" + std::to_string(i) + "'>x</a>";
  const CrawlSigns signs = *crawled(html).crawl;
  CHECK(signs.addresses.size() == 5'000);
  CHECK(signs.omitted == 3);
}

TEST_CASE("what a crawler asks for comes out of the sandbox as it went in, or not at all", "[crawl]") {
  Extraction extraction = crawled("<html><head><base href='/b/'></head><body><a href='/a'>a</a><p>Text</p></body>");
  extraction.crawl->addresses.push_back({.address = "/s", .modified = "2026", .date = "2025", .alternates = {"/t"}});
  extraction.crawl->kind = CrawlKind::Feed;
  extraction.crawl->omitted = 3;
  passage::ByteWriter out;
  write(out, extraction);
  passage::ByteReader in(out.bytes());
  CHECK(read_extraction(in).crawl == extraction.crawl);
  CHECK(in.at_end());

  extraction.crawl->addresses.back().address = "/\xff";
  passage::ByteWriter bad;
  write(bad, extraction);
  passage::ByteReader damaged(bad.bytes());
  CHECK_THROWS_AS(read_extraction(damaged), passage::Error);
}
