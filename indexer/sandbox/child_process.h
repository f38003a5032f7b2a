#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include <sys/types.h>

namespace indexer {

/// A program that was started with pipes for standard input and output, in a process group of its own and with an
/// almost empty environment. Ends, killed if need be, with this object; leaves no zombie. Not thread-safe in itself;
/// several may be started from several threads at once.
class ChildProcess {
 public:
  /// Throws passage::Error when the program cannot be started.
  ChildProcess(const std::filesystem::path& program, const std::string& argument);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  [[nodiscard]] int input() const { return input_; }    ///< Writes to its standard input; non-blocking.
  [[nodiscard]] int output() const { return output_; }  ///< Reads from its standard output; non-blocking.
  [[nodiscard]] pid_t process() const { return process_; }

  [[nodiscard]] bool has_ended();

  /// Processor time from now on after which the system ends it with SIGXCPU.
  void grant_processor_time(std::chrono::seconds time) const;

  /// Kills its process group and waits for it.
  void kill();

  /// Waits a moment for it to end by itself, kills it otherwise. Returns the status as waitpid gives it.
  int wait();

 private:
  pid_t process_ = -1;
  int input_ = -1;
  int output_ = -1;
  bool ended_ = false;
  int status_ = 0;
};

}  // namespace indexer
