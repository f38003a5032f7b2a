#include "searchd/search/withdrawn_documents.h"

#include <utility>

#include <sys/stat.h>

#include "passage/error.h"

namespace searchd {

WithdrawnDocuments::WithdrawnDocuments(const std::filesystem::path& data_directory,
                                       std::function<void(const std::string&)> log)
    : data_directory_(data_directory), log_(std::move(log)) {}

bool WithdrawnDocuments::hold(std::string_view id) {
  const std::lock_guard lock(mutex_);
  read_anew();
  return purged_.holds(id);
}

void WithdrawnDocuments::read_anew() {
  const Stamp now = stamp();
  if (now == read_) return;
  read_ = now;
  try {
    purged_ = passage::PurgedIds::load(data_directory_);
  } catch (const passage::Error& error) {
    log_(error.what());
  }
}

WithdrawnDocuments::Stamp WithdrawnDocuments::stamp() const {
  struct stat status {};
  if (::stat(passage::PurgedIds::file_in(data_directory_).c_str(), &status) != 0) return {};
  return {.inode = status.st_ino,
          .size = static_cast<std::uint64_t>(status.st_size),
          .seconds = status.st_mtim.tv_sec,
          .nanoseconds = status.st_mtim.tv_nsec};
}

}  // namespace searchd
