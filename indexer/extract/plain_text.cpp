#include "indexer/extract/plain_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/code_point.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/text_of_file.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t widest_wrapped_line = 100;  // characters
constexpr std::size_t longest_heading = 120;      // bytes

/// Characters, near enough: bytes that do not continue one. Wide East Asian characters count double.
std::size_t width_of(std::string_view line) {
  std::size_t width = 0;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xC0) width += byte >= 0xE3 ? 2 : 1;
  }
  return width;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(passage::trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool ends_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 13> ends{".", "!", "?", ":", "\"", "”", "’", "»", "。", "？", "！", "।", "؟"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return line.ends_with(end); });
}

/// The width at which lines were wrapped by hand: that of the long lines, if next to none is wider than a page.
std::optional<std::size_t> wrapping_width(const std::vector<std::string_view>& lines) {
  std::vector<std::size_t> widths;
  widths.reserve(lines.size());
  std::size_t sentences = 0;
  for (const std::string_view line : lines) {
    if (line.empty()) continue;
    widths.push_back(width_of(line));
    if (ends_sentence(line)) ++sentences;
  }
  if (widths.size() < 2 || sentences * 2 > widths.size()) return std::nullopt;
  const auto long_line = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
  std::ranges::nth_element(widths, long_line);
  if (*long_line > widest_wrapped_line) return std::nullopt;
  return *long_line;
}

bool starts_in_lower_case(std::string_view line) {
  std::size_t at = 0;
  const UChar32 c = next_code_point(line, at);
  return c >= 0 && u_islower(c);
}

/// Made of one sign of drawing, at least three times: "=====", "-----", "━━━━".
bool is_rule(std::string_view line) {
  std::size_t at = 0;
  const UChar32 c = next_code_point(line, at);
  const std::size_t sign = at;
  if (c < 0 || u_isalnum(c) || c == '.' || line.size() < 3 * sign || line.size() % sign != 0) return false;
  return line.substr(sign) == line.substr(0, line.size() - sign);
}

bool is_in_capitals(std::string_view line) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < line.size();) {
    const UChar32 c = next_code_point(line, i);
    if (c < 0 || u_islower(c)) return false;
    if (u_isupper(c)) ++capitals;
    if (u_isalpha(c) && !u_isupper(c)) return false;  // no case, no capitals
  }
  return capitals >= 4;
}

/// "2.1.", "2.1.5" in front of a title.
bool has_section_number(std::string_view line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view number = line.substr(0, end);
  if (number.empty() || end == line.size() || number.find_first_not_of("0123456789.") != std::string_view::npos)
    return false;
  const std::size_t dot = number.find('.');
  return dot != 0 && dot != std::string_view::npos && dot + 1 < number.size() &&
         number.find("..") == std::string_view::npos;
}

bool is_heading(std::string_view line, bool underlined) {
  if (line.empty() || line.size() > longest_heading || is_rule(line)) return false;
  if (underlined) return true;
  if (std::string_view(".,;:").find(line.back()) != std::string_view::npos) return false;
  return is_in_capitals(line) || has_section_number(line);
}

class Paragraphs {
 public:
  explicit Paragraphs(std::optional<std::size_t> wrapping) : wrapping_(wrapping) {}

  void add_line(std::string_view line) {
    if (wrapping_ && !paragraph_.empty() && starts_paragraph(line)) flush();
    // A hyphen at the end of a line is kept: whether it belongs to the word, only a dictionary could tell.
    if (!paragraph_.empty() && !ends_in_hyphenated_word()) paragraph_ += ' ';
    paragraph_.append(line);
    last_width_ = width_of(line);
    if (!wrapping_) flush();
  }

  void add_heading(std::string_view line) {
    flush();
    std::string text = clean_text(line);
    if (text.empty()) return;
    heading_ = text;
    add(BlockKind::Heading, std::move(text));
  }

  void flush() {
    std::string text = clean_text(paragraph_);
    paragraph_.clear();
    if (!text.empty()) add(BlockKind::Paragraph, std::move(text));
  }

  [[nodiscard]] std::vector<Block> take() {
    flush();
    return std::move(blocks_);
  }

 private:
  [[nodiscard]] bool starts_paragraph(std::string_view line) const {
    if (starts_in_lower_case(line)) return false;
    if (!ends_sentence(paragraph_)) return false;
    return last_width_ * 4 < *wrapping_ * 3 || !paragraph_number(line).empty();
  }

  [[nodiscard]] bool ends_in_hyphenated_word() const {
    const std::size_t size = paragraph_.size();
    return size >= 2 && paragraph_.back() == '-' && paragraph_[size - 2] != ' ' && paragraph_[size - 2] != '-';
  }

  void add(BlockKind kind, std::string text) {
    Block block{.kind = kind, .text = std::move(text)};
    block.locator.heading = heading_;
    if (kind == BlockKind::Paragraph) block.locator.paragraph = paragraph_number(block.text);
    blocks_.push_back(std::move(block));
  }

  std::optional<std::size_t> wrapping_;
  std::vector<Block> blocks_;
  std::string paragraph_;
  std::string heading_;
  std::size_t last_width_ = 0;
};

}  // namespace

std::vector<Block> plain_text_blocks(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  Paragraphs paragraphs(wrapping_width(lines));
  const auto line = [&](std::size_t i) { return i < lines.size() ? lines[i] : std::string_view{}; };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool alone_above = i == 0 || lines[i - 1].empty();
    const bool underlined = is_rule(line(i + 1)) && line(i + 2).empty();
    if (lines[i].empty() || is_rule(lines[i])) {
      paragraphs.flush();
    } else if (alone_above && (underlined || line(i + 1).empty()) && is_heading(lines[i], underlined)) {
      paragraphs.add_heading(lines[i]);
    } else {
      paragraphs.add_line(lines[i]);
    }
  }
  return paragraphs.take();
}

Extraction extract_plain_text(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction{.format = "txt"};
  extraction.blocks = plain_text_blocks(text_of_file(bytes, hints, {}, extraction));
  return extraction;
}

}  // namespace indexer
