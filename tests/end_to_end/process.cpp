#include "tests/end_to_end/process.h"

#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/temporary_directory.h"

namespace tests {

Process::Process(const std::string& program, const std::vector<std::string>& arguments, std::filesystem::path output)
    : output_(std::move(output)) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const int file = ::open(output_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write " + output_.string());
  pid_ = ::fork();
  if (pid_ == 0) {
    (void)::dup2(file, STDOUT_FILENO);
    (void)::dup2(file, STDERR_FILENO);
    (void)::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  (void)::close(file);
  if (pid_ < 0) throw std::runtime_error("cannot start " + program);
}

Process::~Process() {
  if (status_) return;
  signal(SIGKILL);
  (void)::waitpid(pid_, nullptr, 0);
}

std::optional<int> Process::wait(std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  while (!status_) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      constexpr int shells_add = 128;
      status_ = WIFEXITED(status) ? WEXITSTATUS(status) : shells_add + WTERMSIG(status);
    } else if (std::chrono::steady_clock::now() > deadline) {
      return std::nullopt;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  }
  return status_;
}

void Process::signal(int number) const {
  if (!status_) (void)::kill(pid_, number);
}

std::string Process::output() const {
  std::ifstream stream(output_, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Outcome run(const std::string& program, const std::vector<std::string>& arguments) {
  const TemporaryDirectory directory;
  Process process(program, arguments, directory.path() / "output");
  const std::optional<int> status = process.wait();
  return {status.value_or(-1), process.output()};
}

Outcome run_indexer(const std::vector<std::string>& arguments) {
  return run(PASSAGE_INDEXER, arguments);
}

}  // namespace tests
