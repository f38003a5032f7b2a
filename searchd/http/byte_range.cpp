#include "searchd/http/byte_range.h"

#include <algorithm>
#include <charconv>

#include "passage/text/unicode.h"

namespace searchd::http {
namespace {

std::optional<std::uint64_t> read_position(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

RangeRequest read_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (passage::ascii_lower(header.substr(0, unit.size())) != unit) return {};
  const std::string_view range = passage::trimmed(header.substr(unit.size()));
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return {};
  const std::string_view first_text = range.substr(0, dash);
  const std::string_view last_text = range.substr(dash + 1);

  if (first_text.empty()) {  // the last so many bytes
    const auto count = read_position(last_text);
    if (!count) return {};
    if (*count == 0 || size == 0) return {.kind = RangeKind::Unsatisfiable};
    return {RangeKind::Part, {size - std::min(*count, size), size - 1}};
  }
  const auto first = read_position(first_text);
  const auto last = last_text.empty() ? std::optional<std::uint64_t>(UINT64_MAX) : read_position(last_text);
  if (!first || !last || *last < *first) return {};
  if (*first >= size) return {.kind = RangeKind::Unsatisfiable};
  return {RangeKind::Part, {*first, std::min(*last, size - 1)}};
}

}  // namespace searchd::http
