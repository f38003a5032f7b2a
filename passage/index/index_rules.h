#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "passage/index/manifest.h"

namespace passage {

/// The number of the format that FORMAT.md describes. It grows with every change that an older reader, or this one
/// with an older index, would get wrong.
inline constexpr std::uint32_t index_format = 5;

/// The oldest format whose records this program reads: what is not to be read from its sources again can be carried over.
inline constexpr std::uint32_t oldest_record_format = 4;

/// The rules of this program with the libraries that it runs on.
[[nodiscard]] IndexRules index_rules(std::string configuration_hash = {});

/// Where the rules that an index was made by differ from this program's in a way that makes matching wrong, for a
/// person; empty when they agree. The configuration hash is not looked at: it concerns the indexer alone.
[[nodiscard]] std::string rules_mismatch(const IndexRules& made_by, const IndexRules& program);

}  // namespace passage
