#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"

namespace indexer {

/// Gathers the blocks of a word processor's document while it is walked through. Paragraphs may stand inside of
/// paragraphs (text boxes) and tables inside of tables.
class OfficeText {
 public:
  struct Paragraph {
    std::string text;
    std::string number;  ///< Computed by the word processor ("29."), not part of the text.
    bool heading = false;
    bool title = false;
  };

  void begin_paragraph() { open_.emplace_back(); }
  /// The paragraph that is being read; nothing outside of paragraphs.
  [[nodiscard]] Paragraph* paragraph() { return open_.empty() ? nullptr : &open_.back(); }
  void text(std::string_view text);
  void end_paragraph();

  void begin_row() { rows_.emplace_back(); }
  void begin_cell();
  void end_row();

  /// A footnote or endnote of the section that is being read: it stands at the section's end.
  void note(std::string text) { notes_.push_back(std::move(text)); }

  /// The text of the first paragraph in the style of a title; empty without one.
  [[nodiscard]] const std::string& title() const { return title_; }

  [[nodiscard]] std::vector<Block> take();

 private:
  using Cell = std::vector<Paragraph>;

  void add(Paragraph paragraph);
  void write(Paragraph paragraph);
  void write_notes();

  std::vector<Paragraph> open_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<std::string> notes_;
  std::vector<Block> blocks_;
  std::string heading_;
  std::string title_;
};

}  // namespace indexer
