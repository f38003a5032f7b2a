#include "indexer/extract/rtf_tokens.h"

#include <algorithm>
#include <charconv>

namespace indexer {
namespace {

constexpr std::size_t longest_word = 32;
constexpr std::string_view ends_text("{}\\\r\n\0", 6);

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view take(std::string_view& text, std::size_t size) {
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(taken.size());
  return taken;
}

std::optional<std::int32_t> number_in(std::string_view digits) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

}  // namespace

RtfToken RtfTokens::next() {
  const std::size_t start = rest_.find_first_not_of(std::string_view("\r\n\0", 3));
  rest_.remove_prefix(std::min(start, rest_.size()));
  if (rest_.empty()) return {};
  switch (rest_.front()) {
    case '{':
      return {.kind = RtfToken::Kind::BeginGroup, .text = take(rest_, 1)};
    case '}':
      return {.kind = RtfToken::Kind::EndGroup, .text = take(rest_, 1)};
    case '\\':
      rest_.remove_prefix(1);
      return control();
    default:
      return text();
  }
}

RtfToken RtfTokens::control() {
  if (rest_.empty()) return {};
  if (is_letter(rest_.front())) return word();
  const std::string_view sign = take(rest_, 1);
  if (sign != "'") return {.kind = RtfToken::Kind::Symbol, .text = sign};
  unsigned value = 0;
  const std::string_view digits = rest_.substr(0, 2);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc{} || digits.size() < 2 || end != digits.data() + 2) return {.kind = RtfToken::Kind::Text};
  rest_.remove_prefix(2);
  return {.kind = RtfToken::Kind::Byte, .byte = static_cast<char>(value)};
}

RtfToken RtfTokens::word() {
  std::size_t size = 0;
  while (size < std::min(rest_.size(), longest_word) && is_letter(rest_[size])) ++size;
  RtfToken token{.kind = RtfToken::Kind::Word, .text = take(rest_, size)};
  std::size_t digits = !rest_.empty() && rest_.front() == '-' ? 1 : 0;
  while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
  if (digits > 1 || (digits == 1 && is_digit(rest_.front()))) token.number = number_in(take(rest_, digits));
  if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  if (token.text == "bin" && token.number.value_or(0) > 0) {
    take(rest_, static_cast<std::size_t>(*token.number));
  }
  return token;
}

RtfToken RtfTokens::text() {
  return {.kind = RtfToken::Kind::Text, .text = take(rest_, std::min(rest_.find_first_of(ends_text), rest_.size()))};
}

}  // namespace indexer
