#pragma once

#include <filesystem>

#include "tests/end_to_end/daemon.h"

namespace tests {

/// The data directory of the sample collection, indexed with the demo's configuration when first asked for.
const std::filesystem::path& sample_data();

/// A daemon over it that serves all tests of this run; it must not be stopped.
Daemon& sample_daemon();

}  // namespace tests
