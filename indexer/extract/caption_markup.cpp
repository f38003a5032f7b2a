#include "indexer/extract/caption_markup.h"

#include <algorithm>
#include <cctype>

#include "indexer/extract/character_reference.h"
#include "indexer/extract/clean_text.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Length of the tag at the start of the text, 0 when "<" is only a sign ("a < b", "<3").
std::size_t tag_length(std::string_view text) {
  if (text.size() < 2) return 0;
  const std::size_t end = text.find('>');
  if (text[1] == '/') return end == std::string_view::npos ? text.size() : end + 1;
  if (end == std::string_view::npos) return 0;
  const bool time = text.substr(1, end - 1).find_first_not_of("0123456789:.") == std::string_view::npos;
  return is_letter(text[1]) || (time && end > 1) ? end + 1 : 0;
}

class Reader {
 public:
  std::vector<CaptionLine> read(const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines) {
      read_line(line);
      finish_line();
    }
    return std::move(lines_);
  }

 private:
  void read_line(std::string_view line) {
    while (!line.empty()) {
      const std::size_t sign = std::min(line.find_first_of("<{"), line.size());
      append(line.substr(0, sign));
      line.remove_prefix(sign);
      if (line.empty()) return;
      const std::size_t brace = line.starts_with("{\\") ? line.find('}') : std::string_view::npos;
      std::size_t length = brace == std::string_view::npos ? 0 : brace + 1;
      if (line.front() == '<') {
        length = tag_length(line);
        if (length > 0) read_tag(line.substr(1, length - 1));
      }
      if (length == 0) append(line.substr(0, 1));
      line.remove_prefix(std::max<std::size_t>(length, 1));
    }
  }

  /// `tag` comes without "<"; a tag that the line's end cut off has no ">".
  void read_tag(std::string_view tag) {
    if (tag.ends_with('>')) tag.remove_suffix(1);
    const std::size_t name_end = std::min(tag.find_first_of(". \t"), tag.size());
    const std::string_view name = tag.substr(0, name_end);
    if (name == "rt") in_ruby_text_ = true;
    if (name == "/rt" || name == "/ruby") in_ruby_text_ = false;
    if (name == "br" || name == "br/") text_ += ' ';
    if (name == "v" || name == "/v") {
      finish_line();
      const std::size_t space = std::min(tag.find_first_of(" \t"), tag.size());
      speaker_ = name == "v" ? clean_text(decode_character_references(tag.substr(space))) : std::string{};
    }
  }

  void append(std::string_view text) {
    if (!in_ruby_text_) text_ += text;
  }

  void finish_line() {
    CaptionLine line = caption_line(speaker_, decode_character_references(text_));
    text_.clear();
    if (!line.text.empty() || line.new_voice) lines_.push_back(std::move(line));
  }

  std::vector<CaptionLine> lines_;
  std::string text_;
  std::string speaker_;
  bool in_ruby_text_ = false;
};

}  // namespace

CaptionLine caption_line(std::string speaker, std::string_view text) {
  CaptionLine line{.speaker = std::move(speaker), .text = clean_text(text)};
  while (line.text.starts_with(">>")) {
    line.text = clean_text(std::string_view(line.text).substr(2));
    line.new_voice = true;
  }
  return line;
}

std::vector<CaptionLine> read_caption_lines(const std::vector<std::string_view>& lines) {
  return Reader().read(lines);
}

}  // namespace indexer
