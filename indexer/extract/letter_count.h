#pragma once

#include <cstddef>

#include <unicode/unistr.h>

namespace indexer {

/// Tells a page whose text can be read from one whose fonts do not say which letters their glyphs are: a program that
/// makes PDFs then leaves the numbers of the glyphs in the place of the letters, or private characters. The eye reads
/// such a page, a search finds nothing on it: it wants OCR as a scan does.
/// Garbage that consists of letters throughout is not known as such.
class LetterCount {
 public:
  /// Text as the PDF says it.
  void add(const icu::UnicodeString& text);

  /// More than half of it are characters that stand for nothing, or glyph number 3, which is the space of nearly all
  /// TrueType fonts, parts its words. Bullets and other signs of symbol fonts are far fewer.
  [[nodiscard]] bool is_garbage() const;

 private:
  std::size_t all_ = 0;
  std::size_t meaningless_ = 0;
  std::size_t glyph_spaces_ = 0;
};

}  // namespace indexer
