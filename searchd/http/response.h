#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace searchd::http {

/// A piece of a file to be sent instead of a body. The descriptor belongs to the response and is closed with it.
class FileSlice {
 public:
  FileSlice(int descriptor, std::uint64_t offset, std::uint64_t length);
  FileSlice(FileSlice&& other) noexcept;
  FileSlice& operator=(FileSlice&& other) noexcept;
  ~FileSlice();

  void narrow(std::uint64_t offset, std::uint64_t length);  ///< The same file, another piece of it.

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t length() const { return length_; }

 private:
  int descriptor_;
  std::uint64_t offset_;
  std::uint64_t length_;
};

/// What a handler answers. The server adds Date, Content-Length, Connection and the security headers, leaves the
/// body away for HEAD, and compresses where the client asks for it.
struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;  ///< Beyond those the server adds. Never a client's text.
  std::string body;
  std::optional<FileSlice> file;
};

}  // namespace searchd::http
