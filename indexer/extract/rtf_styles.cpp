#include "indexer/extract/rtf_styles.h"

#include <optional>
#include <utility>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t most_styles = 10'000;
constexpr int longest_chain = 20;  // of styles based on styles; hostile ones go in circles

std::optional<RtfRole> own_role(const RtfStyles::Style& style) {
  if (style.name == "title") return RtfRole::Title;
  if (style.name.starts_with("toc ") || style.name.starts_with("contents ")) return RtfRole::Contents;
  if (style.outline_level >= 0) return is_heading_level(style.outline_level) ? RtfRole::Heading : RtfRole::Text;
  if (style.name.starts_with("heading ")) return RtfRole::Heading;
  return std::nullopt;
}

}  // namespace

bool is_heading_level(std::int32_t outline_level) {
  return outline_level >= 0 && outline_level <= 8;  // 9 is text
}

void RtfStyles::add(std::int32_t number, Style style) {
  style.name = passage::ascii_lower(style.name);
  if (styles_.size() < most_styles) styles_[number] = std::move(style);
}

RtfRole RtfStyles::role(std::int32_t number) const {
  for (int i = 0; i < longest_chain; ++i) {
    const auto style = styles_.find(number);
    if (style == styles_.end()) break;
    if (const auto role = own_role(style->second)) return *role;
    number = style->second.parent;
  }
  return RtfRole::Text;
}

}  // namespace indexer
