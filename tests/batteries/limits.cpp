#include "tests/batteries/limits.h"

#include <array>
#include <stdexcept>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {
namespace {

constexpr std::array network_calls{SCMP_SYS(connect), SCMP_SYS(bind),    SCMP_SYS(listen),
                                   SCMP_SYS(sendto),  SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg)};

bool forbid_network() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  bool done = filter != nullptr;
  for (const int call : network_calls) done = done && seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 0) == 0;
  return done && seccomp_load(filter) == 0;
}

bool allow_writing(int rules, const char* path, std::uint64_t access) {
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = ::open(path, O_PATH | O_CLOEXEC);
  return rule.parent_fd >= 0 && ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

/// Reading stays as it is.
bool forbid_writing_elsewhere(const std::string& writable) {
  constexpr std::uint64_t file_access = LANDLOCK_ACCESS_FS_WRITE_FILE;
  constexpr std::uint64_t access =
      file_access | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
      LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
      LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = access;
  const auto rules =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0));
  if (rules < 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
  return allow_writing(rules, writable.c_str(), access) && allow_writing(rules, "/dev/null", file_access) &&
         ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
}

std::chrono::milliseconds time_of(const timeval& time) {
  constexpr long milli = 1000;
  return std::chrono::milliseconds(time.tv_sec * milli + time.tv_usec / milli);
}

}  // namespace

MeasuredRun run_cut_off(const std::string& program, const std::vector<std::string>& arguments,
                        const std::string& writable) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const auto began = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    (void)::dup2(ends[1], STDOUT_FILENO);
    (void)::dup2(ends[1], STDERR_FILENO);
    if (forbid_writing_elsewhere(writable) && forbid_network()) (void)::execv(program.c_str(), argv.data());
    ::_exit(126);
  }
  (void)::close(ends[1]);
  MeasuredRun run;
  std::array<char, 65536> piece{};
  for (ssize_t got; (got = ::read(ends[0], piece.data(), piece.size())) > 0;) {
    run.output.append(piece.data(), static_cast<std::size_t>(got));
  }
  (void)::close(ends[0]);
  int status = 0;
  rusage used{};
  if (::wait4(child, &status, 0, &used) != child) throw std::runtime_error("cannot wait");
  run.wall = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  constexpr int shells_add = 128;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : shells_add + WTERMSIG(status);
  run.processor = time_of(used.ru_utime) + time_of(used.ru_stime);
  run.largest_kilobytes = used.ru_maxrss;
  return run;
}

}  // namespace tests
