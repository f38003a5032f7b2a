#include "searchd/http/formats/xml_text.h"

#include <array>

#include "passage/text/unicode.h"
#include "searchd/http/error_answer.h"

namespace searchd::http {
namespace {

/// Section 2.2 of XML 1.0: what of valid UTF-8 is no Char.
std::size_t forbidden_length(std::string_view rest) {
  const auto byte = static_cast<unsigned char>(rest.front());
  if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return 1;
  constexpr std::array<std::string_view, 2> noncharacters{"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  for (const std::string_view character : noncharacters) {
    if (rest.starts_with(character)) return character.size();
  }
  return 0;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  const std::string valid = passage::to_valid_utf8(text);
  std::string allowed;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t skipped = forbidden_length(std::string_view(valid).substr(i));
    if (skipped == 0) allowed += valid[i];
    i += skipped == 0 ? 1 : skipped;
  }
  return html_escaped(allowed);  // the five characters and their references are those of XML
}

}  // namespace searchd::http
