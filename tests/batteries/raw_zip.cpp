#include "tests/batteries/raw_zip.h"

#include <stdexcept>

#include <zlib.h>

namespace tests {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

/// What the local header and the directory have in common.
void put_common(std::string& out, const RawMember& member) {
  put(out, 20, 2);
  put(out, 0x800, 2);  // names in UTF-8
  put(out, member.deflated ? 8 : 0, 2);
  put(out, 0, 4);
  put(out, member.crc, 4);
  put(out, static_cast<std::uint32_t>(member.data.size()), 4);
  put(out, member.size, 4);
  put(out, static_cast<std::uint32_t>(member.name.size()), 2);
  put(out, 0, 2);
}

class Deflater {
 public:
  Deflater() {
    constexpr int raw = -15;
    if (::deflateInit2(&stream_, Z_BEST_COMPRESSION, Z_DEFLATED, raw, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::runtime_error("zlib");
    }
  }
  ~Deflater() { ::deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  /// Blocks that stand by themselves: nothing in them looks back.
  std::string blocks_of(std::string_view bytes, int flush) {
    std::string out(::deflateBound(&stream_, bytes.size()) + 64, '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    (void)::deflate(&stream_, flush);
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

 private:
  z_stream stream_{};
};

}  // namespace

std::string raw_zip(const std::vector<RawMember>& members) {
  std::string file;
  std::string directory;
  std::uint32_t offset = 0;
  for (const RawMember& member : members) {
    if (!member.shares_data) {
      offset = static_cast<std::uint32_t>(file.size());
      put(file, 0x04034b50, 4);
      put_common(file, member);
      file += member.name;
      file += member.data;
    }
    put(directory, 0x02014b50, 4);
    put(directory, 20, 2);
    put_common(directory, member);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += member.name;
  }
  const auto count = static_cast<std::uint32_t>(members.size());
  const auto start = static_cast<std::uint32_t>(file.size());
  file += directory;
  put(file, 0x06054b50, 4);
  put(file, 0, 4);
  put(file, count, 2);
  put(file, count, 2);
  put(file, static_cast<std::uint32_t>(directory.size()), 4);
  put(file, start, 4);
  put(file, 0, 2);
  return file;
}

std::string deflated_repetition(std::string_view piece, std::size_t pieces, std::string_view before,
                                std::string_view after) {
  Deflater deflater;
  std::string out = deflater.blocks_of(before, Z_FULL_FLUSH);
  const std::string one = deflater.blocks_of(piece, Z_FULL_FLUSH);
  for (std::size_t i = 0; i < pieces; ++i) out += one;
  return out + deflater.blocks_of(after, Z_FINISH);
}

std::string zlib_repetition(std::string_view piece, std::size_t pieces) {
  return "\x78\xda" + deflated_repetition(piece, pieces) + std::string(4, '\0');
}

}  // namespace tests
