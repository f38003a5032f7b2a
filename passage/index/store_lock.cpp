#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "passage/index/durable_file.h"
#include "passage/index/generation_store.h"

namespace passage {

std::optional<StoreLock> StoreLock::acquire(const std::filesystem::path& data_directory) {
  make_directories(data_directory);
  const std::filesystem::path path = data_directory / "lock";
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.get() < 0) throw_system_error("open", path, errno);
  // Whoever may open it for reading may hold it: the daemon, whose group reads the index, must not. Files of old are
  // wider; those of another owner are left as he has them.
  (void)::fchmod(file.get(), 0600);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) == 0) return StoreLock(std::move(file));
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw_system_error("lock", path, errno);
}

}  // namespace passage
