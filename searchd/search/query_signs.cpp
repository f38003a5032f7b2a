#include "searchd/search/query_signs.h"

#include <algorithm>
#include <array>

namespace searchd {
namespace {

struct Sign {
  std::string_view written;
  std::string_view plain;
};
constexpr auto signs = std::to_array<Sign>({
    // Quotation marks. Any opens and any closes: people mix them, and so do their keyboards and word processors.
    {"\u201C", "\""},
    {"\u201D", "\""},
    {"\u201E", "\""},
    {"\u201F", "\""},
    {"\u00AB", "\""},
    {"\u00BB", "\""},
    {"\u2039", "\""},
    {"\u203A", "\""},
    {"\u300A", "\""},
    {"\u300B", "\""},
    {"\u300C", "\""},
    {"\u300D", "\""},
    {"\u300E", "\""},
    {"\u300F", "\""},
    {"\u301D", "\""},
    {"\u301E", "\""},
    {"\u301F", "\""},
    {"\uFF62", "\""},
    {"\uFF63", "\""},
    {"\u066D", "*"},
    // Sentences end and pause with these; between words they part, as a space does.
    {"\u060C", " "},
    {"\u061B", " "},
    {"\u061F", " "},
    {"\u06D4", " "},
    {"\u3001", " "},
    {"\u3002", " "},
    {"\uFF01", " "},
    {"\uFF0C", " "},
    {"\uFF1B", " "},
    {"\uFF1F", " "},
    {"\uFF61", " "},
    {"\uFF64", " "},
    {"\u00A0", " "},
    {"\u1680", " "},
    {"\u2000", " "},
    {"\u2001", " "},
    {"\u2002", " "},
    {"\u2003", " "},
    {"\u2004", " "},
    {"\u2005", " "},
    {"\u2006", " "},
    {"\u2007", " "},
    {"\u2008", " "},
    {"\u2009", " "},
    {"\u200A", " "},
    {"\u2028", " "},
    {"\u2029", " "},
    {"\u202F", " "},
    {"\u205F", " "},
    {"\u3000", " "},
    {"\t", " "},
    {"\n", " "},
    {"\r", " "},
    // Marks of direction, pasted along with Arabic and Hebrew.
    {"\u061C", ""},
    {"\u200E", ""},
    {"\u200F", ""},
    {"\u202A", ""},
    {"\u202B", ""},
    {"\u202C", ""},
    {"\u202D", ""},
    {"\u202E", ""},
    {"\u2066", ""},
    {"\u2067", ""},
    {"\u2068", ""},
    {"\u2069", ""},
    {"\uFEFF", ""},
    {"\uFF1A", "\uFF1A"},  // stays as it is, whatever the rule for its width
});

constexpr std::size_t full_width_bytes = 3;

// U+FF01 to U+FF5E are the signs, digits and letters of ASCII in the width of an ideograph; 0 for anything else.
char full_width_ascii(std::string_view rest) {
  if (rest.size() < full_width_bytes || rest[0] != '\xEF') return 0;
  const auto second = static_cast<unsigned char>(rest[1]);
  const auto third = static_cast<unsigned char>(rest[2]);
  const unsigned character = 0xF000U | (second & 0x3FU) << 6U | (third & 0x3FU);
  return character >= 0xFF01 && character <= 0xFF5E ? static_cast<char>(character - 0xFF01 + '!') : '\0';
}

bool is_plain(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string with_plain_signs(std::string_view query) {
  std::string plain;
  plain.reserve(query.size());
  while (!query.empty()) {
    if (is_plain(query.front())) {
      plain += query.front();
      query.remove_prefix(1);
      continue;
    }
    const auto* const sign =
        std::ranges::find_if(signs, [&](const Sign& known) { return query.starts_with(known.written); });
    if (sign != signs.end()) {
      plain += sign->plain;
      query.remove_prefix(sign->written.size());
    } else if (const char ascii = full_width_ascii(query); ascii != 0) {
      plain += ascii;
      query.remove_prefix(full_width_bytes);
    } else {
      plain += query.front();
      query.remove_prefix(1);
    }
  }
  return plain;
}

}  // namespace searchd
