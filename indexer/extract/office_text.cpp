#include "indexer/extract/office_text.h"

#include <algorithm>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/numbered_paragraph.h"

namespace indexer {
namespace {

constexpr std::string_view between_cells = " | ";
constexpr std::size_t longest_row = 1000;  // bytes; a table with longer rows sets text in columns

std::string text_of_cell(const std::vector<OfficeText::Paragraph>& cell) {
  std::string text;
  for (const OfficeText::Paragraph& paragraph : cell) text += (text.empty() ? "" : " ") + paragraph.text;
  return text;
}

}  // namespace

void OfficeText::text(std::string_view text) {
  if (!open_.empty()) open_.back().text += text;
}

void OfficeText::end_paragraph() {
  if (open_.empty()) return;
  Paragraph paragraph = std::move(open_.back());
  open_.pop_back();
  paragraph.text = clean_text(paragraph.text);
  if (!paragraph.text.empty()) add(std::move(paragraph));
}

void OfficeText::add(Paragraph paragraph) {
  if (rows_.empty()) return write(std::move(paragraph));
  if (rows_.back().empty()) rows_.back().emplace_back();
  rows_.back().back().push_back(std::move(paragraph));
}

void OfficeText::begin_cell() {
  if (!rows_.empty()) rows_.back().emplace_back();
}

void OfficeText::end_row() {
  if (rows_.empty()) return;
  const std::vector<Cell> cells = std::move(rows_.back());
  rows_.pop_back();
  std::string row;
  std::size_t filled = 0;
  for (const Cell& cell : cells) {
    const std::string text = text_of_cell(cell);
    if (text.empty()) continue;
    row += (row.empty() ? std::string_view{} : between_cells);
    row += text;
    ++filled;
  }
  if (filled > 1 && row.size() <= longest_row) return add({.text = std::move(row)});
  for (const Cell& cell : cells) {
    for (const Paragraph& paragraph : cell) add(paragraph);
  }
}

void OfficeText::write(Paragraph paragraph) {
  if (paragraph.title && title_.empty()) title_ = paragraph.text;
  if (paragraph.heading) write_notes();
  Block block;
  block.text = paragraph.number.empty() ? std::move(paragraph.text) : paragraph.number + " " + paragraph.text;
  if (paragraph.heading) {
    block.kind = BlockKind::Heading;
    heading_ = block.text;
  } else {
    block.locator.heading = heading_;
    block.locator.paragraph = paragraph_number(block.text);
  }
  blocks_.push_back(std::move(block));
}

void OfficeText::write_notes() {
  for (const std::string& note : notes_) {
    std::string text = clean_text(note);
    if (text.empty()) continue;
    Block block;
    block.text = std::move(text);
    block.locator.heading = heading_;
    blocks_.push_back(std::move(block));
  }
  notes_.clear();
}

std::vector<Block> OfficeText::take() {
  while (!open_.empty()) end_paragraph();
  while (!rows_.empty()) end_row();
  write_notes();
  return std::move(blocks_);
}

}  // namespace indexer
