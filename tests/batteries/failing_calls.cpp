// A library for LD_PRELOAD that makes one call of a program fail: the FAIL_AT-th (from 1) of those that concern files
// below FAIL_BELOW, with the error number FAIL_WITH; from then on all, where FAIL_ON is set. The number of such calls
// goes to the file FAIL_COUNT at the end.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

const std::string& below() {
  static const std::string path = setting("FAIL_BELOW");
  return path;
}

std::atomic<int> calls{0};

struct Counter {
  ~Counter() {
    if (std::FILE* file = std::fopen(setting("FAIL_COUNT"), "w")) {
      (void)std::fprintf(file, "%d\n", calls.load());
      (void)std::fclose(file);
    }
  }
} counter;

bool must_fail(const char* path) {
  if (below().empty() || std::strncmp(path, below().c_str(), below().size()) != 0) return false;
  static const int at = std::atoi(setting("FAIL_AT"));
  static const int with = std::atoi(setting("FAIL_WITH"));
  static const bool goes_on = *setting("FAIL_ON") != '\0';
  const int number = ++calls;
  if (at == 0 || number < at || (number > at && !goes_on)) return false;
  errno = with;
  return true;
}

bool must_fail(int descriptor) {
  const int before = errno;
  char path[4096];
  char link[64];
  (void)std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  errno = before;
  if (length <= 0) return false;
  path[length] = '\0';
  return must_fail(path);
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

// Each stands before the system's call of its name; what is passed on is passed on as it came.
#define PASS_ON(result, name, parameters, arguments, about)     \
  extern "C" result name parameters {                           \
    static const auto call = next<result(*) parameters>(#name); \
    if (must_fail(about)) return static_cast<result>(-1);       \
    return call arguments;                                      \
  }

#define PASS_ON_OPEN(name)                                                               \
  extern "C" int name(const char* path, int flags, ...) {                                \
    static const auto call = next<int (*)(const char*, int, ...)>(#name);                \
    std::va_list more;                                                                   \
    va_start(more, flags);                                                               \
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0; \
    va_end(more);                                                                        \
    return must_fail(path) ? -1 : call(path, flags, mode);                               \
  }

PASS_ON_OPEN(open)
PASS_ON_OPEN(open64)
PASS_ON(ssize_t, read, (int file, void* bytes, size_t size), (file, bytes, size), file)
PASS_ON(ssize_t, pread, (int file, void* bytes, size_t size, off_t at), (file, bytes, size, at), file)
PASS_ON(ssize_t, pread64, (int file, void* bytes, size_t size, off64_t at), (file, bytes, size, at), file)
PASS_ON(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size), file)
PASS_ON(ssize_t, writev, (int file, const struct iovec* parts, int count), (file, parts, count), file)
PASS_ON(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at), (file, bytes, size, at), file)
PASS_ON(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at), (file, bytes, size, at), file)
PASS_ON(ssize_t, sendfile, (int to, int from, off_t* at, size_t size), (to, from, at, size), to)
PASS_ON(ssize_t, sendfile64, (int to, int from, off64_t* at, size_t size), (to, from, at, size), to)
PASS_ON(ssize_t, copy_file_range, (int from, off64_t* at, int to, off64_t* there, size_t size, unsigned flags),
        (from, at, to, there, size, flags), to)
PASS_ON(int, fsync, (int file), (file), file)
PASS_ON(int, fdatasync, (int file), (file), file)
PASS_ON(int, ftruncate, (int file, off_t size), (file, size), file)
PASS_ON(int, rename, (const char* from, const char* to), (from, to), to)
PASS_ON(int, mkdir, (const char* path, mode_t mode), (path, mode), path)
PASS_ON(int, link, (const char* from, const char* to), (from, to), to)
