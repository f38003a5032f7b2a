#pragma once

#include <string>
#include <vector>

#include "tests/end_to_end/process.h"

namespace tests {

/// Runs a program on a system that lacks calls: each of them, and those named `prctl(PR_SET_SECCOMP)`, fails with
/// ENOSYS.
[[nodiscard]] Outcome run_without_calls(const std::vector<std::string>& denied, const std::string& program,
                                        const std::vector<std::string>& arguments);

}  // namespace tests
