#include "searchd/search/snippet.h"

#include <numeric>
#include <random>

#include <catch2/catch.hpp>

#include "passage/text/unicode.h"

using namespace searchd;

namespace {

std::string joined(const MarkedText& text) {
  return std::accumulate(text.begin(), text.end(), std::string{});
}

}  // namespace

TEST_CASE("marked text is the text, odd elements marked") {
  const MarkedText text = mark("the right to asylum", {{4, 9, 1}, {13, 19, 2}});
  CHECK(text == MarkedText{"the ", "right", " to ", "asylum", ""});
  CHECK(mark("plain", {}) == MarkedText{"plain"});
}

TEST_CASE("a snippet holds the stretch with most different words") {
  std::string text = "asylum. ";
  for (int i = 0; i < 50; ++i) text += "Nothing to see here. ";
  const auto at = static_cast<std::uint32_t>(text.size());
  text += "Asylum and rights stand here. ";
  for (int i = 0; i < 50; ++i) text += "Nothing to see here. ";
  const MarkedText shown = snippet(text, {{0, 6, 1}, {at, at + 6, 1}, {at + 11, at + 17, 2}}, 120);
  REQUIRE(shown.size() == 5);
  CHECK(shown[1] == "Asylum");
  CHECK(shown[3] == "rights");
  CHECK(shown[0].starts_with("… "));
  CHECK(shown[4].ends_with(" …"));
  CHECK(joined(shown).size() < 160);
}

TEST_CASE("a snippet of a short text is the whole text, on one line") {
  CHECK(snippet("One line.\nAnother.", {{0, 3, 1}}) == MarkedText{"", "One", " line. Another."});
}

TEST_CASE("snippets are valid UTF-8 wherever the words stand") {
  std::mt19937 random(23);
  const std::string piece = "移徙者的权利 право на убежище الهجرة asylum\n";
  std::string text;
  for (int i = 0; i < 30; ++i) text += piece;
  for (int round = 0; round < 3000; ++round) {
    std::vector<MarkedSpan> spans;
    std::uint32_t at = 0;
    for (int i = 0; i < 5; ++i) {
      at += static_cast<std::uint32_t>(random() % 300);
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      std::uint32_t end = at + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      if (end > text.size()) break;
      spans.push_back({at, end, static_cast<std::size_t>(i)});
      at = end;
    }
    const MarkedText shown = snippet(text, spans, 20 + random() % 300);
    REQUIRE(shown.size() % 2 == 1);
    for (const std::string& element : shown) REQUIRE(passage::is_valid_utf8(element));
  }
}
