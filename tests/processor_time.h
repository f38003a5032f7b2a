#pragma once

#include <ctime>

/// Seconds of processor time that this process has used. What a test bounds by it does not depend on what else the
/// machine is doing.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
