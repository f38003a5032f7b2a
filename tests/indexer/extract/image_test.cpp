#include "indexer/extract/image.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"

using namespace indexer;

namespace {

std::string number(std::uint32_t value, int bytes, bool big_endian) {
  std::string text;
  for (int i = 0; i < bytes; ++i) {
    const int shift = 8 * (big_endian ? bytes - 1 - i : i);
    text += static_cast<char>(value >> shift);
  }
  return text;
}

/// A TIFF of directories without entries; each leads to the next, the last to `last`.
std::string tiff(std::uint32_t pages, bool big_endian, std::uint32_t last = 0) {
  std::string file = (big_endian ? "MM" : "II") + number(42, 2, big_endian) + number(8, 4, big_endian);
  for (std::uint32_t i = 0; i < pages; ++i) {
    file += number(0, 2, big_endian) + number(i + 1 < pages ? 8 + 6 * (i + 1) : last, 4, big_endian);
  }
  return file;
}

std::size_t pages_of(const std::string& bytes) {
  return extract(bytes, {.file_name = "a.tif"}).pages_without_text.size();
}

}  // namespace

TEST_CASE("image: known by its first bytes, and all it has is a page that wants OCR") {
  const struct {
    std::string bytes;
    const char* name;
    const char* format;
  } cases[] = {
      {"\x89PNG\r\n\x1A\n", "a.txt", "png"},
      {"\xFF\xD8\xFF\xE0", "photo", "jpeg"},
      {"GIF89a", "a.gif", "gif"},
      {std::string("RIFF\0\0\0\0WEBPVP8 ", 16), "a.jpg", "webp"},
      {std::string("BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0", 18), "a.bmp", "bmp"},
      {tiff(1, false), "a.tiff", "tiff"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.format);
    const Extraction extraction = extract(one.bytes, {.file_name = one.name});
    CHECK(extraction.format == one.format);
    CHECK(extraction.pages == 0);
    CHECK(extraction.pages_without_text == std::vector<std::uint32_t>{1});
  }
  CHECK(tests::refusal_of("text", "a.png") == RefusalReason::Damaged);
  CHECK(tests::refusal_of("<svg/>", "a.svg") == RefusalReason::Unsupported);
  CHECK(extract("BM is how this text begins, which is no bitmap.", {.file_name = "a.txt"}).format == "txt");
}

TEST_CASE("image: a TIFF has as many pages as its chain of directories, which may go in circles or nowhere") {
  CHECK(pages_of(tiff(3, false)) == 3);
  CHECK(pages_of(tiff(3, true)) == 3);
  CHECK(extract(tiff(3, true), {}).pages == 3);
  CHECK(pages_of(tiff(3, true, 8)) == 3);
  CHECK(pages_of(tiff(2, false, 0xFFFFFFF0)) == 2);
  CHECK(pages_of(tiff(1, false).substr(0, 9)) == 1);
  CHECK(pages_of(tiff(20'000, false)) == 10'000);
}
