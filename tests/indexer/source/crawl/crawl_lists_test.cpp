// Sitemaps and feeds of a site, and what pages say about themselves.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/pdf_document.h"
#include "tests/indexer/source/crawl/crawled_site.h"
#include "tests/indexer/source/web/gzipped.h"

using Catch::Contains;
using tests::CrawledSite;
using tests::FakeThing;
using tests::page;
using tests::redirect;

namespace {

using Targets = std::vector<std::string>;

struct Entry {
  std::string target;
  std::string modified;
  Targets translations;  ///< "es /es/a"
};

FakeThing sitemap(const tests::FakeSite& site, const std::vector<Entry>& entries) {
  std::string xml =
      "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">";
  for (const Entry& entry : entries) {
    xml += "<url><loc>" + site.url(entry.target) + "</loc>";
    if (!entry.modified.empty()) xml += "<lastmod>" + entry.modified + "</lastmod>";
    for (const std::string& translation : entry.translations) {
      xml += "<xhtml:link rel=\"alternate\" hreflang=\"" + translation.substr(0, 2) + "\" href=\"" +
             site.url(translation.substr(3)) + "\"/>";
    }
    xml += "</url>";
  }
  return {.body = xml + "</urlset>", .type = "application/xml"};
}

FakeThing sitemap_index(const tests::FakeSite& site, const Targets& targets) {
  std::string xml = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
  for (const std::string& target : targets) xml += "<sitemap><loc>" + site.url(target) + "</loc></sitemap>";
  return {.body = xml + "</sitemapindex>", .type = "application/xml"};
}

FakeThing feed(const tests::FakeSite& site, const Targets& targets) {
  std::string xml = "<rss version=\"2.0\"><channel>";
  for (const std::string& target : targets) {
    xml += "<item><link>" + site.url(target) + "</link><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></item>";
  }
  return {.body = xml + "</channel></rss>", .type = "application/rss+xml"};
}

std::string pdf(const std::string& line) {
  tests::PdfDocument document;
  document.add_page();
  document.line(50, 80, line);
  document.line(50, 100, "It was adopted by the assembly and goes to all ministries of the region.");
  return document.bytes();
}

bool has_asked(const tests::FakeSite& site, const std::string& target) {
  return std::ranges::count(site.asked(), target) > 0;
}

/// Three pages that nothing links to, in a sitemap that robots.txt names.
struct ListedSite : CrawledSite {
  ListedSite() {
    site.change([&](auto& things) {
      things["/robots.txt"] = {.body = "Sitemap: " + site.url("/index.xml") + "\n", .type = "text/plain"};
      things["/index.xml"] = sitemap_index(site, {"/map.xml.gz"});
      things["/a"] = {.body = page("asylum")};
      things["/b"] = {.body = page("borders")};
      set_map(things, "2026-01-05");
    });
  }

  void set_map(std::map<std::string, FakeThing>& things, const std::string& modified) const {
    things["/map.xml.gz"] = {
        .body = tests::gzipped(sitemap(site, {{"/a", "2026-01-01", {}}, {"/b", modified, {}}}).body),
        .type = "application/gzip"};
  }
};

}  // namespace

TEST_CASE_METHOD(ListedSite, "sitemaps that robots.txt names are read, gzipped ones too", "[crawl]") {
  const auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(count("documents") == 7);
  CHECK(has("/a"));

  SECTION("a page is not asked for while the sitemap says that it is as it was") {
    REQUIRE(index().status == 0);
    CHECK_FALSE(indexer.report().HasMember("generation"));
    CHECK(has_asked(site, "?/map.xml.gz"));
    CHECK_FALSE(has_asked(site, "?/a"));
    CHECK_FALSE(has_asked(site, "?/b"));
    CHECK(has_asked(site, "?/wages/"));
    CHECK(site.bodies() == 1);  // robots.txt
  }
  SECTION("it is, when the sitemap says otherwise") {
    site.change([&](auto& things) {
      set_map(things, "2026-02-02");
      things["/b"].body = page("borders that are closed");
    });
    REQUIRE(index().status == 0);
    CHECK(has_asked(site, "?/b"));
    CHECK_FALSE(has_asked(site, "?/a"));
    CHECK(document("/b")->metadata.title == "On borders that are closed");
  }
  SECTION("it is, when it is due") {
    settings = "revalidate_days = 0\n";
    REQUIRE(index().status == 0);
    CHECK(has_asked(site, "?/a"));
    CHECK(site.bodies() == 1);
  }
  SECTION("it is, without conditions, when the index has lost it") {
    REQUIRE(indexer.run({"rollback", "--data", indexer.data().string()}).status != 0);
    tests::fs::remove_all(indexer.data() / "sources");
    REQUIRE(index().status == 0);
    CHECK(has_asked(site, "/a"));
    CHECK_FALSE(indexer.report().HasMember("generation"));
    CHECK(count("unchanged") == 7);
  }
  SECTION("a sitemap that fails fails the source") {
    site.change([](auto& things) { things["/map.xml.gz"] = {.status = 500}; });
    const auto failed = index();
    CHECK(failed.status == 3);
    CHECK_THAT(failed.err, Contains("/map.xml.gz: the server answers 500") && Contains("7 documents were kept"));
  }
  SECTION("one that has gone is a remark") {
    site.change([](auto& things) { things.erase("/map.xml.gz"); });
    CHECK(index().status == 0);
    CHECK_THAT(report_text(), Contains("named as a sitemap, and is none that can be read"));
    CHECK(count("documents") == 7);
  }
  SECTION("none is read where the configuration says so") {
    settings = "sitemaps = []\n";
    REQUIRE(index().status == 0);
    CHECK_FALSE(has_asked(site, "?/index.xml"));
  }
}

TEST_CASE_METHOD(CrawledSite, "a sitemap alone is a site, and its links to files are followed", "[crawl]") {
  has_start = false;
  settings = "sitemaps = [\"" + site.url("/map.xml") + "\"]\n";
  site.change([&](auto& things) {
    things["/map.xml"] = sitemap(site, {{"/wages/", "", {}}, {"/gone", "", {}}});
    things["/wages/"].body = page("wages", {"/about", "/files/wages.pdf"});
    things["/files/wages.pdf"] = {.body = pdf("The report on wages."), .type = "application/pdf"};
  });
  const auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(count("documents") == 2);
  CHECK(document("/files/wages.pdf")->format == "pdf");
  CHECK(document("/files/wages.pdf")->metadata.url == site.url("/files/wages.pdf"));
  CHECK_FALSE(has_asked(site, "/about"));
  CHECK_THAT(run.err, Contains(site.url("/gone") + ": ") && Contains("(named in " + site.url("/map.xml") + ")"));
  REQUIRE(index().status == 0);
  CHECK(has_asked(site, "?/files/wages.pdf"));
  CHECK_FALSE(indexer.report().HasMember("generation"));
  site.change([](auto& things) { things["/files/wages.pdf"].body = "Please log in"; });
  CHECK(index().status == 3);
  CHECK(document("/files/wages.pdf"));
}

TEST_CASE_METHOD(CrawledSite, "versions that a sitemap or pages name are one work", "[crawl]") {
  site.change([&](auto& things) {
    things["/robots.txt"] = {.body = "Sitemap: " + site.url("/map.xml"), .type = "text/plain"};
    const Targets versions{"en /wages/", "es /es/salarios/"};
    things["/map.xml"] = sitemap(site, {{"/wages/", "2026", versions}, {"/es/salarios/", "2026", versions}});
    things["/es/salarios/"] = {.body =
                                   "<html lang=\"es\"><head><title>Salarios</title></head><body><main><p>La red habló "
                                   "de los salarios que no se pagaron y pidió una respuesta por escrito a todos los "
                                   "gobiernos de la región.</p></main></body></html>"};
    const std::string head = "<link rel=\"alternate\" hreflang=\"en\" href=\"" + site.url("/about") +
                             "\"><link rel=\"alternate\" hreflang=\"es\" href=\"/es/nosotros\">";
    things["/about"].body = page("itself", {"/"}, head);
    things["/es/nosotros"] = {.body =
                                  "<html lang=\"es\"><head><title>Nosotros</title>" + head +
                                  "</head><body><main><p>La red está formada por casas de acogida que trabajan en la "
                                  "ruta desde hace muchos años y en todos los países de la región.</p></main></body>"};
  });
  const auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(count("documents") == 7);
  CHECK(count("works") == 5);
}

TEST_CASE_METHOD(CrawledSite, "a feed is a window: what falls off it is kept until it has gone", "[crawl]") {
  has_start = false;
  settings = "feeds = [\"" + site.url("/feed") + "\"]\n";
  site.change([&](auto& things) { things["/feed"] = feed(site, {"/wages/", "/about"}); });
  const auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(count("documents") == 2);
  CHECK(document("/wages/")->metadata.date->text == "2026-01-05");

  site.change([&](auto& things) { things["/feed"] = feed(site, {"/shelters/", "/about"}); });
  REQUIRE(index().status == 0);
  CHECK(count("documents") == 3);
  CHECK(document("/wages/")->metadata.date->text == "2026-01-05");
  CHECK(count("added") == 1);
  CHECK(count("unchanged") == 2);

  REQUIRE(index().status == 0);
  CHECK_FALSE(indexer.report().HasMember("generation"));
  CHECK(has_asked(site, "?/feed"));

  site.change([](auto& things) { things.erase("/wages/"); });
  settings += "revalidate_days = 0\n";
  REQUIRE(index({"--allow-shrink"}).status == 0);
  CHECK_FALSE(has("/wages/"));
}

TEST_CASE_METHOD(CrawledSite, "one document for the canonical address and for what redirects to it", "[crawl]") {
  site.change([&](auto& things) {
    things["/"].body = page("the network", {"/wages/?print=1", "/old-wages", "/about", "/loop", "/alone"});
    things["/wages/?print=1"] = {.body = page("wages in print", {}, "<link rel=\"canonical\" href=\"/wages/\">")};
    things["/old-wages"] = redirect("/older-wages");
    things["/older-wages"] = redirect(site.url("/wages/"), 302);
    things["/loop"] = redirect("/pool");
    things["/pool"] = redirect("/loop");
    things["/alone"] = {.body = page("being alone", {}, "<link rel=\"canonical\" href=\"/nothing-here\">")};
    things["/about"].body = page("itself", {}, "<link rel=\"canonical\" href=\"https://example.org/about\">");
  });
  auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK(has("/wages/"));
  CHECK_FALSE(has("/wages/?print=1"));
  CHECK_FALSE(has("/old-wages"));
  CHECK(has("/alone"));  // its canonical address leads to nothing
  CHECK(has("/about"));  // its canonical address is another site
  CHECK(document("/about")->metadata.url == site.url("/about"));
  CHECK(count("documents") == 4);

  REQUIRE(index().status == 0);
  CHECK_FALSE(indexer.report().HasMember("generation"));
  CHECK(has_asked(site, "?/wages/?print=1"));

  SECTION("when the canonical page goes, the one that named it stands for itself") {
    site.change([](auto& things) { things.erase("/wages/"); });
    REQUIRE(index({"--allow-shrink"}).status == 0);
    CHECK(document("/wages/?print=1")->metadata.title == "On wages in print");
    CHECK_FALSE(has("/wages/"));
  }
  SECTION("pages that name each other are both there") {
    site.change([](auto& things) {
      things["/wages/"].body = page("wages", {"/"}, "<link rel=\"canonical\" href=\"/wages/?print=1\">");
    });
    REQUIRE(index().status == 0);
    CHECK(has("/wages/"));
  }
}

TEST_CASE_METHOD(CrawledSite, "pages that ask not to be indexed or followed are not", "[crawl]") {
  site.change([](auto& things) {
    things["/wages/"].body = page("wages", {"/from-wages"}, "<meta name=\"robots\" content=\"noindex\">");
    things["/from-wages"] = {.body = page("what wages lead to")};
    things["/about"].body = page("itself", {"/from-about"}, "<meta name=\"robots\" content=\"nofollow\">");
    things["/from-about"] = {.body = page("what nobody may follow")};
    things["/shelters/"].body = page("shelters", {"/shelters/north/", "/report.pdf"});
    things["/shelters/north/"].fields = {"X-Robots-Tag: noindex, nofollow", "X-Robots-Tag: max-snippet: 5"};
    things["/shelters/north/"].body = page("the shelter in the north", {"/from-north"});
    things["/from-north"] = {.body = page("what the north leads to")};
    things["/report.pdf"] = {.body = pdf("A report that is not meant for everybody."),
                             .type = "application/pdf",
                             .fields = {"X-Robots-Tag: none"}};
  });
  const auto run = index();
  INFO(run.err);
  REQUIRE(run.status == 0);
  CHECK_FALSE(has("/wages/"));
  CHECK(has("/from-wages"));
  CHECK(has("/about"));
  CHECK_FALSE(has_asked(site, "/from-about"));
  CHECK_FALSE(has_asked(site, "/from-north"));
  CHECK_FALSE(has("/shelters/north/"));
  CHECK_FALSE(has("/report.pdf"));
  CHECK(count("documents") == 4);
  REQUIRE(index().status == 0);
  CHECK_FALSE(indexer.report().HasMember("generation"));
  CHECK(site.bodies() == 0);

  SECTION("a document that begins to ask for it goes, its bytes unchanged") {
    const bool has_etag = GENERATE(true, false);
    site.change([&](auto& things) {
      things["/about"].fields = {"X-Robots-Tag: noindex"};
      things["/about"].has_etag = has_etag;
    });
    REQUIRE(index({"--allow-shrink"}).status == 0);
    CHECK_FALSE(has("/about"));
  }
}

TEST_CASE_METHOD(CrawledSite, "what robots.txt forbids is not asked for, and goes", "[crawl]") {
  REQUIRE(index().status == 0);
  REQUIRE(has("/shelters/north/"));
  site.change([](auto& things) {
    things["/robots.txt"] = {
        .body = "User-agent: *\nDisallow: /\nUser-agent: Passage-Indexer\nDisallow: /shelters/*/\n",
        .type = "text/plain"};
  });
  REQUIRE(index({"--allow-shrink"}).status == 0);
  CHECK_FALSE(has_asked(site, "?/shelters/north/"));
  CHECK_FALSE(has("/shelters/north/"));
  CHECK(has("/shelters/"));
  CHECK(indexer.report()["brokenLinks"].Empty());
}

TEST_CASE_METHOD(CrawledSite, "the delay that robots.txt asks for is kept, and that of the configuration", "[crawl]") {
  std::string of_robots;
  SECTION("robots.txt") {
    of_robots = "User-agent: *\nCrawl-delay: 0.2\n";
  }
  SECTION("the configuration") {
    settings = "delay = 0.2\n";
  }
  site.change([&](auto& things) { things["/robots.txt"] = {.body = of_robots, .type = "text/plain"}; });
  const auto began = std::chrono::steady_clock::now();
  REQUIRE(index().status == 0);
  CHECK(std::chrono::steady_clock::now() - began >= std::chrono::milliseconds(1'000));  // five pages
}

TEST_CASE_METHOD(CrawledSite, "languages, kind and what to include are configured", "[crawl]") {
  settings =
      "languages = { \"/shelters/\" = \"pt\" }\nkind = \"page\"\ninclude = [\"/shelters/*\"]\n"
      "exclude = [\"/about\"]\n";
  REQUIRE(index().status == 0);
  CHECK(count("documents") == 2);
  CHECK(document("/shelters/")->metadata.language == "pt");
  CHECK(document("/shelters/")->metadata.kind == "page");
  CHECK(has_asked(site, "/wages/"));
  CHECK_FALSE(has_asked(site, "/about"));
}

TEST_CASE_METHOD(CrawledSite, "long addresses have short ids, the same at each run", "[crawl]") {
  const std::string target = "/" + std::string(300, 'x');
  site.change([&](auto& things) {
    things["/"].body = page("the network", {target});
    things[target] = {.body = page("a long address")};
  });
  REQUIRE(index().status == 0);
  CHECK(count("documents") == 2);
  REQUIRE(index().status == 0);
  CHECK_FALSE(indexer.report().HasMember("generation"));
  CHECK(has_asked(site, "?" + target));
}
