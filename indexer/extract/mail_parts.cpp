#include "indexer/extract/mail_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "passage/text/unicode.h"

namespace indexer {

MailParts mail_parts(std::string_view body, std::string_view boundary) {
  MailParts result{.cut_short = true};
  if (boundary.empty()) return result;
  std::optional<std::size_t> begin;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line_end = std::min(body.find('\n', at), body.size());
    std::string_view line = body.substr(at, line_end - at);
    const std::size_t line_begin = std::exchange(at, line_end + 1);
    if (!line.starts_with("--") || !line.substr(2).starts_with(boundary)) continue;
    line = passage::trimmed(line.substr(2 + boundary.size()));
    if (!line.empty() && line != "--") continue;  // another boundary that begins alike
    if (begin) {
      std::string_view part = body.substr(*begin, line_begin - *begin);
      if (part.ends_with('\n')) part.remove_suffix(1);
      if (part.ends_with('\r')) part.remove_suffix(1);
      result.parts.push_back(part);
    }
    begin = std::min(at, body.size());
    if (line == "--") {
      result.cut_short = false;
      return result;
    }
  }
  if (begin) result.parts.push_back(body.substr(*begin));
  return result;
}

}  // namespace indexer
