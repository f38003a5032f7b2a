#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace tests {

/// What a program and all that it has started and waited for took, as the kernel counted it.
struct MeasuredRun {
  int status = -1;  ///< 128 and the signal where one ended it.
  std::string output;
  std::chrono::milliseconds wall{};
  std::chrono::milliseconds processor{};
  long largest_kilobytes = 0;  ///< Of the largest of its processes.
};

/// Runs a program that dies at once if it, or anything it starts, so much as tries to connect to or listen at anything,
/// and that can write nowhere but below `writable`.
[[nodiscard]] MeasuredRun run_cut_off(const std::string& program, const std::vector<std::string>& arguments,
                                      const std::string& writable);

}  // namespace tests
