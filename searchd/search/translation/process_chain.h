#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "passage/system/descriptor.h"
#include "searchd/search/translation/apertium_mode.h"

namespace searchd {

using Deadline = std::chrono::steady_clock::time_point;

/// Programs connected by pipes that answer question after question, a NUL at the end of each. They live in a process
/// group of their own with limits on memory and processor time, open no files for writing, and are killed with this
/// object, with the thread that started them, and so with this process, however it ends: left to themselves, some of
/// Apertium's programs spin for ever once their input is closed.
/// One thread at a time. SIGPIPE must be ignored.
class ProcessChain {
 public:
  /// Nothing when a program is not installed or the system refuses. The thread that calls must live as long as the
  /// chain.
  [[nodiscard]] static std::unique_ptr<ProcessChain> start(std::span<const Command> commands);
  ProcessChain(const ProcessChain&) = delete;
  ProcessChain& operator=(const ProcessChain&) = delete;
  ~ProcessChain();

  /// The answer, without its NUL. Nothing when it does not come before the deadline, when it is not one answer, or when
  /// a program has died: from then on questions and answers are out of step and the chain must not be asked again.
  [[nodiscard]] std::optional<std::string> ask(std::string_view question, Deadline deadline);

 private:
  ProcessChain() = default;
  [[nodiscard]] bool add(const Command& command, const passage::Descriptor& input, const passage::Descriptor& output);
  [[nodiscard]] bool send(std::string_view bytes, Deadline deadline);

  std::vector<pid_t> processes_;  ///< The first leads the group.
  passage::Descriptor input_;     ///< Both non-blocking.
  passage::Descriptor output_;
};

}  // namespace searchd
