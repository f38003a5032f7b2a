#include "indexer/extract/page_notes.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "indexer/extract/page_columns.h"
#include "indexer/extract/pdf_paragraphs.h"

namespace indexer {
namespace {

constexpr double note_scale = 0.92;       // of the body's size; notes are not larger
constexpr double widest_gap = 1;          // between the lines of notes, in units of the font's size
constexpr std::size_t most_lines = 3000;  // on a page; more is no text, and would take long

/// "12" of "12. Ibid.", "(12) Ibid.", "12 Ibid." and of raised digits.
std::string number_of(std::string_view text) {
  text.remove_prefix(std::min(text.size(), text.find_first_not_of("([ ")));
  std::string number;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    const int digit = std::max(u_charDigitValue(c), raised_digit(c));
    if (digit < 0) break;
    number += static_cast<char>('0' + digit);
  }
  return number;
}

bool overlap(const TextLine& a, const TextLine& b) {
  return a.start < b.end && b.start < a.end;
}

/// Of each line, whether it is in small type with nothing but small type below it.
std::vector<bool> lines_at_foot(const std::vector<TextLine>& lines, double largest) {
  std::vector<bool> at_foot;
  for (const TextLine& line : lines) {
    at_foot.push_back(line.font_size <= largest && std::ranges::none_of(lines, [&](const TextLine& other) {
                        return other.font_size > largest && other.top >= line.bottom && overlap(line, other);
                      }));
  }
  return at_foot;
}

/// The numbers that stand raised in the text.
std::set<std::string> calls_in(const std::vector<TextLine>& lines) {
  std::set<std::string> calls;
  for (const TextLine& line : lines) calls.insert(line.raised_numbers.begin(), line.raised_numbers.end());
  return calls;
}

bool follows(const TextLine& before, const TextLine& line) {
  return line.same_row || (overlap(before, line) && line.top - before.bottom <= widest_gap * line.font_size);
}

bool is_text(const PageNote& note) {
  return std::ranges::any_of(note, [](const TextLine& line) { return has_letters(line.text); });
}

bool same_line(const TextLine& a, const TextLine& b) {
  return a.top == b.top && a.start == b.start && a.text == b.text;
}

bool contains(const std::vector<PageNote>& notes, const TextLine& line) {
  return std::ranges::any_of(notes, [&](const PageNote& note) {
    return std::ranges::any_of(note, [&](const TextLine& of_note) { return same_line(of_note, line); });
  });
}

}  // namespace

std::vector<PageNote> take_notes(TextPage& page, double body_size, bool note_goes_on) {
  if (page.lines.size() > most_lines) return {};
  const std::vector<bool> at_foot = lines_at_foot(page.lines, note_scale * body_size);
  std::vector<TextLine> text;
  std::vector<TextLine> foot;
  for (std::size_t i = 0; i < page.lines.size(); ++i) (at_foot[i] ? foot : text).push_back(page.lines[i]);
  const auto calls = calls_in(text);
  if (text.empty()) return {};

  std::vector<PageNote> notes;
  bool first = true;
  for (const TextLine& line : in_reading_order(std::move(foot))) {
    const bool is_rest = std::exchange(first, false) && note_goes_on && begins_lower_case(line.text);
    if (is_rest || calls.contains(number_of(line.text))) {
      notes.push_back({line});
    } else if (!notes.empty() && follows(notes.back().back(), line)) {
      notes.back().push_back(line);
    }
  }
  std::erase_if(notes, [](const PageNote& note) { return !is_text(note); });
  std::erase_if(page.lines, [&](const TextLine& line) { return contains(notes, line); });
  return notes;
}

}  // namespace indexer
