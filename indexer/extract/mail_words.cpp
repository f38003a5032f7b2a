#include "indexer/extract/mail_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "indexer/extract/charset.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/transfer_encoding.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

struct EncodedWord {
  std::string charset;
  std::string bytes;
  std::size_t length = 0;  ///< 0 for what is no encoded word.
};

/// "=?charset?Q?text?=" or "=?charset*language?B?text?=" at the beginning of the text.
EncodedWord read_encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return {};
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || text.size() < charset_end + 3 || text[charset_end + 2] != '?') return {};
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return {};
  const std::string_view name = text.substr(2, charset_end - 2);
  std::string content(text.substr(begin, end - begin));
  EncodedWord word{.charset = passage::ascii_lower(name.substr(0, name.find('*'))), .length = end + 2};
  const char encoding = text[charset_end + 1];
  if (encoding == 'B' || encoding == 'b') {
    word.bytes = decode_base64(content);
  } else if (encoding == 'Q' || encoding == 'q') {
    std::ranges::replace(content, '_', ' ');
    word.bytes = decode_quoted_printable(content);
  } else {
    return {};
  }
  return word;
}

std::string decoded(std::string_view bytes, std::string_view charset) {
  const std::array<std::string_view, 1> declared{charset};
  return decode_text(bytes, declared).text;
}

/// The name before "<address>", or in the comment behind it.
std::string name_of_sender(std::string_view sender) {
  std::string_view name = sender.substr(0, sender.find('<'));
  const std::size_t open = sender.find('(');
  if (name.find('@') != std::string_view::npos && open != std::string_view::npos) {
    name = sender.substr(open + 1, sender.find(')', open) - open - 1);
  }
  std::string plain;
  for (const char c : passage::trimmed(name)) {
    if (c != '"' && c != '\\') plain += c;
  }
  plain = decode_mail_words(plain);
  return plain.find('@') == std::string::npos && holds_word(plain) ? plain : std::string{};
}

}  // namespace

std::string decode_mail_words(std::string_view field) {
  std::string text;
  EncodedWord pending;  // a character may be parted between two words
  const auto flush = [&] {
    text += decoded(pending.bytes, pending.charset);
    pending = {};
  };
  while (!field.empty()) {
    EncodedWord word = read_encoded_word(field);
    if (word.length > 0) {
      field.remove_prefix(word.length);
      if (word.charset != pending.charset) flush();
      pending.charset = word.charset;
      pending.bytes += word.bytes;
      const std::size_t next = field.find_first_not_of(" \t");
      if (next != std::string_view::npos && field.substr(next).starts_with("=?")) field.remove_prefix(next);
      continue;
    }
    flush();
    const std::size_t end = std::min(field.find("=?", 1), field.size());
    text += decoded(field.substr(0, end), {});
    field.remove_prefix(end);
  }
  flush();
  return clean_text(text);
}

std::vector<std::string> mail_names(std::string_view field) {
  std::vector<std::string> names;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= field.size(); ++at) {
    if (const std::size_t length = read_encoded_word(field.substr(at)).length; length > 0) {
      at += length - 1;  // it may hold a comma
      continue;
    }
    if (at < field.size() && field[at] == '"') quoted = !quoted;
    if (at < field.size() && (quoted || field[at] != ',')) continue;
    std::string name = name_of_sender(field.substr(begin, at - begin));
    if (!name.empty()) names.push_back(std::move(name));
    begin = at + 1;
  }
  return names;
}

std::optional<passage::DateInterval> mail_date(std::string_view field) {
  constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
  const auto take = [&] {
    field = passage::trimmed(field);
    const std::size_t end = std::min(field.find_first_of(" \t"), field.size());
    const std::string_view word = field.substr(0, end);
    field.remove_prefix(end);
    return word;
  };
  const auto number = [](std::string_view word) {
    int value = -1;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() ? value : -1;
  };
  if (const std::size_t comma = field.find(','); comma != std::string_view::npos) field.remove_prefix(comma + 1);
  const int day = number(take());
  const std::size_t month = months.find(passage::ascii_lower(take().substr(0, 3)));
  int year = number(take());
  if (day < 1 || day > 31 || month == std::string_view::npos || month % 3 != 0 || year < 0) return std::nullopt;
  if (year < 50) year += 2000;
  if (year < 1000) year += 1900;
  const std::string digits = std::to_string(10'000 * year + 100 * (static_cast<int>(month) / 3 + 1) + day);
  if (digits.size() != 8) return std::nullopt;
  return passage::parse_date(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
}

}  // namespace indexer
