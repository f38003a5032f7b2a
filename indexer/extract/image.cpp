#include "indexer/extract/image.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

namespace indexer {
namespace {

constexpr std::uint32_t most_pages = 10'000;

struct Mark {
  std::size_t offset;
  std::string_view bytes;
  std::string_view format;
};
constexpr std::array marks{
    Mark{0, "\x89PNG\r\n\x1A\n", "png"},
    Mark{0, "\xFF\xD8\xFF", "jpeg"},
    Mark{0, "GIF8", "gif"},
    Mark{0, {"II*\x00", 4}, "tiff"},
    Mark{0, {"MM\x00*", 4}, "tiff"},
    Mark{8, "WEBP", "webp"},
    // "BM" alone begins many a text: the size of the header behind it tells.
    Mark{14, {"\x28\x00\x00\x00", 4}, "bmp"},
    Mark{14, {"\x7C\x00\x00\x00", 4}, "bmp"},
};

/// The directories of a TIFF are a chain, one for each page.
class TiffPages {
 public:
  explicit TiffPages(std::string_view bytes) : bytes_(bytes), big_endian_(bytes.starts_with("MM")) {}

  [[nodiscard]] std::uint32_t count() const {
    constexpr std::size_t entry_size = 12;
    std::set<std::size_t> seen;  // a chain may go in circles
    std::size_t at = number(4, 4);
    while (at != 0 && at + 2 <= bytes_.size() && seen.size() < most_pages && seen.insert(at).second) {
      at = number(at + 2 + entry_size * number(at, 2), 4);
    }
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(seen.size()));
  }

 private:
  [[nodiscard]] std::size_t number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return 0;
    std::size_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[big_endian_ ? at + i : at + size - 1 - i]);
      value = value << 8 | byte;
    }
    return value;
  }

  std::string_view bytes_;
  bool big_endian_;
};

}  // namespace

std::string_view image_format(std::string_view bytes) {
  const auto found = std::ranges::find_if(marks, [&](const Mark& mark) {
    const std::string_view start = mark.format == "bmp" ? "BM" : mark.format == "webp" ? "RIFF" : "";
    return bytes.starts_with(start) && bytes.size() > mark.offset && bytes.substr(mark.offset).starts_with(mark.bytes);
  });
  return found == marks.end() ? std::string_view{} : found->format;
}

Extraction extract_image(std::string_view bytes, const ExtractionHints& /*hints*/) {
  Extraction extraction;
  extraction.format = image_format(bytes);
  const std::uint32_t pages = extraction.format == "tiff" ? TiffPages(bytes).count() : 1;
  if (pages > 1) extraction.pages = pages;
  for (std::uint32_t page = 1; page <= pages; ++page) extraction.pages_without_text.push_back(page);
  return extraction;
}

}  // namespace indexer
