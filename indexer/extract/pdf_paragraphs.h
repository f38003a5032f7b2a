#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/line_joining.h"
#include "indexer/extract/pdf_lines.h"

namespace indexer {

/// How the running text of a document is set.
struct BodyType {
  double font_size = 10;
  double line_advance = 1.2;  ///< From line to line, in units of the font's size.
  bool bold_is_rare = true;   ///< So that a line in bold is a heading.
};

[[nodiscard]] BodyType body_type(const std::vector<TextPage>& pages);

struct PrintedParagraph {
  std::string text;
  bool heading = false;
  double font_size = 0;
};

/// Whether a text must be the rest of a sentence.
[[nodiscard]] bool begins_lower_case(std::string_view text);

[[nodiscard]] bool has_letters(std::string_view text);

/// The paragraphs of a page: lines are set apart by space, type, indentation, a number or bullet, or by a line before
/// that had room for the next word.
[[nodiscard]] std::vector<PrintedParagraph> paragraphs_of(const TextPage& page, const BodyType& body,
                                                          const LineJoiner& joiner);

}  // namespace indexer
