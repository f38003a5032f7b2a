#include "indexer/extract/rtf.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/document_title.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/rtf_decoder.h"
#include "indexer/extract/rtf_styles.h"
#include "indexer/extract/rtf_tokens.h"
#include "indexer/extract/rtf_words.h"

namespace indexer {
namespace {

constexpr std::size_t deepest_group = 1000;
constexpr std::int32_t windows_character_mask = 0xFFFF;  // \u-10179 is a unit written as a signed number

/// What holds until the end of a group.
struct State {
  RtfTarget target = RtfTarget::Body;
  RtfTarget around = RtfTarget::Body;  ///< Of a wrapping: what the text further in becomes.
  std::int32_t font = -1;
  std::int32_t bytes_after_unicode = 1;  ///< \uc: what stands behind \u for programs that do not know it.
  std::int32_t style = -1;
  std::int32_t outline_level = -1;
  bool hidden = false;
  bool deleted = false;
  bool in_table = false;
  bool starred = false;      ///< \* stands at the beginning of the group.
  bool begins_here = false;  ///< The target is this very group's.
};

class RtfText {
 public:
  explicit RtfText(Extraction& extraction) : extraction_(extraction) {}

  void read(std::string_view rtf) {
    RtfTokens tokens(rtf);
    for (RtfToken token = tokens.next(); token.kind != RtfToken::Kind::End && !ended_; token = tokens.next()) {
      take(token);
    }
    if (!ended_) extraction_.remarks.emplace_back("the document is cut short");
    flush();
    extraction_.blocks = text_.take();
  }

  [[nodiscard]] std::string title() const { return text_.title(); }

 private:
  using Kind = RtfToken::Kind;

  State& state() { return states_.back(); }

  void take(const RtfToken& token) {
    if (token.kind == Kind::BeginGroup) return begin_group();
    if (token.kind == Kind::EndGroup) return end_group();
    if (too_deep_ > 0) return;
    switch (token.kind) {
      case Kind::Word:
        if (!is_replaced(token)) word(token.text, token.number);
        return;
      case Kind::Symbol:
        if (!is_replaced(token)) symbol(token.text.front());
        return;
      case Kind::Byte:
        if (replaced_ > 0) {
          --replaced_;
        } else {
          add_bytes({&token.byte, 1});
        }
        return;
      default: {
        const std::size_t skipped = std::min(token.text.size(), static_cast<std::size_t>(replaced_));
        replaced_ -= static_cast<std::int32_t>(skipped);
        add_bytes(token.text.substr(skipped));
      }
    }
  }

  /// Whether it stands in the place of a character that was given as \u already.
  bool is_replaced(const RtfToken& token) {
    if (replaced_ <= 0) return false;
    const bool is_character = token.kind == Kind::Symbol ? token.text != "*" : rtf_sign(token.text).has_value();
    replaced_ = is_character ? replaced_ - 1 : 0;
    return is_character;
  }

  void begin_group() {
    replaced_ = 0;
    if (states_.size() >= deepest_group) {
      ++too_deep_;
      return;
    }
    flush();
    states_.push_back(state());
    state().starred = false;
    state().begins_here = false;
  }

  void end_group() {
    replaced_ = 0;
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    flush();
    const State closed = std::move(states_.back());
    states_.pop_back();
    if (states_.empty()) states_.emplace_back();
    if (states_.size() == 1) ended_ = true;  // whatever follows is not part of the document
    if (closed.begins_here || closed.target == RtfTarget::Styles) close(closed);
    decoder_.use_font(state().font);
  }

  void close(const State& closed) {
    passage::Metadata& metadata = extraction_.metadata;
    const std::string text = clean_text(std::exchange(gathered_, {}));
    switch (closed.target) {
      case RtfTarget::Box:
        text_.begin_paragraph();
        text_.text(text);
        return text_.end_paragraph();
      case RtfTarget::Note:
        return text_.note(text);
      case RtfTarget::ListNumber:
        if (text_.paragraph() == nullptr) number_ = holds_word(text) ? text : std::string{};
        return;
      case RtfTarget::Styles:
        if (closed.begins_here) return;
        if (!closed.starred)
          styles_.add(
              std::max(closed.style, 0),
              {.parent = based_on_, .outline_level = closed.outline_level, .name = text.substr(0, text.find(';'))});
        based_on_ = -1;
        return;
      case RtfTarget::Title:
        metadata.title = text;
        return;
      case RtfTarget::Author:
        metadata.authors = plausible_authors(text);
        return;
      case RtfTarget::Keywords:
        metadata.topics = split_list(text, text.find(';') != std::string::npos ? ";" : ",");
        return;
      case RtfTarget::Created:
        return set_created();
      default:
        return;
    }
  }

  void set_created() {
    const auto [year, month, day] = created_;
    std::array<char, 16> date{};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return;
    (void)std::snprintf(date.data(), date.size(), "%04d-%02d-%02d", year, month, day);
    extraction_.metadata.date = passage::parse_date(date.data());
  }

  void symbol(char sign) {
    if (sign == '*') state().starred = true;
    if (sign == '~') add_unit(u'\u00A0');
    if (sign == '_') add_unit(u'-');
    if (sign == '\n' || sign == '\r') end_paragraph();
    if (sign == '\\' || sign == '{' || sign == '}') add_bytes({&sign, 1});
  }

  void word(std::string_view word, std::optional<std::int32_t> number) {
    if (word == "u") return unicode(number.value_or(0));
    if (enter(word) || format(word, number) || lay_out(word)) return;
    if (const auto sign = rtf_sign(word)) return add_unit(*sign);
    if (const auto page = rtf_code_page(word)) decoder_.set_document_code_page(*page);
    if (state().target == RtfTarget::Created) {
      if (word == "yr") created_[0] = number.value_or(0);
      if (word == "mo") created_[1] = number.value_or(0);
      if (word == "dy") created_[2] = number.value_or(0);
    }
    // A destination that nobody knows, and that says of itself that it may be passed over.
    if (state().starred && state().target != RtfTarget::Styles) state().target = state().around = RtfTarget::Skipped;
  }

  void unicode(std::int32_t value) {
    add_unit(static_cast<char16_t>(value & windows_character_mask));
    replaced_ = state().bytes_after_unicode;
  }

  /// Whether the word begins a destination.
  bool enter(std::string_view word) {
    State& now = state();
    if (is_rtf_wrapping(word)) {
      if (now.target != RtfTarget::Skipped) now.around = now.target;
      return enter(RtfTarget::Skipped);
    }
    if (now.target == RtfTarget::Skipped && is_wrapped_in_rtf(word)) {
      if (word == "shptxt" && now.around == RtfTarget::Body) return enter(RtfTarget::Box);
      now.target = now.around;
      now.starred = false;
      return true;
    }
    if (now.target == RtfTarget::Info) {
      const auto member = rtf_member_of_info(word);
      return member && enter(*member);
    }
    const auto target = rtf_destination(word);
    if (!target) return false;
    if (*target == RtfTarget::Skipped) now.around = RtfTarget::Skipped;
    return now.target == RtfTarget::Skipped || enter(*target);
  }

  bool enter(RtfTarget target) {
    const bool other = state().target != target;
    state().target = target;
    state().begins_here = other && target != RtfTarget::Body;
    state().starred = false;
    if (state().begins_here && target != RtfTarget::Skipped) gathered_.clear();
    return true;
  }

  /// Whether the word says how text is meant.
  bool format(std::string_view word, std::optional<std::int32_t> number) {
    State& now = state();
    if (word == "f") {
      now.font = number.value_or(0);
      if (now.target != RtfTarget::Fonts) decoder_.use_font(now.font);
    } else if (word == "plain") {
      now.font = default_font_;
      now.hidden = now.deleted = false;
      decoder_.use_font(now.font);
    } else if (word == "pard") {
      now.style = now.outline_level = -1;
      now.in_table = false;
    } else if (word == "uc") {
      now.bytes_after_unicode = std::clamp(number.value_or(1), 0, 16);
    } else if (word == "ansicpg") {
      decoder_.set_document_code_page(number.value_or(0));
    } else if (word == "deff") {
      default_font_ = number.value_or(-1);
    } else if (word == "fcharset") {
      if (now.target == RtfTarget::Fonts) decoder_.set_font_charset(now.font, number.value_or(1));
    } else if (word == "cpg") {
      if (now.target == RtfTarget::Fonts) decoder_.set_font_code_page(now.font, number.value_or(0));
    } else if (word == "s") {
      now.style = number.value_or(0);
    } else if (word == "outlinelevel") {
      now.outline_level = number.value_or(-1);
    } else if (word == "sbasedon") {
      based_on_ = number.value_or(-1);
    } else if (word == "v") {
      now.hidden = number.value_or(1) != 0;
    } else if (word == "deleted") {
      now.deleted = number.value_or(1) != 0;
    } else if (word == "intbl") {
      now.in_table = true;
    } else {
      return false;
    }
    return true;
  }

  /// Whether the word ends a paragraph, a cell or a row.
  bool lay_out(std::string_view word) {
    if (ends_rtf_paragraph(word)) {
      end_paragraph();
    } else if (word == "cell" || word == "row") {
      end_paragraph();
      if (state().target != RtfTarget::Body) return true;
      if (word == "cell") {
        begin_row();
        text_.begin_cell();
      } else {
        end_row();
      }
    } else {
      return false;
    }
    return true;
  }

  void add_bytes(std::string_view bytes) {
    if (is_taken()) decoder_.add_bytes(bytes);
  }

  void add_unit(char16_t unit) {
    if (is_taken()) decoder_.add_unit(unit);
  }

  bool is_taken() {
    const State& now = state();
    if (now.target == RtfTarget::Skipped || now.target == RtfTarget::Info || now.target == RtfTarget::Fonts)
      return false;
    return !now.hidden && !now.deleted;
  }

  void flush() {
    const std::string text = decoder_.take();
    if (text.empty()) return;
    if (state().target == RtfTarget::Body) {
      write(text);
    } else {
      gathered_ += text;
    }
  }

  void write(const std::string& text) {
    if (text_.paragraph() == nullptr) {
      if (clean_text(text).empty()) return;
      if (state().in_table) {
        begin_row();
      } else {
        end_row();
      }
      text_.begin_paragraph();
      text_.paragraph()->number = std::exchange(number_, {});
    }
    text_.text(text);
    const RtfRole role = styles_.role(state().style);
    text_.paragraph()->title = role == RtfRole::Title;
    text_.paragraph()->heading =
        role == RtfRole::Title ||
        (state().outline_level >= 0 ? is_heading_level(state().outline_level) : role == RtfRole::Heading);
    if (role == RtfRole::Contents) text_.paragraph()->text.clear();
  }

  void end_paragraph() {
    flush();
    if (state().target == RtfTarget::Body) {
      text_.end_paragraph();
      number_.clear();
    } else {
      gathered_ += ' ';
    }
  }

  void begin_row() {
    if (std::exchange(in_row_, true)) return;
    text_.begin_row();
    text_.begin_cell();
  }

  void end_row() {
    if (std::exchange(in_row_, false)) text_.end_row();
  }

  Extraction& extraction_;
  OfficeText text_;
  RtfDecoder decoder_;
  RtfStyles styles_;
  std::vector<State> states_{State{}};
  std::size_t too_deep_ = 0;
  std::int32_t replaced_ = 0;  ///< Characters that still stand for one that was given as \u.
  std::int32_t default_font_ = -1;
  std::int32_t based_on_ = -1;
  std::array<std::int32_t, 3> created_{};
  std::string gathered_;  ///< Text that is none of the body.
  std::string number_;    ///< Of the item of a list whose paragraph has not begun.
  bool in_row_ = false;
  bool ended_ = false;
};

}  // namespace

Extraction extract_rtf(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction;
  extraction.format = "rtf";
  RtfText text(extraction);
  text.read(bytes);
  passage::Metadata& metadata = extraction.metadata;
  if (!is_plausible_title(metadata.title, hints.file_name)) metadata.title.clear();
  if (metadata.title.empty()) metadata.title = text.title();
  return extraction;
}

}  // namespace indexer
