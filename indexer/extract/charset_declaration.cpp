#include <algorithm>
#include <cctype>

#include "indexer/extract/charset.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Browsers look for the declaration in the first 1,024 bytes; real pages put scripts before it.
constexpr std::size_t declaration_limit = 16 * 1024;

bool is_name_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-_:.+").find(c) != std::string_view::npos;
}

/// The value behind `name` and an equals sign, quoted or not, in text that is lower case already.
std::string value_after(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + name.size());
  text = passage::trimmed(text);
  if (!text.starts_with('=')) return {};
  text = passage::trimmed(text.substr(1));
  if (text.starts_with('"') || text.starts_with('\'')) text = passage::trimmed(text.substr(1));
  return std::string(text.begin(), std::ranges::find_if_not(text, is_name_byte));
}

}  // namespace

std::string charset_in_content_type(std::string_view content_type) {
  return value_after(passage::ascii_lower(content_type), "charset");
}

std::string charset_in_markup(std::string_view bytes) {
  const std::string start = passage::ascii_lower(bytes.substr(0, declaration_limit));
  std::string_view rest = start;
  if (rest.starts_with("<?xml")) {
    const std::string declared = value_after(rest.substr(0, rest.find("?>")), "encoding");
    if (!declared.empty()) return declared;
  }
  while (!rest.empty()) {
    const std::size_t tag = rest.find('<');
    if (tag == std::string_view::npos) return {};
    rest.remove_prefix(tag);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->", 4);
      if (end == std::string_view::npos) return {};
      rest.remove_prefix(end + 3);
    } else if (rest.starts_with("<meta")) {
      const std::string_view element = rest.substr(0, rest.find('>'));
      if (std::string charset = value_after(element, "charset"); !charset.empty()) return charset;
      rest.remove_prefix(element.size());
    } else {
      rest.remove_prefix(1);
    }
  }
  return {};
}

}  // namespace indexer
