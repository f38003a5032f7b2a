#include "searchd/search/query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

constexpr std::uint32_t default_distance = 10;
constexpr std::uint32_t greatest_distance = 100;

// Any of these opens and any closes: people mix them, and so do their keyboards and word processors.
constexpr auto quotes =
    std::to_array<std::string_view>({"\"", "\u201C", "\u201D", "\u201E", "\u201F", "\u00AB", "\u00BB", "\u300C",
                                     "\u300D", "\u300E", "\u300F", "\u300A", "\u300B", "\uFF02"});
constexpr auto spaces = std::to_array<std::string_view>({" ", "\t", "\n", "\r", "\u00A0", "\u3000", "\u202F"});

struct Sign {
  std::string_view text;
  LexemeKind kind;
};
constexpr auto signs = std::to_array<Sign>({{"(", LexemeKind::Open},
                                            {")", LexemeKind::Close},
                                            {"|", LexemeKind::Or},
                                            {"\uFF08", LexemeKind::Open},
                                            {"\uFF09", LexemeKind::Close}});

std::size_t length_of_one(std::string_view rest, const auto& list) {
  for (const std::string_view candidate : list) {
    if (rest.starts_with(candidate)) return candidate.size();
  }
  return 0;
}

const Sign* sign_at(std::string_view rest) {
  const auto found = std::ranges::find_if(signs, [&](const Sign& sign) { return rest.starts_with(sign.text); });
  return found == signs.end() ? nullptr : &*found;
}

// "NEAR" or "NEAR/5"; 0 when it is neither.
std::uint32_t near_distance(std::string_view text) {
  if (!text.starts_with("NEAR")) return 0;
  text.remove_prefix(4);
  if (text.empty()) return default_distance;
  std::uint32_t distance = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), distance);
  const bool is_number = text.front() == '/' && error == std::errc{} && end == text.data() + text.size();
  return is_number && distance > 0 ? std::min(distance, greatest_distance) : 0;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : rest_(query) {}

  Lexemes run() {
    while (!rest_.empty()) {
      if (const std::size_t space = length_of_one(rest_, spaces); space > 0) {
        rest_.remove_prefix(space);
        after_space_ = true;
      } else {
        read_lexeme();
        after_space_ = false;
      }
    }
    return std::move(lexemes_);
  }

 private:
  void read_lexeme() {
    Lexeme lexeme;
    // "asylum-seeker" and "2018-02" are words; a lone minus is nothing.
    if (rest_.front() == '-' &&
        (after_space_ || lexemes_.list.empty() || lexemes_.list.back().kind == LexemeKind::Open)) {
      rest_.remove_prefix(1);
      lexeme.excluded = !rest_.empty() && length_of_one(rest_, spaces) == 0;
      if (!lexeme.excluded) return;
    }
    if (const Sign* sign = sign_at(rest_)) {
      rest_.remove_prefix(sign->text.size());
      lexeme.kind = sign->kind;
      lexemes_.list.push_back(std::move(lexeme));
      return;
    }
    if (length_of_one(rest_, quotes) > 0) return read_phrase(std::move(lexeme));
    read_text(std::move(lexeme));
  }

  void read_phrase(Lexeme lexeme) {
    rest_.remove_prefix(length_of_one(rest_, quotes));
    std::size_t end = 0;
    while (end < rest_.size() && length_of_one(rest_.substr(end), quotes) == 0) ++end;
    if (end == rest_.size()) {
      // The rest is read as words, as though the quote were not there.
      lexemes_.unmatched_quote = true;
      after_space_ = true;
      if (!lexeme.field.empty() && !rest_.empty()) read_text(std::move(lexeme));
      return;
    }
    lexeme.kind = LexemeKind::Phrase;
    lexeme.text = rest_.substr(0, end);
    rest_.remove_prefix(end + length_of_one(rest_.substr(end), quotes));
    lexemes_.list.push_back(std::move(lexeme));
  }

  void read_text(Lexeme lexeme) {
    std::size_t end = 0;
    while (end < rest_.size()) {
      const std::string_view here = rest_.substr(end);
      if (length_of_one(here, spaces) > 0 || length_of_one(here, quotes) > 0 || sign_at(here)) break;
      if (here.front() == ':' && lexeme.field.empty() && is_name(rest_.substr(0, end)) && end + 1 < rest_.size() &&
          length_of_one(here.substr(1), spaces) == 0) {
        lexeme.field = passage::ascii_lower(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        if (length_of_one(rest_, quotes) > 0) return read_phrase(std::move(lexeme));
        end = 0;
        continue;
      }
      ++end;
    }
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (lexeme.field.empty() && !lexeme.excluded) {
      if (text == "OR") lexeme.kind = LexemeKind::Or;
      if (const std::uint32_t distance = near_distance(text); distance > 0) {
        lexeme.kind = LexemeKind::Near;
        lexeme.distance = distance;
      }
    }
    lexeme.text = text;
    if (!text.empty()) lexemes_.list.push_back(std::move(lexeme));
  }

  std::string_view rest_;
  bool after_space_ = true;
  Lexemes lexemes_;
};

}  // namespace

Lexemes lex_query(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace searchd
