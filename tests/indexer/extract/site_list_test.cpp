#include "indexer/extract/site_list.h"

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"

using namespace indexer;
using Named = NamedAddress;

namespace {

CrawlSigns signs_of(const std::string& bytes) {
  return *extract(bytes, {.content_type = std::string(site_list_content_type)}).crawl;
}

std::string refused(const std::string& bytes) {
  try {
    (void)signs_of(bytes);
  } catch (const RefusedFile& refusal) {
    return refusal.what();
  }
  return "not refused";
}

}  // namespace

TEST_CASE("a sitemap names pages, when they changed, and their translations", "[crawl]") {
  const CrawlSigns signs = signs_of(R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2026-01-05</lastmod>
    <image:image><image:loc>https://example.org/picture.jpg</image:loc></image:image>
    <xhtml:link rel="alternate" hreflang="es" href="https://example.org/es/a"/>
    <xhtml:link rel="alternate" hreflang="fr" href="https://example.org/fr/a"/></url>
  <url><loc><![CDATA[https://example.org/b]]></loc></url>
  <url><lastmod>2026-01-05</lastmod></url>
</urlset>)");
  CHECK(signs.kind == CrawlKind::Sitemap);
  CHECK(signs.addresses == std::vector<Named>{{.address = "https://example.org/a?x=1&y=2",
                                               .modified = "2026-01-05",
                                               .alternates = {"https://example.org/es/a", "https://example.org/fr/a"}},
                                              {.address = "https://example.org/b"}});
}

TEST_CASE("an index names sitemaps", "[crawl]") {
  const CrawlSigns signs = signs_of(
      "\xEF\xBB\xBF<sitemapindex xmlns='x'><sitemap><loc>https://example.org/1.xml.gz</loc></sitemap></sitemapindex>");
  CHECK(signs.kind == CrawlKind::SitemapIndex);
  CHECK(signs.addresses == std::vector<Named>{{.address = "https://example.org/1.xml.gz"}});
}

TEST_CASE("a sitemap may be lines of text", "[crawl]") {
  CHECK(signs_of("https://example.org/a\r\n\nhttp://example.org/b\n").addresses ==
        std::vector<Named>{{.address = "https://example.org/a"}, {.address = "http://example.org/b"}});
  CHECK_THAT(refused("https://example.org/a\nand so on\n"), Catch::Contains("neither a sitemap nor a feed"));
}

TEST_CASE("feeds name their entries", "[crawl]") {
  const std::vector<Named> expected{{.address = "https://example.org/one", .date = "Mon, 05 Jan 2026 10:00:00 GMT"},
                                    {.address = "https://example.org/two"}};
  SECTION("RSS 2.0") {
    const CrawlSigns signs = signs_of(R"(<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>News</title><link>https://example.org/</link><atom:link href="https://example.org/feed" rel="self"/>
<item><title>One</title><link>https://example.org/one</link><guid isPermaLink="false">17</guid>
<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><description>&lt;a href="https://example.org/no">no&lt;/a></description></item>
<item><guid>https://example.org/two</guid></item>
<item><guid isPermaLink="false">https://example.org/three</guid></item></channel></rss>)");
    CHECK(signs.kind == CrawlKind::Feed);
    CHECK(signs.addresses == expected);
  }
  SECTION("RSS 1.0") {
    CHECK(signs_of(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><link>https://example.org/</link></channel>
<item rdf:about="https://example.org/one"><link>https://example.org/one</link>
<dc:date>Mon, 05 Jan 2026 10:00:00 GMT</dc:date></item>
<item rdf:about="https://example.org/two"><link>https://example.org/two</link></item></rdf:RDF>)")
              .addresses == expected);
  }
  SECTION("Atom") {
    CHECK(signs_of(R"(<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/"/>
<entry><link rel="self" href="https://example.org/1.atom"/><link href="https://example.org/one"/>
<published>Mon, 05 Jan 2026 10:00:00 GMT</published><updated>2026-02-01</updated>
<source><link href="https://example.org/source"/></source></entry>
<entry><source><link href="https://example.org/source"/></source>
<link rel="alternate" type="text/html" href="https://example.org/two"/></entry></feed>)")
              .addresses == expected);
  }
}

TEST_CASE("what is no list is refused, and so is what wants to be expanded", "[crawl]") {
  CHECK_THAT(refused("<html><body>Please log in</body></html>"), Catch::Contains("neither a sitemap nor a feed"));
  CHECK_THAT(refused("<urlset><url><loc>https://example.org/"), Catch::Contains("not well-formed"));
  CHECK_THAT(refused("{}"), Catch::Contains("not well-formed"));
  const std::string bomb = R"(<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><urlset><url><loc>https://example.org/&c;</loc></url></urlset>)";
  CHECK_THAT(refused(bomb), Catch::Contains("document type declaration") || Catch::Contains("not well-formed"));
  const std::string file =
      R"(<!DOCTYPE urlset [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&f;</loc></url></urlset>)";
  CHECK_THAT(refused(file), Catch::Contains("document type declaration"));
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<url>";
  CHECK_THAT(refused("<urlset>" + deep), Catch::Contains("not well-formed"));
}

TEST_CASE("a list has so many entries and no more, and says so", "[crawl]") {
  std::string text;
  for (std::size_t i = 0; i < max_named_addresses + 7; ++i) text += "https://example.org/" + std::to_string(i) + "\n";
  text += "https://example.org/" + std::string(longest_named_address, 'x') + "\n";
  const CrawlSigns signs = signs_of(text);
  CHECK(signs.addresses.size() == max_named_addresses);
  CHECK(signs.omitted == 8);
  CHECK(signs_of("https://example.org/" + std::string(longest_named_address, 'x')).addresses.empty());
}
