#include "tests/batteries/denied_calls.h"

#include <array>
#include <cerrno>
#include <stdexcept>

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {
namespace {

scmp_filter_ctx filter_of(const std::vector<std::string>& denied) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  for (const std::string& name : denied) {
    const int call = seccomp_syscall_resolve_name(name.c_str());
    // seccomp by its older name, too
    const scmp_arg_cmp is_seccomp{.arg = 0, .op = SCMP_CMP_EQ, .datum_a = PR_SET_SECCOMP, .datum_b = 0};
    if (name == "seccomp") {
      (void)seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(prctl), 1, &is_seccomp);
    }
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), call, 0) != 0) throw std::runtime_error("no rule: " + name);
  }
  return filter;
}

}  // namespace

Outcome run_without_calls(const std::vector<std::string>& denied, const std::string& program,
                          const std::vector<std::string>& arguments) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const scmp_filter_ctx filter = filter_of(denied);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::dup2(ends[1], STDOUT_FILENO);
    (void)::dup2(ends[1], STDERR_FILENO);
    (void)::close(ends[0]);
    (void)::close(ends[1]);
    if (seccomp_load(filter) == 0) (void)::execv(program.c_str(), argv.data());
    ::_exit(127);
  }
  (void)::close(ends[1]);
  seccomp_release(filter);
  Outcome outcome;
  std::array<char, 4096> piece{};
  for (ssize_t got; (got = ::read(ends[0], piece.data(), piece.size())) > 0;) {
    outcome.output.append(piece.data(), static_cast<std::size_t>(got));
  }
  (void)::close(ends[0]);
  int status = 0;
  if (::waitpid(child, &status, 0) == child && WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
  return outcome;
}

}  // namespace tests
