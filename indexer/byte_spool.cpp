#include "indexer/byte_spool.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "passage/error.h"

namespace indexer {
namespace {

[[noreturn]] void fail(const char* what) {
  throw passage::Error(std::string(what) +
                       " the temporary file in the data directory: " + std::generic_category().message(errno));
}

}  // namespace

ByteSpool::ByteSpool(const std::filesystem::path& directory) {
  std::string name = (directory / "spool.XXXXXX").string();
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail("cannot make");
  (void)::unlink(name.c_str());
}

ByteSpool::~ByteSpool() {
  ::close(descriptor_);
}

ByteSpool::Slot ByteSpool::append(std::string_view bytes) {
  Slot slot{.size = bytes.size()};
  {
    const std::lock_guard lock(mutex_);
    slot.offset = end_;
    end_ += bytes.size();
  }
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data() + written, bytes.size() - written,
                                   static_cast<off_t>(slot.offset + written));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("cannot write to");
    written += static_cast<std::size_t>(count);
  }
  return slot;
}

std::string ByteSpool::read(const Slot& slot) const {
  std::string bytes(slot.size, '\0');
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t count =
        ::pread(descriptor_, bytes.data() + got, bytes.size() - got, static_cast<off_t>(slot.offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("cannot read");
    got += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace indexer
