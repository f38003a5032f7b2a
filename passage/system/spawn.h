#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "passage/system/descriptor.h"

namespace passage {

struct Pipe {
  Descriptor reading;
  Descriptor writing;
};

/// A pipe whose ends are closed in programs that are started, and are none of 0, 1 and 2: there the spawn would
/// overwrite one end with the other when this process itself was started without them. Nothing, with errno set, when the
/// system has none.
[[nodiscard]] std::optional<Pipe> make_pipe();

void make_non_blocking(const Descriptor& descriptor);

/// Starts a program by its path, without a shell: in a process group of its own, with these two descriptors as standard
/// input and output and no others, standard error thrown away, no signal ignored or blocked, and an almost empty
/// environment. `arguments` begins with the name that the program sees as its own. The caller must wait for the process.
/// Returns 0, or the error as errno has it. Thread-safe.
[[nodiscard]] int spawn(const std::filesystem::path& program, std::vector<std::string> arguments,
                        const Descriptor& input, const Descriptor& output, pid_t& process);

}  // namespace passage
