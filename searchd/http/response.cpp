#include "searchd/http/response.h"

#include <utility>

#include <unistd.h>

namespace searchd::http {

FileSlice::FileSlice(int descriptor, std::uint64_t offset, std::uint64_t length)
    : descriptor_(descriptor), offset_(offset), length_(length) {}

FileSlice::FileSlice(FileSlice&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), offset_(other.offset_), length_(other.length_) {}

FileSlice& FileSlice::operator=(FileSlice&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  offset_ = other.offset_;
  length_ = other.length_;
  return *this;
}

FileSlice::~FileSlice() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileSlice::narrow(std::uint64_t offset, std::uint64_t length) {
  offset_ = offset;
  length_ = length;
}

}  // namespace searchd::http
