#include "searchd/search/translation/process_chain.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/system/spawn.h"

namespace searchd {
namespace {

constexpr std::size_t longest_answer = 64 << 10;
constexpr int cannot_run = 127;

struct Limit {
  decltype(RLIMIT_AS) resource;
  rlim_t value;
};

// The largest program of Debian's pairs takes 475 MB of address space. One that has used ten minutes of processor time
// has answered half a million questions or has gone astray, and can be started anew either way.
constexpr std::array limits{
    Limit{RLIMIT_AS, rlim_t{1} << 30},
    Limit{RLIMIT_CPU, 600},
    Limit{RLIMIT_CORE, 0},
    Limit{RLIMIT_FSIZE, 0},
};

constexpr std::array program_folders{"/usr/local/bin/", "/usr/bin/"};

std::string path_of(const std::string& program) {
  if (program.find('/') != std::string::npos) return program;
  for (const char* folder : program_folders) {
    if (std::string path = folder + program; ::access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

/// What the new process needs, made before there is one: it may not allocate.
struct Launch {
  std::string path;
  std::vector<char*> arguments;
  std::array<char*, 2> environment;
  pid_t parent = 0;
  pid_t group = 0;  ///< 0: its own.
  int input = -1;
  int output = -1;
};

/// Between fork and exec, in a copy of a process with threads: calls that are safe in a signal handler only.
[[noreturn]] void become(const Launch& launch) {
  ::setpgid(0, launch.group);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != launch.parent) ::_exit(cannot_run);  // it died before it could take its children along
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  for (const Limit& limit : limits) {
    const rlimit value{limit.value, limit.value};
    ::setrlimit(limit.resource, &value);
  }
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (::dup2(launch.input, STDIN_FILENO) < 0 || ::dup2(launch.output, STDOUT_FILENO) < 0 ||
      ::dup2(nowhere, STDERR_FILENO) < 0) {
    ::_exit(cannot_run);
  }
  ::close_range(STDERR_FILENO + 1, std::numeric_limits<unsigned>::max(), 0);
  ::execve(launch.path.c_str(), launch.arguments.data(), launch.environment.data());
  ::_exit(cannot_run);
}

pid_t fork_into(const Launch& launch) {
  // No handler of this process may run in the other.
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t process = ::fork();
  if (process == 0) become(launch);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return process;
}

/// Whether the descriptor becomes ready, or its other side goes away, before the deadline.
bool wait_for(int descriptor, short events, Deadline deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd entry{descriptor, events, 0};
    const int ready = ::poll(&entry, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1 << 20)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
    if (ready == 0 && left <= 0) return false;
  }
}

bool try_again(int error) {
  return error == EINTR || error == EAGAIN;
}

}  // namespace

std::unique_ptr<ProcessChain> ProcessChain::start(std::span<const Command> commands) {
  std::unique_ptr<ProcessChain> chain(new ProcessChain);
  std::optional<passage::Pipe> pipe = passage::make_pipe();
  if (!pipe) return nullptr;
  chain->input_ = std::move(pipe->writing);
  passage::make_non_blocking(chain->input_);
  for (const Command& command : commands) {
    passage::Descriptor reading = std::move(pipe->reading);
    pipe = passage::make_pipe();
    if (!pipe || !chain->add(command, reading, pipe->writing)) return nullptr;
  }
  chain->output_ = std::move(pipe->reading);
  passage::make_non_blocking(chain->output_);
  return chain;
}

bool ProcessChain::add(const Command& command, const passage::Descriptor& input, const passage::Descriptor& output) {
  Command arguments = command;
  std::string locale = "LC_ALL=C.UTF-8";
  Launch launch{.path = path_of(command.front()),
                .arguments = {},
                .environment = {locale.data(), nullptr},
                .parent = ::getpid(),
                .group = processes_.empty() ? 0 : processes_.front(),
                .input = input.get(),
                .output = output.get()};
  if (launch.path.empty()) return false;
  for (std::string& argument : arguments) launch.arguments.push_back(argument.data());
  launch.arguments.push_back(nullptr);
  const pid_t process = fork_into(launch);
  if (process < 0) return false;
  processes_.push_back(process);
  ::setpgid(process, processes_.front());  // here too: the next one may be put into the group before this one runs
  return true;
}

ProcessChain::~ProcessChain() {
  // None has been waited for yet, so the number of the group cannot have become another's.
  if (!processes_.empty()) ::kill(-processes_.front(), SIGKILL);
  for (const pid_t process : processes_) {
    ::kill(process, SIGKILL);
    while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
}

bool ProcessChain::send(std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const ssize_t sent = ::write(input_.get(), bytes.data(), bytes.size());
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (!try_again(errno) || !wait_for(input_.get(), POLLOUT, deadline)) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> ProcessChain::ask(std::string_view question, Deadline deadline) {
  std::string bytes(question);
  bytes.push_back('\0');
  std::string answer;
  std::array<char, 4096> part;
  // What is there before the question was asked answers no question.
  if (wait_for(output_.get(), POLLIN, Deadline{}) || !send(bytes, deadline)) return std::nullopt;
  while (answer.empty() || answer.back() != '\0') {
    if (!wait_for(output_.get(), POLLIN, deadline)) return std::nullopt;
    const ssize_t received = ::read(output_.get(), part.data(), part.size());
    if (received == 0 || (received < 0 && !try_again(errno))) return std::nullopt;
    if (received > 0) answer.append(part.data(), static_cast<std::size_t>(received));
    if (answer.size() > longest_answer) return std::nullopt;
  }
  answer.pop_back();
  return answer.find('\0') == std::string::npos ? std::optional(std::move(answer)) : std::nullopt;
}

}  // namespace searchd
