#include "indexer/sandbox/confinement.h"

#include <array>
#include <cerrno>
#include <memory>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "indexer/sandbox/process_memory.h"
#include "indexer/sandbox/readable_files.h"
#include "passage/error.h"

namespace indexer {
namespace {

/// What reading a document needs, and nothing that changes the world. Names that a machine does not have are skipped.
constexpr std::array allowed_calls{
#ifdef PASSAGE_SANITIZED
    "pipe2",  // UndefinedBehaviorSanitizer asks with a pipe whether memory can be read
#endif
    // memory
    "brk", "mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise",
    // descriptors that are open already, and files opened for reading (see below)
    "read", "readv", "pread64", "preadv", "write", "writev", "lseek", "_llseek", "close", "poll", "ppoll", "dup",
    "fstat", "fstat64", "stat", "stat64", "lstat", "lstat64", "newfstatat", "fstatat64", "statx", "statfs", "fstatfs",
    "access", "faccessat", "faccessat2", "readlink", "readlinkat", "getdents64", "getcwd", "fadvise64",
    // time, identity, the system
    "clock_gettime", "clock_gettime64", "clock_getres", "gettimeofday", "time", "nanosleep", "clock_nanosleep",
    "clock_nanosleep_time64", "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getrusage",
    "getrlimit", "ugetrlimit", "uname", "sysinfo", "getrandom", "sched_yield", "sched_getaffinity", "getcpu",
    // the inside of the C library, signals to itself, the end
    "futex", "futex_time64", "set_robust_list", "rseq", "membarrier", "arch_prctl", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "sigreturn", "sigaltstack", "restart_syscall", "exit", "exit_group"};

// The conditions of <seccomp.h> are macros of compound literals, which C++ does not have.
scmp_arg_cmp equals(unsigned argument, scmp_datum_t value) {
  return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value};
}

scmp_arg_cmp has_none_of(unsigned argument, scmp_datum_t flags) {
  return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = flags, .datum_b = 0};
}

/// Flags of open() beyond those with which a file is read.
constexpr scmp_datum_t writing_flags = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

constexpr std::array descriptor_commands{F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC};

[[noreturn]] void cannot(const std::string& what, int error) {
  throw passage::Error(what + ": " + std::generic_category().message(error));
}

void limit(int resource, rlim_t value, const char* name) {
  const rlimit both{value, value};
  if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0)
    cannot(std::string("setrlimit ") + name, errno);
}

class SystemCallFilter {
 public:
  SystemCallFilter() : filter_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {
    if (!filter_) cannot("seccomp", ENOMEM);
  }

  template <typename... Conditions>
  void allow(const char* name, Conditions... conditions) {
    const int number = seccomp_syscall_resolve_name(name);
    if (number == __NR_SCMP_ERROR) return;
    const std::array<scmp_arg_cmp, sizeof...(conditions)> list{conditions...};
    const int result =
        seccomp_rule_add_array(filter_.get(), SCMP_ACT_ALLOW, number, static_cast<unsigned>(list.size()), list.data());
    if (result != 0) cannot(std::string("seccomp rule for ") + name, -result);
  }

  /// Returns why the system does not take it.
  std::string load() {
    const int result = seccomp_load(filter_.get());
    return result == 0 ? std::string{} : "seccomp: " + std::generic_category().message(-result);
  }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> filter_;
};

std::string filter_system_calls(bool becomes_program) {
  SystemCallFilter filter;
  for (const char* name : allowed_calls) filter.allow(name);
#ifdef PASSAGE_SANITIZED  // UndefinedBehaviorSanitizer tries through a pipe whether it may read the type of an object
  for (const char* name : {"pipe", "pipe2"}) filter.allow(name);
#endif
  filter.allow("open", has_none_of(1, writing_flags));
  filter.allow("openat", has_none_of(2, writing_flags));
  filter.allow("tgkill", equals(0, static_cast<scmp_datum_t>(::getpid())));  // abort() does this
  filter.allow("prlimit64", equals(2, 0));                                   // asks, sets nothing
  for (const int command : descriptor_commands) {
    filter.allow("fcntl", equals(1, static_cast<scmp_datum_t>(command)));
    filter.allow("fcntl64", equals(1, static_cast<scmp_datum_t>(command)));
  }
  if (becomes_program) {
    for (const char* name : {"execve", "set_tid_address"}) filter.allow(name);
  }
  return filter.load();
}

}  // namespace

std::string confine_this_process(std::size_t memory, const char* program) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) cannot("PR_SET_PDEATHSIG", errno);
  limit(RLIMIT_CORE, 0, "CORE");
  limit(RLIMIT_FSIZE, 0, "FSIZE");
  limit(RLIMIT_NOFILE, 64, "NOFILE");
#ifndef PASSAGE_SANITIZED  // sanitizers reserve terabytes of address space
  limit(RLIMIT_AS, address_space(::getpid()) + memory, "AS");
#else
  (void)memory;
#endif
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) cannot("PR_SET_NO_NEW_PRIVS", errno);
  std::string lacking = restrict_readable_files(program);
  const std::string no_filter = filter_system_calls(program != nullptr);
  if (!lacking.empty() && !no_filter.empty()) lacking += ", ";
  return lacking + no_filter;
}

}  // namespace indexer
