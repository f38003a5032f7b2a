#include "tests/publish_kill/interposed_calls.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <filesystem>
#include <utility>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interposed {
namespace {

std::vector<Call> noted;
bool active = false;
int kill_at = 0;
int fail_at = 0;
int fail_with = 0;
std::string fail_name;
std::function<void(const Call&)> action;

void start() {
  stop();
  noted.clear();
  active = true;
}

std::string path_of(int descriptor) {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), ignored).string();
}

void act_before(const Call& call) {
  if (auto acting = std::exchange(action, nullptr)) {
    acting(call);
    action = std::move(acting);
  }
}

/// Whether the call must not be made; sets errno then.
bool refused(Call call) {
  if (!active) return false;
  act_before(call);
  noted.push_back(std::move(call));
  const int number = static_cast<int>(noted.size());
  if (number == kill_at) ::raise(SIGKILL);
  if (number != fail_at && noted.back().name != fail_name) return false;
  noted.back().error = fail_with;
  errno = fail_with;
  return true;
}

}  // namespace

const std::vector<Call>& calls() {
  return noted;
}

void record() {
  start();
}

void kill_before(int nth) {
  start();
  kill_at = nth;
}

void fail(int nth, int error) {
  start();
  fail_at = nth;
  fail_with = error;
}

void fail_all(std::string name, int error) {
  start();
  fail_name = std::move(name);
  fail_with = error;
}

void before_each(std::function<void(const Call&)> wanted) {
  start();
  action = std::move(wanted);
}

void stop() {
  active = false;
  kill_at = fail_at = fail_with = 0;
  fail_name.clear();
  action = nullptr;
}

}  // namespace interposed

using interposed::path_of;
using interposed::refused;

extern "C" {

int __real_open(const char* path, int flags, ...);
int __real_close(int descriptor);
ssize_t __real_read(int descriptor, void* buffer, size_t size);
ssize_t __real_write(int descriptor, const void* buffer, size_t size);
int __real_fsync(int descriptor);
int __real_rename(const char* from, const char* to);
int __real_mkdir(const char* path, mode_t mode);
int __real_link(const char* from, const char* to);
std::uintmax_t __real__ZNSt10filesystem10remove_allERKNS_7__cxx114pathERSt10error_code(
    const std::filesystem::path& path, std::error_code& failure);

int __wrap_open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return refused({"open", path}) ? -1 : __real_open(path, flags, mode);
}

/// Stands before the system's for the shared libraries as well, which the linker's --wrap does not reach.
int open(const char* path, int flags, ...) {
  using Open = int (*)(const char*, int, ...);
  static const auto next = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "open"));
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  interposed::act_before({"open", path});
  return next(path, flags, mode);
}

int __wrap_close(int descriptor) {
  const bool refuse = refused({"close", path_of(descriptor)});
  const int reason = errno;
  const int result = __real_close(descriptor);  // the descriptor is gone whatever close says
  if (refuse) errno = reason;
  return refuse ? -1 : result;
}

ssize_t __wrap_read(int descriptor, void* buffer, size_t size) {
  return refused({"read", path_of(descriptor)}) ? -1 : __real_read(descriptor, buffer, size);
}

ssize_t __wrap_write(int descriptor, const void* buffer, size_t size) {
  return refused({"write", path_of(descriptor)}) ? -1 : __real_write(descriptor, buffer, size);
}

int __wrap_fsync(int descriptor) {
  return refused({"fsync", path_of(descriptor)}) ? -1 : __real_fsync(descriptor);
}

int __wrap_rename(const char* from, const char* to) {
  return refused({"rename", from, to}) ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char* path, mode_t mode) {
  return refused({"mkdir", path}) ? -1 : __real_mkdir(path, mode);
}

int __wrap_link(const char* from, const char* to) {
  return refused({"link", from, to}) ? -1 : __real_link(from, to);
}

// std::filesystem::remove_all(path, error_code)
std::uintmax_t __wrap__ZNSt10filesystem10remove_allERKNS_7__cxx114pathERSt10error_code(
    const std::filesystem::path& path, std::error_code& failure) {
  if (refused({"remove_all", path.string()})) {
    failure.assign(errno, std::generic_category());
    return static_cast<std::uintmax_t>(-1);
  }
  return __real__ZNSt10filesystem10remove_allERKNS_7__cxx114pathERSt10error_code(path, failure);
}

}  // extern "C"
