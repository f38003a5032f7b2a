#include "searchd/http/formats/atom.h"

#include <catch2/catch.hpp>

#include "passage/text/unicode.h"
#include "searchd/http/formats/xml_text.h"
#include "tests/atom_validation.h"
#include "tests/searchd/http/formats/hostile_hit.h"

using namespace searchd;
using namespace searchd::http;

namespace {

const FeedHead head{
    .site_name = "Passage", .public_url = "https://s.example.org/", .published = "2026-01-02T03:04:05Z"};

Hit hit_of(const std::string& work) {
  Hit hit{.id = work + "-es",
          .work = work,
          .url = "/files?id=a&x=1",
          .title = {"Sobre ", "asilo"},
          .kind = "statement",
          .language = "es",
          .date = "2018-02",
          .organizations = {"Red"},
          .added = "2026-01-01T00:00:00Z"};
  hit.places.push_back({.language = "es", .number = 1, .snippet = {"uno ", "dos"}});
  return hit;
}

SearchAnswer answer_of(std::vector<Hit> hits) {
  SearchAnswer answer;
  answer.hits = std::move(hits);
  return answer;
}

std::string element(const std::string& feed, const std::string& name, std::size_t from = 0) {
  const std::size_t begin = feed.find("<" + name + ">", from) + name.size() + 2;
  return feed.substr(begin, feed.find('<', begin) - begin);
}

bool contains(const std::string& feed, const std::string& text) {
  return feed.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a feed is valid, with its links from the address of the site") {
  const SearchRequest search{.query = "asilo & \"x\"", .filters = {{"kind", "statement"}}};
  const std::string feed = to_atom(search, answer_of({hit_of("a"), hit_of("b")}), head);
  CHECK(tests::atom_faults(feed) == "");
  CHECK(contains(feed,
                 "<link rel=\"self\" type=\"application/atom+xml\" "
                 "href=\"https://s.example.org/feed.atom?q=asilo%20%26%20%22x%22&amp;filter=kind%3Astatement\"/>"));
  CHECK(contains(feed,
                 "href=\"https://s.example.org/search?q=asilo%20%26%20%22x%22&amp;filter=kind%3Astatement&amp;"
                 "sort=newest\"/>"));
  CHECK(contains(feed, "<link rel=\"alternate\" hreflang=\"es\" href=\"https://s.example.org/files?id=a&amp;x=1\"/>"));
  CHECK(contains(feed, "<title>Passage: asilo &amp; &quot;x&quot; kind:statement</title>"));
  CHECK(contains(feed, "<entry xml:lang=\"es\">"));
  CHECK(contains(feed, "<name>Red</name>"));
  CHECK(contains(feed, "<summary>uno dos</summary>"));
  const std::string relative = to_atom(search, answer_of({hit_of("a")}), {.site_name = "Passage"});
  CHECK(tests::atom_faults(relative) == "");
  CHECK(contains(relative, "href=\"/feed.atom?q="));
}

TEST_CASE("a feed without entries is valid, as old as the index") {
  const std::string feed = to_atom({}, {}, head);
  CHECK(tests::atom_faults(feed) == "");
  CHECK(element(feed, "updated") == "2026-01-02T03:04:05Z");
  CHECK(tests::atom_faults(to_atom({}, {}, {.site_name = "Passage"})) == "");
}

TEST_CASE("the validator of feeds sees what is wrong") {
  const std::string feed = to_atom({}, answer_of({hit_of("a")}), head);
  for (const auto& [what, by] :
       {std::pair("<updated>2026", "<updated>26"), std::pair("<id>urn:", "<id>"), std::pair("<title>", "<titel>"),
        std::pair("rel=\"self\"", "rel=\"me\""), std::pair("uno", "\x01uno"), std::pair("uno", "<b>uno</b>")}) {
    std::string wrong = feed;
    wrong.replace(wrong.find(what), std::string_view(what).size(), by);
    CAPTURE(what);
    CHECK_FALSE(tests::atom_faults(wrong).empty());
  }
}

TEST_CASE("ids stay what they are, whatever the site, the order and the generation") {
  const std::string feed = to_atom({.query = "a"}, answer_of({hit_of("a"), hit_of("b")}), head);
  const std::string other = to_atom({.query = "a", .hits_per_page = 20}, answer_of({hit_of("a")}),
                                    {.site_name = "Passage", .public_url = "https://other.example.org/"});
  CHECK(element(feed, "id") == "urn:uuid:bf2d58e5-2c2b-5e82-8500-275aa2e4f8f6");
  CHECK(element(other, "id") == element(feed, "id"));
  const std::size_t first = feed.find("<entry");
  const std::size_t second = feed.find("<entry", first + 1);
  CHECK(element(other, "id", other.find("<entry")) == element(feed, "id", first));
  CHECK(element(feed, "id", first) != element(feed, "id", second));
  CHECK(element(to_atom({.query = "b"}, {}, head), "id") != element(feed, "id"));
}

TEST_CASE("an entry is as new as its coming into the index, else as its date") {
  Hit hit = hit_of("a");
  const auto updated = [&] {
    const std::string feed = to_atom({}, answer_of({hit}), head);
    CHECK(tests::atom_faults(feed) == "");
    CHECK(element(feed, "updated") == element(feed, "updated", feed.find("<entry")));
    return element(feed, "updated");
  };
  CHECK(updated() == "2026-01-01T00:00:00Z");
  CHECK(contains(to_atom({}, answer_of({hit}), head), "<published>2018-02-01T00:00:00Z</published>"));
  hit.added.clear();
  CHECK(updated() == "2018-02-01T00:00:00Z");
  hit.date.clear();
  CHECK(updated() == "1970-01-01T00:00:00Z");
}

TEST_CASE("versions are links told apart by their languages") {
  Hit hit = hit_of("a");
  hit.versions = {{"a-en", "en", "On asylum", "https://example.org/en"},
                  {"a-es2", "es", "Otra", "/x"},
                  {"a-und", "und", "?", "javascript:alert(1)"}};
  const std::string feed = to_atom({}, answer_of({hit}), head);
  CHECK(tests::atom_faults(feed) == "");
  CHECK(contains(feed, "hreflang=\"en\" href=\"https://example.org/en\""));
  CHECK(contains(feed, "<link rel=\"alternate\" href=\"https://s.example.org/read?id=a-und\"/>"));
  CHECK_FALSE(contains(feed, "javascript"));
  CHECK_FALSE(contains(feed, "a-es2"));
}

TEST_CASE("hostile text is text in a feed") {
  const Hit hit = tests::hostile_hit();
  std::string odd = "\"><x>&#0;";
  odd += '\0';
  odd += "\x01\uFFFF\uFFFE\xFF";
  const SearchRequest search{.query = odd, .filters = {{"topic", odd}}};
  const std::string feed = to_atom(search, answer_of({hit}), head);
  CHECK(tests::atom_faults(feed) == "");
  CHECK_FALSE(contains(feed, "<a>"));
  CHECK_FALSE(contains(feed, "<x>"));
  CHECK_FALSE(contains(feed, "\u202E"));
}

TEST_CASE("what XML 1.0 cannot hold is left out") {
  std::string every;
  for (int c = 0; c < 0x80; ++c) every += static_cast<char>(c);
  const std::string escaped = xml_escaped(every);
  CHECK(escaped.find_first_of(std::string_view("\0\x01\x08\x0b\x0c\x0e\x1b\x1f<\"'", 11)) == std::string::npos);
  CHECK(escaped.starts_with("\t\n\r !&quot;#$%&amp;&#39;("));
  CHECK(xml_escaped("a\uFFFEb\uFFFFc\uFFFDd\xC0") == "abc\uFFFDd\uFFFD");
}
