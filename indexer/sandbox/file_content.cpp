#include "indexer/sandbox/file_content.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace indexer {
namespace {

Refusal unreadable(int error) {
  if (error == ELOOP) return {RefusalReason::Unreadable, "a symbolic link"};
  return {RefusalReason::Unreadable, std::generic_category().message(error)};
}

std::variant<std::string, Refusal> read_all(int descriptor, std::size_t max_bytes) {
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return Refusal{RefusalReason::Unreadable, "not a file"};
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > max_bytes) return Refusal{RefusalReason::TooLarge, std::to_string(size) + " bytes"};

  std::string content(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(descriptor, content.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(errno);
    if (got == 0) break;  // it has become shorter meanwhile
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

}  // namespace

std::variant<std::string, Refusal> file_content(const std::filesystem::path& file, std::size_t max_bytes) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return unreadable(errno);
  std::variant<std::string, Refusal> content = read_all(descriptor, max_bytes);
  ::close(descriptor);
  return content;
}

}  // namespace indexer
