#include "indexer/sandbox/readable_files.h"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "passage/error.h"

namespace indexer {
namespace {

constexpr std::array readable_folders{"/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"};

constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t every_access =  // that the first version of Landlock knows
    reading | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

[[noreturn]] void cannot(const char* call) {
  throw passage::Error(std::string(call) + ": " + std::generic_category().message(errno));
}

/// What runs a program before itself: the dynamic linkers of Debian's architectures.
constexpr std::array linkers{"/lib64/ld-linux-x86-64.so.2",      "/lib/ld-linux-aarch64.so.1",
                             "/lib/ld-linux-armhf.so.3",         "/lib/ld-linux.so.2",
                             "/lib/ld-linux-riscv64-lp64d.so.1", "/lib64/ld64.so.2"};

// The C library has no functions for these calls.
void allow(int rules, const char* path, std::uint64_t access) {
  const int descriptor = ::open(path, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return;  // not every system has every folder
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = descriptor;
  const long result = ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(descriptor);
  if (result != 0) cannot("landlock_add_rule");
}

}  // namespace

std::string restrict_readable_files(const char* program) {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = every_access;
  const auto rules =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0));
  if (rules < 0 && (errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM)) {
    return "Landlock: " + std::generic_category().message(errno);
  }
  if (rules < 0) cannot("landlock_create_ruleset");
  for (const char* folder : readable_folders) allow(rules, folder, reading);
  if (program != nullptr) {
    allow(rules, program, LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE);
    for (const char* linker : linkers) allow(rules, linker, LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE);
  }
  const long result = ::syscall(SYS_landlock_restrict_self, rules, 0);
  ::close(rules);
  if (result != 0) cannot("landlock_restrict_self");
  return {};
}

}  // namespace indexer
