#pragma once

#include "indexer/config_values.h"
#include "indexer/source/source.h"

namespace indexer {

/// Reads one [[source]], of any type. Throws ConfigError.
[[nodiscard]] Source read_source(const toml::table& table, const ConfigValues& values);

}  // namespace indexer
