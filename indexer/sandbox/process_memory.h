#pragma once

#include <cstddef>

#include <sys/types.h>

namespace indexer {

/// Bytes of address space that a process of this user has mapped. Throws passage::Error when /proc does not say.
[[nodiscard]] std::size_t address_space(pid_t process);

}  // namespace indexer
