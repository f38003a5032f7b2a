#include "indexer/sandbox/child_process.h"

#include <cerrno>
#include <ctime>
#include <system_error>
#include <thread>
#include <utility>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/error.h"
#include "passage/system/spawn.h"

namespace indexer {
namespace {

[[noreturn]] void cannot_start(const std::filesystem::path& program, int error) {
  throw passage::Error("cannot start the extractor " + program.string() + ": " +
                       std::generic_category().message(error));
}

passage::Pipe pipe_for(const std::filesystem::path& program) {
  auto pipe = passage::make_pipe();
  if (!pipe) cannot_start(program, errno);
  return std::move(*pipe);
}

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::string& argument) {
  passage::Pipe to_child = pipe_for(program);
  passage::Pipe from_child = pipe_for(program);
  passage::make_non_blocking(to_child.writing);
  passage::make_non_blocking(from_child.reading);
  const int error =
      passage::spawn(program, {"passage-extractor", argument}, to_child.reading, from_child.writing, process_);
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
