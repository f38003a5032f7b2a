#include "searchd/search/query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "passage/text/unicode.h"
#include "searchd/search/field_words.h"
#include "searchd/search/query_signs.h"

namespace searchd {
namespace {

constexpr std::uint32_t default_distance = 10;

// Hyphens, the minus sign and the dash that word processors make of a hyphen.
constexpr auto minus_signs = std::to_array<std::string_view>({"-", "\u2010", "\u2011", "\u2013", "\u2212", "\uFE63"});
constexpr auto colons = std::to_array<std::string_view>({":", "\uFF1A"});

std::size_t length_of_one(std::string_view rest, const auto& list) {
  const auto found = std::ranges::find_if(list, [&](std::string_view known) { return rest.starts_with(known); });
  return found == list.end() ? 0 : found->size();
}

LexemeKind kind_of_sign(char c) {
  return c == '(' ? LexemeKind::Open : c == ')' ? LexemeKind::Close : c == '|' ? LexemeKind::Or : LexemeKind::Text;
}

// "NEAR" or "NEAR/5", with the digits of any script; 0 when it is neither.
std::uint32_t near_distance(std::string_view text) {
  constexpr std::string_view near = "NEAR";
  if (text == near) return default_distance;
  if (!text.starts_with(near) || text[near.size()] != '/') return 0;
  const std::string digits = passage::fold(text.substr(near.size() + 1));
  std::uint32_t distance = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
  if (end != digits.data() + digits.size()) return 0;
  return error == std::errc::result_out_of_range ? std::numeric_limits<std::uint32_t>::max() : distance;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_hebrew_letter(std::string_view two_bytes) {
  return two_bytes.size() >= 2 && two_bytes[0] == '\xD7' && static_cast<unsigned char>(two_bytes[1]) >= 0x90;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(with_plain_signs(query)) {}

  Lexemes run() {
    while (at_ < query_.size()) {
      if (query_[at_] == ' ') {
        ++at_;
        after_space_ = true;
      } else {
        read_lexeme();
        after_space_ = false;
      }
    }
    return std::move(lexemes_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(query_).substr(at_); }

  // Hebrew abbreviations have a mark before their last letter that keyboards type as a quotation mark.
  [[nodiscard]] bool is_quote(std::size_t at) const {
    if (at >= query_.size() || query_[at] != '"') return false;
    const std::string_view query = query_;
    return at < 2 || !is_hebrew_letter(query.substr(at - 2)) || !is_hebrew_letter(query.substr(at + 1));
  }

  [[nodiscard]] bool ends_piece(std::size_t at) const {
    return at == query_.size() || query_[at] == ' ' || is_quote(at) || kind_of_sign(query_[at]) != LexemeKind::Text;
  }

  void read_lexeme() {
    Lexeme lexeme;
    // "asylum-seeker" and "2018-02" are words; a lone minus is nothing.
    const std::size_t minus = length_of_one(rest(), minus_signs);
    if (minus > 0 && (after_space_ || lexemes_.list.empty() || lexemes_.list.back().kind == LexemeKind::Open)) {
      at_ += minus;
      lexeme.excluded = at_ < query_.size() && query_[at_] != ' ';
      if (!lexeme.excluded) return;
    }
    read_item(std::move(lexeme));
  }

  // A sign, a phrase or a text; behind a field's colon too.
  void read_item(Lexeme lexeme) {
    lexeme.kind = kind_of_sign(query_[at_]);
    if (lexeme.kind != LexemeKind::Text) {
      ++at_;
      lexemes_.list.push_back(std::move(lexeme));
    } else if (is_quote(at_)) {
      read_phrase(std::move(lexeme));
    } else {
      read_text(std::move(lexeme));
    }
  }

  void read_phrase(Lexeme lexeme) {
    std::size_t end = ++at_;
    while (end < query_.size() && !is_quote(end)) ++end;
    if (end == query_.size()) {
      // The rest is read as words, as though the quote were not there.
      lexemes_.unmatched_quote = true;
      after_space_ = true;
      if (!lexeme.field.empty() && at_ < query_.size()) read_text(std::move(lexeme));
      return;
    }
    lexeme.kind = LexemeKind::Phrase;
    lexeme.text = query_.substr(at_, end - at_);
    at_ = end + 1;
    lexemes_.list.push_back(std::move(lexeme));
  }

  /// The length of the colon that makes a field's name of what is before it, 0 when there is none. In Chinese a
  /// full-width colon is ordinary punctuation, so there only a known name makes a field.
  [[nodiscard]] std::size_t field_colon(std::size_t at) const {
    const std::string_view name = std::string_view(query_).substr(at_, at - at_);
    const std::size_t colon = length_of_one(std::string_view(query_).substr(at), colons);
    const std::size_t behind = at + colon;
    if (colon == 0 || !is_name(name) || behind == query_.size() || query_[behind] == ' ') return 0;
    const bool opens = query_[behind] == '(' || !ends_piece(behind) || is_quote(behind);
    return opens && (colon == 1 || !meant_field(name).empty()) ? colon : 0;
  }

  void read_text(Lexeme lexeme) {
    std::size_t end = at_;
    for (; !ends_piece(end); ++end) {
      if (!lexeme.field.empty()) continue;
      if (const std::size_t colon = field_colon(end); colon > 0) {
        lexeme.field = query_.substr(at_, end - at_);
        at_ = end + colon;
        return read_item(std::move(lexeme));
      }
    }
    lexeme.text = without_punctuation(std::string_view(query_).substr(at_, end - at_), !lexeme.field.empty());
    at_ = end;
    if (lexeme.field.empty() && !lexeme.excluded) {
      if (lexeme.text == "OR") lexeme.kind = LexemeKind::Or;
      if (const std::uint32_t distance = near_distance(lexeme.text); distance > 0) {
        lexeme.kind = LexemeKind::Near;
        lexeme.distance = distance;
      }
    }
    if (!lexeme.text.empty()) lexemes_.list.push_back(std::move(lexeme));
  }

  /// Without the punctuation of a sentence behind it: in "kind:report, 2018." and "migra*?" it would be taken for part
  /// of the value.
  static std::string_view without_punctuation(std::string_view text, bool has_field) {
    constexpr std::string_view punctuation = ",;?!";
    text = text.substr(0, text.find_last_not_of(punctuation) + 1);
    const bool is_full_stop = text.ends_with('.') && !text.ends_with("..") && (has_field || text.ends_with("*."));
    return is_full_stop ? text.substr(0, text.size() - 1) : text;
  }

  std::string query_;
  std::size_t at_ = 0;
  bool after_space_ = true;
  Lexemes lexemes_;
};

}  // namespace

Lexemes lex_query(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace searchd
