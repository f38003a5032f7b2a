#pragma once

#include <filesystem>

#include "tests/end_to_end/daemon.h"

namespace tests {

/// The data directory of the sample collection, indexed with the demo's configuration when first asked for. Read only.
const std::filesystem::path& sample_data();

/// Daemons that serve all tests of this run, started when first asked for; they must not be stopped.
Daemon& sample_daemon();      ///< Over the sample collection.
Daemon& collection_daemon();  ///< Over tests/cases/end_to_end/collection.jsonl.

}  // namespace tests
