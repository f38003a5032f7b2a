#include "indexer/extract/mail_header.h"

#include <algorithm>
#include <array>

#include "indexer/extract/charset.h"
#include "indexer/extract/transfer_encoding.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t longest_field = 64 * 1024;  // bytes; encoded words that never end are looked for again and again

/// Takes the next line, without its end, from the text.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// A field's name: letters, digits and signs of ASCII before a colon.
std::string_view name_of_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view name = passage::trimmed(line.substr(0, colon));
  return std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; }) ? name : std::string_view{};
}

/// Takes a value, quoted or not, and the semicolon behind it.
std::string take_value(std::string_view& text) {
  std::string value;
  bool quoted = false;
  while (!text.empty()) {
    char c = text.front();
    text.remove_prefix(1);
    if (c == '"') {
      quoted = !quoted;
      continue;
    }
    if (!quoted && c == ';') break;
    if (quoted && c == '\\' && !text.empty()) {
      c = text.front();
      text.remove_prefix(1);
    }
    value += c;
  }
  return std::string(passage::trimmed(value));
}

/// "utf-8'es'a%20b", of which later parts have the end only.
std::string decode_extended(std::string_view value) {
  std::string charset;
  const std::size_t first = value.find('\'');
  const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
  if (second != std::string_view::npos) {
    charset = value.substr(0, first);
    value.remove_prefix(second + 1);
  }
  std::string bytes;
  while (!value.empty()) {
    const int byte = value.front() == '%' ? hexadecimal_byte(value.substr(1)) : -1;
    bytes += byte < 0 ? value.front() : static_cast<char>(byte);
    value.remove_prefix(byte < 0 ? 1 : 3);
  }
  const std::array<std::string_view, 1> declared{charset};
  return decode_text(bytes, declared).text;
}

}  // namespace

std::string MailField::parameter(const std::string& name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string{} : found->second;
}

MailHeader::MailHeader(std::string_view& part) {
  std::string_view rest = part;
  std::string* current = nullptr;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string_view line = next_line(rest);
    if (line.empty()) {
      part = rest;
      return;
    }
    if (line.front() == ' ' || line.front() == '\t') {
      if (current != nullptr && current->size() < longest_field) {
        current->append(" ").append(passage::trimmed(line).substr(0, longest_field));
      }
      continue;
    }
    const std::string_view name = name_of_field(line);
    if (name.empty()) {  // the blank line is missing
      if (!fields_.empty()) part = before;
      return;
    }
    const auto [field, added] = fields_.try_emplace(passage::ascii_lower(name));
    if (added) field->second = passage::trimmed(line.substr(line.find(':') + 1)).substr(0, longest_field);
    current = added ? &field->second : nullptr;
  }
  part = rest;
}

std::string MailHeader::field(const std::string& name) const {
  const auto found = fields_.find(name);
  return found == fields_.end() ? std::string{} : found->second;
}

MailField MailHeader::field_with_parameters(const std::string& name) const {
  const std::string text = field(name);
  std::string_view rest = text;
  MailField result{.value = passage::ascii_lower(take_value(rest))};
  while (!rest.empty()) {
    const std::size_t equals = rest.find_first_of("=;");
    if (equals == std::string_view::npos) break;
    const std::string parameter = passage::ascii_lower(passage::trimmed(rest.substr(0, equals)));
    const bool has_value = rest[equals] == '=';
    rest.remove_prefix(equals + 1);
    if (!has_value) continue;
    const std::string value = take_value(rest);
    result.parameters[parameter.substr(0, parameter.find('*'))] +=
        parameter.ends_with('*') ? decode_extended(value) : value;
  }
  return result;
}

}  // namespace indexer
