#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

#include "passage/index/durable_file.h"
#include "passage/index/generation_store.h"

namespace passage {

std::optional<StoreLock> StoreLock::acquire(const std::filesystem::path& data_directory) {
  make_directories(data_directory);
  const std::filesystem::path path = data_directory / "lock";
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (file.get() < 0) throw_system_error("open", path, errno);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return StoreLock(std::move(file));
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw_system_error("lock", path, errno);
}

}  // namespace passage
