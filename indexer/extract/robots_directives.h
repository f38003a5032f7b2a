#pragma once

#include <string_view>

namespace indexer {

/// The name that robots.txt, X-Robots-Tag and meta elements know the indexer by.
inline constexpr std::string_view robot_name = "passage-indexer";

/// What a page asks of those who index it.
struct RobotsDirectives {
  bool noindex = false;
  bool nofollow = false;

  friend bool operator==(const RobotsDirectives&, const RobotsDirectives&) = default;
};

/// Adds what the content of a meta element "robots" asks: "noindex, nofollow", "none".
void add_directives(RobotsDirectives& directives, std::string_view content);

/// The same of X-Robots-Tag, a line for each field of that name. A field for another robot ("otherbot: noindex") says
/// nothing.
[[nodiscard]] RobotsDirectives directives_of_field(std::string_view lines);

}  // namespace indexer
