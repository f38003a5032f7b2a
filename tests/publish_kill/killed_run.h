#pragma once

#include <functional>

namespace tests {

/// Runs it in a child that is killed right before its nth intercepted call, from 1. Whether there was such a call; fails
/// the test when the run ends otherwise than well or by that kill.
[[nodiscard]] bool killed_before(int nth, const std::function<void()>& run);

}  // namespace tests
