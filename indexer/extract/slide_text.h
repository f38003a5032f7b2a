#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/extract/office_text.h"

namespace indexer {

/// Gathers the blocks of a presentation while it is walked through: a slide is a page, its title the heading of all on
/// it, wherever the title stands in the file, and what the speaker noted follows the slide.
class SlideText {
 public:
  /// Throws RefusedFile (TooLarge) beyond 5,000 slides.
  void begin_slide();
  void end_slide();
  /// Instead of end_slide(): nobody is shown the slide. It counts as a page, but nothing of it is taken.
  void hide_slide() { ++hidden_slides_; }

  /// What stands between is one title, however many paragraphs it has.
  void begin_title();
  void end_title();
  void begin_paragraph();
  void end_paragraph();
  void picture() { picture_ = true; }
  /// A paragraph of the speaker's notes.
  void note(std::string text) { text_.note(std::move(text)); }
  /// Text, rows and cells of the slide.
  [[nodiscard]] OfficeText& text() { return text_; }

  /// Puts blocks, pages and remarks into the extraction, and the first slide's title where it has none. Throws
  /// RefusedFile (WantsOcr) for slides that are pictures and nothing else.
  void finish(Extraction& extraction);

 private:
  OfficeText text_;
  std::vector<Block> blocks_;
  std::string title_;
  std::uint32_t slides_ = 0;
  std::uint32_t hidden_slides_ = 0;
  std::uint32_t only_pictures_ = 0;
  bool in_title_ = false;
  bool picture_ = false;
};

}  // namespace indexer
