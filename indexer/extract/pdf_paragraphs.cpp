#include "indexer/extract/pdf_paragraphs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <string_view>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "indexer/extract/numbered_paragraph.h"

namespace indexer {
namespace {

constexpr double heading_scale = 1.15;    // letters larger than this times the body's are a heading's
constexpr std::size_t max_heading = 240;  // bytes
constexpr double other_size = 0.08;       // of the size, from which on two lines are set in different type
constexpr double space_scale = 1.3;       // of the usual advance, from which on there is space between two lines
constexpr double indent = 0.8;            // in units of the font's size
constexpr double room_to_spare = 0.5;     // the same; a line this much too short was ended on purpose
constexpr std::array bullets{UChar32{0x2022}, UChar32{0x25CF}, UChar32{0x25CB}, UChar32{0x25AA},
                             UChar32{0x25A0}, UChar32{0x2023}, UChar32{0x2013}, UChar32{0x2014},
                             UChar32{0x00B7}, UChar32{0x25E6}, UChar32{0x2043}, UChar32{'*'}};
constexpr std::string_view sentence_ends = ".!?:;\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964";

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == '\'')) text.remove_suffix(1);
  if (text.empty()) return false;
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return sentence_ends.find(text.substr(at)) != std::string_view::npos;
}

/// "a", "iv", "12", "B", but not "EASO".
bool is_item_label(std::string_view label) {
  if (label.empty() || label.size() > 5) return false;
  const auto lower_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return label.size() == 1 || std::ranges::all_of(label, lower_or_digit);
}

/// A bullet, a number or a letter in brackets, with which an item of a list begins.
bool begins_item(std::string_view text) {
  std::size_t at = 0;
  const UChar32 first = next_code_point(text, at);
  if (std::ranges::find(bullets, first) != bullets.end()) return true;
  if (first == '-') return at < text.size() && text[at] == ' ';
  if (first == '(') return is_item_label(text.substr(1, std::min(text.find(')'), text.size()) - 1));
  return !paragraph_number(text).empty();
}

bool same_type(const TextLine& a, const TextLine& b) {
  return std::abs(a.font_size - b.font_size) <= other_size * std::max(a.font_size, b.font_size) && a.bold == b.bold;
}

bool is_column_break(const TextLine& a, const TextLine& b) {
  return b.top < a.top - a.font_size;
}

bool is_space_between(const TextLine& a, const TextLine& b, const BodyType& body) {
  return b.bottom - a.bottom > space_scale * body.line_advance * std::max(a.font_size, b.font_size);
}

bool is_heading_type(const TextLine& line, const BodyType& body) {
  return line.font_size >= heading_scale * body.font_size ||
         (line.bold && body.bold_is_rare && line.font_size >= (1 - other_size) * body.font_size);
}

/// Joins the lines of one page.
class PageParagraphs {
 public:
  PageParagraphs(const TextPage& page, const BodyType& body, const LineJoiner& joiner)
      : lines_(page.lines), body_(body), joiner_(joiner) {}

  std::vector<PrintedParagraph> take() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || begins_block(i)) measure_block(i);
      if (i == 0 || begins_paragraph(i)) {
        close();
        first_ = i;
      }
      joiner_.append(text_, lines_[i].text, i > first_ && lines_[i - 1].ends_soft_hyphen);
    }
    close();
    return std::move(paragraphs_);
  }

 private:
  /// Whether space or type sets the line apart from the one before.
  [[nodiscard]] bool begins_block(std::size_t i) const {
    const TextLine& before = lines_[i - 1];
    const TextLine& line = lines_[i];
    return !line.same_row &&
           (is_column_break(before, line) || !same_type(before, line) || is_space_between(before, line, body_));
  }

  void measure_block(std::size_t from) {
    block_start_ = lines_[from].start;
    block_end_ = lines_[from].end;
    for (std::size_t i = from + 1; i < lines_.size() && !begins_block(i); ++i) {
      block_start_ = std::min(block_start_, lines_[i].start);
      block_end_ = std::max(block_end_, lines_[i].end);
    }
  }

  [[nodiscard]] bool begins_paragraph(std::size_t i) const {
    const TextLine& before = lines_[i - 1];
    const TextLine& line = lines_[i];
    if (line.same_row || before.ends_soft_hyphen) return false;
    const bool goes_on = begins_lower_case(line.text) && !ends_sentence(before.text);
    if (is_column_break(before, line)) return !goes_on || !same_type(before, line);
    if (begins_block(i)) return true;
    if (is_heading_type(line, body_)) return false;  // a heading of several lines is often ragged
    if (LineJoiner::ends_with_hyphen(before.text)) return false;
    if (begins_item(line.text) && !goes_on) {
      return ends_sentence(before.text) || had_room(before, line) ||
             line.start < before.start + indent * line.font_size;
    }
    if (line.start - before.start > indent * line.font_size) {
      return !(i - 1 == first_ && begins_item(before.text));  // the second line of an item hangs
    }
    if (before.start - line.start > indent * line.font_size) return i - 1 != first_;  // first lines are indented
    return had_room(before, line) && !goes_on;
  }

  [[nodiscard]] bool had_room(const TextLine& before, const TextLine& line) const {
    const double word = std::min(line.first_word, 8 * line.font_size);  // scripts without spaces break anywhere
    return before.end + word + room_to_spare * line.font_size < block_end_;
  }

  void close() {
    if (text_.empty()) return;
    const TextLine& line = lines_[first_];
    const bool heading = is_heading_type(line, body_) && text_.size() <= max_heading && has_letters(text_) &&
                         text_.back() != '.' && text_.back() != ',' && text_.back() != ';';
    paragraphs_.push_back({std::move(text_), heading, line.font_size});
    text_.clear();
  }

  std::span<const TextLine> lines_;
  const BodyType& body_;
  const LineJoiner& joiner_;
  std::vector<PrintedParagraph> paragraphs_;
  std::string text_;
  std::size_t first_ = 0;
  double block_start_ = 0;
  double block_end_ = 0;
};

}  // namespace

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (u_isalpha(next_code_point(text, at))) return true;
  }
  return false;
}

bool begins_lower_case(std::string_view text) {
  std::size_t at = 0;
  return u_islower(next_code_point(text, at));
}

BodyType body_type(const std::vector<TextPage>& pages) {
  std::map<double, std::size_t> letters_of_size;
  std::map<double, std::size_t> advances;
  std::size_t letters = 0;
  std::size_t bold_letters = 0;
  for (const TextPage& page : pages) {
    const TextLine* before = nullptr;
    for (const TextLine& line : page.lines) {
      letters_of_size[std::round(line.font_size * 2) / 2] += line.text.size();
      letters += line.text.size();
      if (line.bold) bold_letters += line.text.size();
      if (before != nullptr && same_type(*before, line)) {
        const double advance = (line.bottom - before->bottom) / line.font_size;
        if (advance > 0.8 && advance < 3) ++advances[std::round(advance * 20) / 20];
      }
      before = &line;
    }
  }
  BodyType body;
  const auto commonest = [](const auto& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
  };
  if (!letters_of_size.empty()) body.font_size = commonest(letters_of_size);
  if (!advances.empty()) body.line_advance = commonest(advances);
  body.bold_is_rare = bold_letters * 4 < letters;
  return body;
}

std::vector<PrintedParagraph> paragraphs_of(const TextPage& page, const BodyType& body, const LineJoiner& joiner) {
  return PageParagraphs(page, body, joiner).take();
}

}  // namespace indexer
