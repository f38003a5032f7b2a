#pragma once

#include <cstdlib>
#include <string_view>

namespace tests {

/// Batteries run in short within ctest. With PASSAGE_BATTERY=full they run as long as README.md says.
inline bool is_full_battery() {
  const char* wanted = std::getenv("PASSAGE_BATTERY");
  return wanted != nullptr && std::string_view(wanted) == "full";
}

inline int battery_rounds(int in_short, int in_full) {
  return is_full_battery() ? in_full : in_short;
}

/// Where to begin: PASSAGE_BATTERY_FIRST, to go on after or look again at a round that failed.
inline int first_battery_round() {
  const char* wanted = std::getenv("PASSAGE_BATTERY_FIRST");
  return wanted != nullptr ? std::atoi(wanted) : 0;
}

}  // namespace tests
