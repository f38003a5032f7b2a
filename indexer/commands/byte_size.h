#pragma once

#include <cstdint>
#include <string>

namespace indexer {

/// A number of bytes as people read it: "12.3 MB", in powers of 1,000.
[[nodiscard]] std::string byte_size(std::uint64_t bytes);

}  // namespace indexer
