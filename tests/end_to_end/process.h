#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace tests {

/// A program that runs beside the test; what it writes to standard output and standard error goes to a file. Killed, if
/// it still runs, when the object ends. For one thread, but for `output`.
class Process {
 public:
  Process(const std::string& program, const std::vector<std::string>& arguments, std::filesystem::path output);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  /// The exit status, or 128 and the number of the signal that ended it. Nothing when it still runs after `timeout`.
  std::optional<int> wait(std::chrono::milliseconds timeout = std::chrono::seconds(60));
  void signal(int number) const;

  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] std::string output() const;

 private:
  std::filesystem::path output_;
  pid_t pid_ = -1;
  std::optional<int> status_;
};

struct Outcome {
  int status = -1;     ///< -1: it did not end in time.
  std::string output;  ///< Both streams.
};

/// Runs a program to its end.
Outcome run(const std::string& program, const std::vector<std::string>& arguments);

/// passage-indexer with these arguments.
Outcome run_indexer(const std::vector<std::string>& arguments);

}  // namespace tests
