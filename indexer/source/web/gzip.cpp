#include "indexer/source/web/gzip.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace indexer {
namespace {

class Inflater {
 public:
  Inflater() {
    constexpr int gzip_window = 15 + 16;
    if (inflateInit2(&stream_, gzip_window) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  std::string run(std::string_view compressed, std::size_t max_bytes) {
    // zlib does not write to what it reads, and says so only in C.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream_.avail_in = static_cast<uInt>(compressed.size());
    std::string out;
    int status = Z_STREAM_END;
    while (stream_.avail_in > 0 || status != Z_STREAM_END) {
      if (status == Z_STREAM_END && inflateReset(&stream_) != Z_OK) throw BadGzip("damaged");
      status = step(out, max_bytes);
    }
    return out;
  }

 private:
  int step(std::string& out, std::size_t max_bytes) {
    std::array<char, 1U << 16U> buffer{};
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_BUF_ERROR) throw BadGzip("cut short");
    if (status != Z_OK && status != Z_STREAM_END) throw BadGzip("damaged");
    const std::size_t got = buffer.size() - stream_.avail_out;
    if (out.size() + got > max_bytes)
      throw BadGzip("larger than " + std::to_string(max_bytes) + " bytes when unpacked");
    out.append(buffer.data(), got);
    return status;
  }

  z_stream stream_{};
};

}  // namespace

std::string gunzipped(std::string_view compressed, std::size_t max_bytes) {
  if (compressed.empty()) throw BadGzip("cut short");
  return Inflater().run(compressed, max_bytes);
}

}  // namespace indexer
