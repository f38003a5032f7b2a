#include "searchd/search/place_url.h"

#include <catch2/catch.hpp>

using namespace searchd;

namespace {

struct Case {
  std::string url;
  std::string file;
  std::string format;
  passage::Locator locator;
  std::string expected;
};

}  // namespace

TEST_CASE("a place links as precisely as its document's format allows") {
  const std::vector<Case> cases{
      {"https://example.org/a.pdf", "", "pdf", {.page = 14}, "https://example.org/a.pdf#page=14"},
      {"", "/srv/a.pdf", "pdf", {.page = 14}, "/files?id=s%2Fa#page=14"},
      {"https://www.youtube.com/watch?v=x", "", "vtt", {.start = 754.9}, "https://www.youtube.com/watch?v=x&t=754s"},
      {"https://youtu.be/x", "", "vtt", {.start = 754.9}, "https://youtu.be/x?t=754s"},
      {"https://media.example.org/a.mp4", "", "vtt", {.start = 754.9}, "https://media.example.org/a.mp4#t=754"},
      {"https://media.example.org/a.MP3?x=1", "", "jsonl", {.start = 4}, "https://media.example.org/a.MP3?x=1#t=4"},
      {"https://example.org/a", "", "html", {.anchor = "objective-2"}, "https://example.org/a#objective-2"},
      {"https://example.org/a#old",
       "",
       "html",
       {},
       "https://example.org/a#:~:text=The%20first%20words%20of%20it%2C%20well%2Dknown"},
      {"https://example.org/a.docx", "", "docx", {.heading = "H"}, "https://example.org/a.docx"},
      {"", "/srv/a.docx", "docx", {}, "/read?id=s%2Fa&place=3#p3"},
      {"", "", "pdf", {.page = 2}, "/read?id=s%2Fa&place=3#p3"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.expected);
    const passage::VersionRecord version{.metadata = {.id = "s/a", .url = c.url}, .format = c.format, .file = c.file};
    const passage::PassageRecord record{.number = 3,
                                        .passage = {"The first words of it, well-known\nand more", "en", c.locator}};
    CHECK(place_url(version, record) == c.expected);
  }
}
