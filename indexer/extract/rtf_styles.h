#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace indexer {

enum class RtfRole : std::uint8_t { Text, Heading, Title, Contents };

/// The style sheet of a Rich Text document: what its paragraph styles are for.
class RtfStyles {
 public:
  struct Style {
    std::int32_t parent = -1;
    std::int32_t outline_level = -1;  ///< -1: it says none.
    std::string name;
  };

  void add(std::int32_t number, Style style);

  /// By the style's own name or outline level, or those of the style that it is based on.
  [[nodiscard]] RtfRole role(std::int32_t number) const;

 private:
  std::map<std::int32_t, Style> styles_;
};

[[nodiscard]] bool is_heading_level(std::int32_t outline_level);

}  // namespace indexer
