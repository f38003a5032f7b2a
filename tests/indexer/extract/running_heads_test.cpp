#include "indexer/extract/running_heads.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

TextLine at(double top, const std::string& text, double start = 50) {
  TextLine line;
  line.text = text;
  line.top = top;
  line.bottom = top + 10;
  line.start = start;
  line.end = start + 100;
  line.font_size = 10;
  return line;
}

/// Pages 800 points high with a line of text in the middle and what `head` and `foot` say of the page's index.
template <typename Head, typename Foot>
std::vector<TextPage> pages(std::size_t count, Head head, Foot foot) {
  std::vector<TextPage> result;
  for (std::size_t i = 0; i < count; ++i) {
    TextPage page;
    page.height = 800;
    const std::string above = head(i);
    const std::string below = foot(i);
    if (!above.empty()) page.lines.push_back(at(30, above));
    page.lines.push_back(at(400, "Body of page " + std::to_string(i)));
    if (!below.empty()) page.lines.push_back(at(770, below));
    result.push_back(page);
  }
  return result;
}

std::string nothing(std::size_t) {
  return "";
}

std::vector<std::string> left_over(std::vector<TextPage> document) {
  remove_running_heads(document, std::vector<std::string>(document.size()));
  std::vector<std::string> result;
  for (const TextPage& page : document) {
    for (const TextLine& line : page.lines) {
      if (!line.text.starts_with("Body")) result.push_back(line.text);
    }
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("running heads: a head on every page and a foot with the page's number go") {
  const auto foot = [](std::size_t i) { return "A/73/12 page " + std::to_string(i + 5) + " of 90"; };
  CHECK(left_over(pages(
                      6, [](std::size_t) { return "Report of the Committee"; }, foot))
            .empty());
}

TEST_CASE("running heads: different heads on odd and even pages go") {
  const auto head = [](std::size_t i) { return i % 2 == 0 ? "Chapter one" : "The whole book"; };
  CHECK(left_over(pages(8, head, nothing)).empty());
}

TEST_CASE("running heads: text that occurs once stays") {
  const auto head = [](std::size_t i) { return i == 3 ? "Only here" : "Everywhere"; };
  CHECK(left_over(pages(8, head, nothing)) == Texts{"Only here"});
}

TEST_CASE("running heads: articles whose numbers do not follow the pages stay") {
  const auto head = [](std::size_t i) { return "Article " + std::to_string(3 * i + 2); };
  CHECK(left_over(pages(4, head, nothing)).size() == 4);
}

TEST_CASE("running heads: two pages prove nothing") {
  CHECK(left_over(pages(
                      2, [](std::size_t) { return "The same words"; }, nothing))
            .size() == 2);
}

TEST_CASE("running heads: the same words on far pages stay") {
  const auto head = [](std::size_t i) { return i % 10 == 0 ? "Notes" : ""; };
  CHECK(left_over(pages(31, head, nothing)).size() == 4);
}

TEST_CASE("running heads: bare page numbers go, alone on their page or two abreast") {
  CHECK(left_over(pages(1, nothing, [](std::size_t) { return "- 1 -"; })).empty());
  std::vector<TextPage> spreads = pages(4, nothing, nothing);
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    spreads[i].lines.push_back(at(770, std::to_string(2 * i + 12), 50));
    spreads[i].lines.push_back(at(770, std::to_string(2 * i + 13), 400));
  }
  CHECK(left_over(spreads).empty());
}

TEST_CASE("running heads: a number that is not the page's stays") {
  CHECK(left_over(pages(2, nothing, [](std::size_t) { return "1951"; })) == Texts{"1951", "1951"});
}

TEST_CASE("running heads: labels name pages too") {
  std::vector<TextPage> document = pages(2, nothing, [](std::size_t i) { return i == 0 ? "iv" : "v"; });
  remove_running_heads(document, {"iv", "v"});
  CHECK(document[0].lines.size() == 1);
  CHECK(document[1].lines.size() == 1);
}

TEST_CASE("running heads: a line that repeats behind one that stays is text") {
  std::vector<TextPage> document = pages(
      5, [](std::size_t i) { return std::string(i + 1, 'x'); }, nothing);
  for (TextPage& page : document) page.lines.insert(page.lines.begin() + 1, at(60, "Country and year"));
  CHECK(left_over(document).size() == 10);
}

TEST_CASE("running heads: a document that would lose everything keeps everything") {
  std::vector<TextPage> document(5);
  for (TextPage& page : document) {
    page.height = 800;
    page.lines.push_back(at(30, "The same line"));
  }
  CHECK(left_over(document).size() == 5);
}

TEST_CASE("running heads: of a table's first row at the edge, what repeats on other pages stays") {
  std::vector<TextPage> document = pages(
      5, [](std::size_t i) { return std::string(i + 1, 'x'); }, nothing);
  for (TextPage& page : document) {
    page.lines.insert(page.lines.begin() + 1, {at(30, "Yes", 300), at(42, "another row"), at(42, "Yes", 300)});
  }
  CHECK(left_over(document).size() == 20);
}

TEST_CASE("running heads: a head beside a title that occurs once goes when both stand apart from the text") {
  std::vector<TextPage> document = pages(
      5, [](std::size_t i) { return std::string(i + 1, 'x'); }, nothing);
  for (TextPage& page : document) page.lines.push_back(at(30, "The whole book", 300));
  CHECK(left_over(document).size() == 5);
}
