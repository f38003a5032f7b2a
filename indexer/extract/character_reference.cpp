#include "indexer/extract/character_reference.h"

#include <array>
#include <charconv>
#include <cstdint>

#include <libxml/HTMLparser.h>
#include <unicode/utf8.h>

namespace indexer {
namespace {

constexpr std::size_t longest_reference = 32;

/// What HTML 4, whose table libxml2 has, does not know.
struct Reference {
  std::string_view name;
  std::uint32_t code_point;
};
constexpr std::array<Reference, 4> more_references{
    {{"apos", '\''}, {"lbrace", '{'}, {"rbrace", '}'}, {"hyphen", 0x2010}}};

/// Zero when the reference (without & and ;) names no character.
std::uint32_t code_point_of(std::string_view reference) {
  if (reference.starts_with('#')) {
    reference.remove_prefix(1);
    const bool hexadecimal = reference.starts_with('x') || reference.starts_with('X');
    if (hexadecimal) reference.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(reference.data(), reference.data() + reference.size(), number, hexadecimal ? 16 : 10);
    const bool whole = error == std::errc{} && end == reference.data() + reference.size();
    return whole && number <= 0x10FFFF && !U_IS_SURROGATE(number) ? number : 0;
  }
  for (const Reference& more : more_references) {
    if (more.name == reference) return more.code_point;
  }
  const std::string name(reference);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? 0 : entity->value;
}

void append_code_point(std::string& text, std::uint32_t code_point) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, code_point);
  text.append(bytes.data(), static_cast<std::size_t>(size));
}

}  // namespace

std::string decode_character_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
    decoded.append(text.substr(0, at));
    text.remove_prefix(at);
    const std::size_t end = text.substr(0, longest_reference).find(';');
    const std::uint32_t code_point = end == std::string_view::npos ? 0 : code_point_of(text.substr(1, end - 1));
    if (code_point == 0) {
      decoded += '&';
      text.remove_prefix(1);
    } else {
      append_code_point(decoded, code_point);
      text.remove_prefix(end + 1);
    }
  }
  return decoded.append(text);
}

}  // namespace indexer
