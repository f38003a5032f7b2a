#include "indexer/commands/byte_size.h"

#include <array>
#include <string_view>

namespace indexer {

std::string byte_size(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> units{"kB", "MB", "GB", "TB", "PB"};
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  std::uint64_t tenths = bytes / 100;
  std::size_t unit = 0;
  while (tenths >= 10'000 && unit + 1 < units.size()) {
    tenths /= 1000;
    ++unit;
  }
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + std::string(units[unit]);
}

}  // namespace indexer
