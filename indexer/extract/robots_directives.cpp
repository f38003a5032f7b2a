#include "indexer/extract/robots_directives.h"

#include <algorithm>
#include <array>
#include <string>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Directives with a value, which are no names of robots.
constexpr std::array<std::string_view, 4> valued{"unavailable_after", "max-snippet", "max-image-preview",
                                                 "max-video-preview"};

template <typename Take>
void for_each_part(std::string_view text, char separator, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    take(passage::trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

void add_directives(RobotsDirectives& directives, std::string_view content) {
  for_each_part(content, ',', [&](std::string_view part) {
    const std::string directive = passage::ascii_lower(part);
    if (directive == "noindex" || directive == "none") directives.noindex = true;
    if (directive == "nofollow" || directive == "none") directives.nofollow = true;
  });
}

RobotsDirectives directives_of_field(std::string_view lines) {
  RobotsDirectives directives;
  for_each_part(lines, '\n', [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    const std::string name = passage::ascii_lower(passage::trimmed(line.substr(0, colon)));
    const bool names_robot =
        colon != line.npos && name.find(',') == name.npos && std::ranges::find(valued, name) == valued.end();
    if (names_robot && name != robot_name) return;
    add_directives(directives, names_robot ? line.substr(colon + 1) : line);
  });
  return directives;
}

}  // namespace indexer
