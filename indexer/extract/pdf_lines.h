#pragma once

#include <string>
#include <vector>

#include <unicode/umachine.h>

namespace poppler {
class page;
}

namespace indexer {

/// A piece of a printed line: words with no wide gap between them. Lengths are in points.
struct TextLine {
  std::string text;       ///< In the order of reading; clean, see clean_text().
  double start = 0;       ///< From the edge of the page where lines begin: the left one, in Arabic the right one.
  double end = 0;         ///< The same for its end.
  double top = 0;         ///< From the upper edge of the page.
  double bottom = 0;      ///< From the upper edge of the page.
  double font_size = 0;   ///< Of most of its letters.
  double first_word = 0;  ///< Width of its first word.
  std::vector<std::string> raised_numbers;  ///< As the calls of notes are: small, above the line.
  bool bold = false;                        ///< Most of its letters are.
  bool turned = false;  ///< Runs up or down the page: lengths are as if the page were turned so that it can be read.
  bool ends_soft_hyphen = false;  ///< Its last word was broken; the hyphen has been removed from the text.
  bool same_row = false;          ///< Belongs to the line before, behind a wide gap or in one row of a table.
};

struct TextPage {
  std::vector<TextLine> lines;  ///< As poppler orders them: good within a column, not between columns and in tables.
  double width = 0;
  double height = 0;
};

/// The value of a digit that is raised by itself ("²"), or -1.
[[nodiscard]] int raised_digit(UChar32 c);

/// The text of a page with its place and type; no lines where its letters are garbage (see LetterCount).
[[nodiscard]] TextPage read_page(const poppler::page& page);

}  // namespace indexer
