#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <utility>

namespace passage {

/// A file's bytes, read by way of the page cache. For files that nobody changes or cuts short while they are mapped:
/// those of a published generation. Its deletion does no harm. Reading is thread-safe.
class MappedFile {
 public:
  /// Throws Error naming the path and the system's reason.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;  ///< Null for an empty file.
  std::size_t size_ = 0;
};

}  // namespace passage
