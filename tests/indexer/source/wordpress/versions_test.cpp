// Languages and versions of a WordPress: by plugins, by the heads of pages, by the configuration.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/indexer/source/wordpress/indexed_site.h"

using Catch::Contains;
using tests::FakePost;
using tests::IndexedSite;
using tests::sentences;

namespace {

const std::string spanish =
    "<p>La red se reunió para hablar de los albergues y pidió a todos los gobiernos de la región una respuesta por "
    "escrito.</p>\n<p>Escuchó a las casas de la ruta sobre lo que ha cambiado desde la primavera.</p>\n";

/// Two lines of the report's figures.
std::uint64_t works(const IndexedSite& site) {
  return site.count("works");
}

std::string alternate(const std::string& language, const std::string& address) {
  return "<link rel='alternate' hreflang=\"" + language + "\" href=\"" + address + "\" />";
}

}  // namespace

TEST_CASE("versions by the fields of a plugin", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([](auto& posts) {
    posts[1].language = "en";
    posts[1].translations = {{"en", 1}, {"es", 4}};
    posts[2].language = "en";
    posts[2].translations = {{"en", 2}};
    posts[4] = {.title = "Albergues", .content = spanish, .language = "es", .translations = {{"en", 1}, {"es", 4}}};
  });
  CHECK(site.index().status == 0);
  CHECK(site.count("documents") == 5);
  CHECK(works(site) == 4);
  CHECK(site.indexer.document("site/post/4")->metadata.language == "es");
  CHECK(site.indexer.document("site/post/1")->metadata.work == site.indexer.document("site/post/4")->metadata.work);
  CHECK(site.indexer.document("site/post/2")->metadata.work.empty());
  // The plugin has said it all: of the posts no page was read; the one page without its fields was.
  CHECK(site.wordpress.asked("/archive/1/").empty());
}

TEST_CASE("a translation that comes later joins the text that is there already, and one that goes leaves it",
          "[wordpress]") {
  IndexedSite site;
  const bool by_plugin = GENERATE(true, false);
  const auto link = [&](std::map<std::uint64_t, FakePost>& posts, bool both) {
    if (by_plugin) {
      posts[1].language = "en";
      posts[1].translations = both ? std::map<std::string, std::uint64_t>{{"en", 1}, {"es", 4}}
                                   : std::map<std::string, std::uint64_t>{{"en", 1}};
    } else {
      posts[1].head = alternate("en", site.wordpress.link(1)) + (both ? alternate("es", site.wordpress.link(4)) : "");
    }
    posts[4] = {.status = both ? "publish" : "trash", .title = "Albergues", .content = spanish};
    posts[4].language = posts[1].language.empty() ? "" : "es";
    posts[4].translations = posts[1].translations;
    posts[4].head = posts[1].head;
  };
  site.wordpress.change([&](auto& posts) { link(posts, false); });
  CHECK(site.index().status == 0);
  CHECK(works(site) == 4);
  // The one that was there is not modified by this: WordPress counts no such change.
  site.wordpress.change([&](auto& posts) { link(posts, true); });
  CHECK(site.index().status == 0);
  CHECK(site.count("documents") == 5);
  CHECK(works(site) == 4);
  const auto later = site.indexer.document("site/post/4");
  site.wordpress.change([&](auto&) {});
  CHECK_THAT(site.index().err, Contains("Nothing has changed"));
  CHECK(site.wordpress.asked("include=").empty());

  site.wordpress.change([&](auto& posts) { link(posts, false); });
  CHECK(site.index({"--allow-shrink"}).status == 0);
  CHECK(site.count("documents") == 4);
  CHECK(works(site) == 4);
  CHECK(site.indexer.document("site/post/1")->metadata.work.empty());
}

TEST_CASE("versions by the heads of pages", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([&](auto& posts) {
    posts[1].head = alternate("en", site.wordpress.link(1)) + alternate("es", site.wordpress.link(4));
    posts[4] = {.title = "Albergues", .content = spanish, .head = posts[1].head};
  });
  SECTION("found out") {
    CHECK(site.index().status == 0);
    CHECK(works(site) == 4);
    CHECK(site.wordpress.asked("/archive/").size() == 4);
  }
  SECTION("not wanted") {
    site.settings = "read_pages = false\n";
    CHECK(site.index().status == 0);
    CHECK(works(site) == 5);
    CHECK(site.wordpress.asked("/archive/").empty());
  }
}

TEST_CASE("where neither the home page nor the first one names translations, no others are read", "[wordpress]") {
  IndexedSite site;
  CHECK(site.index().status == 0);
  CHECK(site.wordpress.asked("/archive/").size() == 1);
}

TEST_CASE("pages that cannot be read cost the versions, not the documents", "[wordpress]") {
  IndexedSite site;
  site.settings = "read_pages = true\n";
  site.wordpress.change([](auto& posts) {
    for (std::uint64_t id = 20; id < 30; ++id) posts[id] = {.title = "More", .content = sentences("more")};
  });
  site.wordpress.answer_instead([](const tests::HttpServer::Request& request) -> std::optional<std::string> {
    return request.path.starts_with("/archive/") ? std::optional(tests::http_answer(500, "")) : std::nullopt;
  });
  CHECK(site.index().status == 0);
  CHECK(site.count("documents") == 14);
  CHECK(site.wordpress.asked("/archive/").size() == 3);
  CHECK_THAT(tests::content(site.indexer.file("report.json")), Contains("no further pages were read"));
}

TEST_CASE("languages and versions by the configuration go before all others", "[wordpress]") {
  IndexedSite site;
  site.wordpress.change([](auto& posts) { posts[4] = {.title = "Albergues", .content = spanish, .language = "pt"}; });
  site.settings =
      "languages = { \"/archive/4\" = \"es\", \"/archive/\" = \"en\" }\n"
      "versions = [[\"/archive/1/\", \"/archive/4/\"]]\n";
  CHECK(site.index().status == 0);
  CHECK(works(site) == 4);
  CHECK(site.indexer.document("site/post/4")->metadata.language == "es");
  CHECK(site.indexer.document("site/post/1")->metadata.language == "en");
  // Another configuration makes other documents, without anything having changed on the site.
  site.settings = "";
  CHECK(site.index().status == 0);
  CHECK(works(site) == 5);
  CHECK(site.indexer.document("site/post/4")->metadata.language == "pt");
}
