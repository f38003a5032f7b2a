#include "indexer/sandbox/child_process.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/error.h"

namespace indexer {
namespace {

/// The environment may hold secrets, and what the child can read it can publish. This is what the dynamic linker and
/// the sanitizers want.
constexpr std::array inherited_variables{"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"};

std::vector<std::string> small_environment() {
  std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
  for (const char* name : inherited_variables) {
    if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
  }
  return environment;
}

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

struct Pipe {
  Descriptor reading;
  Descriptor writing;
};

[[noreturn]] void cannot_start(const std::filesystem::path& program, int error) {
  throw passage::Error("cannot start the extractor " + program.string() + ": " +
                       std::generic_category().message(error));
}

/// Away from 0, 1 and 2, which are free when the indexer itself was started without them: there the file actions of the
/// spawn would overwrite one end with the other.
Descriptor above_standard(Descriptor descriptor) {
  return Descriptor(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

Pipe make_pipe(const std::filesystem::path& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start(program, errno);
  Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  Pipe pipe{above_standard(std::move(reading)), above_standard(std::move(writing))};
  if (pipe.reading.get() < 0 || pipe.writing.get() < 0) cannot_start(program, errno);
  return pipe;
}

void make_non_blocking(const Descriptor& descriptor) {
  ::fcntl(descriptor.get(), F_SETFL, ::fcntl(descriptor.get(), F_GETFL) | O_NONBLOCK);
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

/// The child starts with no signal ignored or blocked, in a group of its own.
class SpawnAttributes {
 public:
  SpawnAttributes() {
    ::posix_spawnattr_init(&value_);
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&value_, &none);
    ::posix_spawnattr_setsigdefault(&value_, &all);
    ::posix_spawnattr_setpgroup(&value_, 0);
    ::posix_spawnattr_setflags(&value_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnAttributes(const SpawnAttributes&) = delete;
  SpawnAttributes& operator=(const SpawnAttributes&) = delete;
  ~SpawnAttributes() { ::posix_spawnattr_destroy(&value_); }
  [[nodiscard]] const posix_spawnattr_t* get() const { return &value_; }

 private:
  posix_spawnattr_t value_{};
};

class SpawnFiles {
 public:
  SpawnFiles(const Descriptor& standard_input, const Descriptor& standard_output) {
    ::posix_spawn_file_actions_init(&value_);
    ::posix_spawn_file_actions_adddup2(&value_, standard_input.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&value_, standard_output.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&value_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  SpawnFiles(const SpawnFiles&) = delete;
  SpawnFiles& operator=(const SpawnFiles&) = delete;
  ~SpawnFiles() { ::posix_spawn_file_actions_destroy(&value_); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &value_; }

 private:
  posix_spawn_file_actions_t value_{};
};

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::string& argument) {
  Pipe to_child = make_pipe(program);
  Pipe from_child = make_pipe(program);
  make_non_blocking(to_child.writing);
  make_non_blocking(from_child.reading);

  std::vector<std::string> arguments{"passage-extractor", argument};
  std::vector<std::string> environment = small_environment();
  const SpawnFiles files(to_child.reading, from_child.writing);
  const SpawnAttributes attributes;
  const int error = ::posix_spawn(&process_, program.c_str(), files.get(), attributes.get(), pointers(arguments).data(),
                                  pointers(environment).data());
  if (error != 0) cannot_start(program, error);
  input_ = to_child.writing.release();
  output_ = from_child.reading.release();
}

ChildProcess::~ChildProcess() {
  kill();
  ::close(input_);
  ::close(output_);
}

bool ChildProcess::has_ended() {
  if (!ended_) ended_ = ::waitpid(process_, &status_, WNOHANG) == process_;
  return ended_;
}

void ChildProcess::grant_processor_time(std::chrono::seconds time) const {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(process_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return;  // it has ended
  const rlimit limit{static_cast<rlim_t>(used.tv_sec + 1 + time.count()), RLIM_INFINITY};
  ::prlimit(process_, RLIMIT_CPU, &limit, nullptr);
}

void ChildProcess::kill() {
  if (has_ended()) return;
  ::kill(-process_, SIGKILL);
  while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
  }
  ended_ = true;
}

int ChildProcess::wait() {
  constexpr int moments = 200;
  for (int i = 0; i < moments && !has_ended(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  kill();
  return status_;
}

}  // namespace indexer
