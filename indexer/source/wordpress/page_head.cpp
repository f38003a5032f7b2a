#include "indexer/source/wordpress/page_head.h"

#include "indexer/extract/character_reference.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t longest_head = 1U << 20U;
constexpr std::size_t longest_tag = 4000;
constexpr std::size_t most_alternates = 200;
constexpr std::string_view spaces = " \t\r\n\f";

/// The value of an attribute in the inside of a tag ("link rel='alternate' href=…"); empty for none.
std::string attribute(std::string_view tag, std::string_view wanted) {
  std::size_t at = tag.find_first_of(spaces);
  while (at < tag.size()) {
    at = tag.find_first_not_of(spaces, at);
    if (at == tag.npos) break;
    const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n\f=", at), tag.size());
    const std::string name = passage::ascii_lower(tag.substr(at, name_end - at));
    const std::size_t equals = tag.find_first_not_of(spaces, name_end);
    if (equals == tag.npos || tag[equals] != '=') {
      at = std::max(name_end, at + 1);
      continue;
    }
    std::size_t begin = tag.find_first_not_of(spaces, equals + 1);
    if (begin == tag.npos) break;
    const char quote = tag[begin];
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++begin;
    const std::size_t end = std::min(quoted ? tag.find(quote, begin) : tag.find_first_of(spaces, begin), tag.size());
    if (name == wanted) return decode_character_references(tag.substr(begin, end - begin));
    at = end + 1;
  }
  return {};
}

bool is_tag(std::string_view tag, std::string_view name) {
  return tag.size() > name.size() && passage::ascii_lower(tag.substr(0, name.size())) == name &&
         spaces.find(tag[name.size()]) != spaces.npos;
}

}  // namespace

PageHead read_page_head(std::string_view html) {
  PageHead head;
  html = html.substr(0, longest_head);
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at + 1)) {
    const std::string_view start = html.substr(at + 1, longest_tag);
    const std::string_view tag = start.substr(0, start.find('>'));
    if (is_tag(tag, "body") || passage::ascii_lower(tag.substr(0, 5)) == "/head") break;
    if (is_tag(tag, "html") && head.language.empty()) head.language = attribute(tag, "lang");
    if (!is_tag(tag, "link") || passage::ascii_lower(attribute(tag, "rel")) != "alternate") continue;
    std::string address = attribute(tag, "href");
    if (!attribute(tag, "hreflang").empty() && !address.empty()) head.alternates.push_back(std::move(address));
    if (head.alternates.size() == most_alternates) break;
  }
  return head;
}

}  // namespace indexer
