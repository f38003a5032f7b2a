#pragma once

#include <cstddef>
#include <string>

namespace indexer {

/// Confines this process for the rest of its life, so that code which a hostile file has taken over can reach nothing:
/// its address space grows by at most `memory` bytes; no core dumps, no files written, few descriptors; it dies with
/// the thread that started it; it can open files for reading and do no more to the file system, cannot open sockets,
/// start processes or threads, run programs, signal or trace others. What it may not do fails with EPERM. The process
/// must be single-threaded. Returns what the system lacks for this (seccomp, Landlock), in words; empty when nothing.
/// Throws passage::Error when not even the limits can be had.
///
/// With a `program` (its path) it may still become that program, which is confined by all of this in its turn; where
/// the kernel has no Landlock, any program of the system, which could do no more.
[[nodiscard]] std::string confine_this_process(std::size_t memory, const char* program = nullptr);

}  // namespace indexer
