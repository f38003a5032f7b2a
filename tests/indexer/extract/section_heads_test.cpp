#include <utility>

#include <catch2/catch.hpp>

#include "indexer/extract/running_heads.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

TextLine at(double top, const std::string& text, double size = 10) {
  TextLine line;
  line.text = text;
  line.top = top;
  line.bottom = top + size;
  line.start = 50;
  line.end = 350;
  line.font_size = size;
  return line;
}

/// Six pages; on the first of each two begins a section, which the heads of both name.
class Book {
 public:
  explicit Book(const Texts& heads, double heading_size = 14, double first_line = 60) {
    for (std::size_t i = 0; i < 6; ++i) {
      TextPage page;
      page.height = 800;
      page.lines.push_back(at(30, heads[i / 2]));
      page.lines.push_back(at(first_line, "Text of page " + std::to_string(10 * i)));
      if (i % 2 == 0) page.lines.push_back(at(400, headings[i / 2], heading_size));
      pages.push_back(std::move(page));
    }
  }

  /// The heads that are left.
  Texts left() {
    remove_running_heads(pages, Texts(pages.size()));
    Texts result;
    for (const TextPage& page : pages) {
      if (!page.lines.front().text.starts_with("Text")) result.push_back(page.lines.front().text);
    }
    return result;
  }

  const Texts headings{"4.1 How to obtain files", "4.2 Where to look", "5 \u00C9tapes suivantes"};
  std::vector<TextPage> pages;
};

const Texts heads{"4.1. HOW TO OBTAIN FILES", "4.2. WHERE TO LOOK", "5. \u00C9TAPES SUIVANTES"};

}  // namespace

TEST_CASE("section heads: heads that change with the section go, the headings stay") {
  Book book(heads);
  CHECK(book.left().empty());
  CHECK(book.pages[0].lines.back().text == "4.1 How to obtain files");
}

TEST_CASE("section heads: a head may be cut short, and two may stand in one line") {
  CHECK(Book({"4.1. HOW TO OBTAIN \u2026", "4.1. HOW TO OBTAIN \u2026 4.2. WHERE TO \u2026", heads[2]}).left().empty());
  CHECK(Book({"4.1. HOW TO OBTAIN", heads[1], heads[2]}).left() == Texts{"4.1. HOW TO OBTAIN", "4.1. HOW TO OBTAIN"});
}

TEST_CASE("section heads: a heading of two lines is one") {
  Book book({"4.1. How to obtain files today", heads[1], heads[2]});
  book.pages[0].lines.push_back(at(420, "today", 14));
  CHECK(book.left().empty());
}

TEST_CASE("section heads: what repeats no heading in larger or bolder type stays") {
  CHECK(Book({"Nothing of it", heads[1], heads[2]}).left() == Texts{"Nothing of it", "Nothing of it"});
  CHECK(Book(heads, 10).left().size() == 6);
  Book bold(heads, 10);
  for (TextPage& page : bold.pages) page.lines.back().bold = page.lines.size() == 3;
  CHECK(bold.left().empty());
  Book large(heads);
  for (const std::size_t page : {0, 1}) large.pages[page].lines.front() = at(30, heads[0], 14);
  CHECK(large.left() == Texts{heads[0], heads[0]});
}

TEST_CASE("section heads: what stands above its heading's page stays") {
  Book book(heads);
  std::swap(book.pages[0].lines.back().text, book.pages[4].lines.back().text);
  CHECK(book.left() == Texts{heads[0], heads[0]});
}

TEST_CASE("section heads: what does not stand apart from the text stays") {
  CHECK(Book(heads, 14, 42).left().size() == 6);
}

TEST_CASE("section heads: a short text repeats a heading by chance") {
  Book book({"Yes", heads[1], heads[2]});
  book.pages[0].lines.push_back(at(500, "Yes", 14));
  CHECK(book.left() == Texts{"Yes", "Yes"});
}

TEST_CASE("section heads: two pages prove nothing") {
  Book book(heads);
  book.pages.resize(2);
  CHECK(book.left().size() == 2);
}
