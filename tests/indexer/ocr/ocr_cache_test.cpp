#include "indexer/ocr/ocr_cache.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using namespace indexer;
namespace fs = std::filesystem;

namespace {

const std::string first(32, 'a');
const std::string second(32, 'b');

PageReading reading(std::uint32_t page, std::string text) {
  return {
      .page = page, .engine = "tesseract 5", .languages = "spa", .label = "iv", .paragraphs = {std::move(text), "é"}};
}

std::size_t files_in(const fs::path& directory) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("ocr: the cache gives back the last reading of each page, in the order of pages") {
  const tests::TemporaryDirectory folder;
  OcrCache cache(folder.path() / "ocr");
  CHECK(cache.readings(first).empty());
  cache.add(first, reading(3, "three"));
  cache.add(first, reading(1, "one"));
  cache.add(first, reading(3, "three again"));
  cache.add(second, {.page = 1, .failure = Refusal{RefusalReason::TimedOut, "60000 ms"}});
  CHECK(OcrCache(folder.path() / "ocr").readings(first) == std::vector{reading(1, "one"), reading(3, "three again")});
  CHECK(cache.readings(second).at(0).failure == Refusal{RefusalReason::TimedOut, "60000 ms"});
  CHECK((fs::status(folder.path() / "ocr").permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
        fs::perms::none);
}

TEST_CASE("ocr: a record that was cut short or damaged costs itself and what follows, and is written again") {
  const tests::TemporaryDirectory folder;
  OcrCache cache(folder.path());
  cache.add(first, reading(1, "one"));
  const fs::path file = folder.path() / first.substr(0, 2) / first;
  const auto sound = fs::file_size(file);
  cache.add(first, reading(2, "two"));
  for (auto size = fs::file_size(file) - 1; size > sound; --size) {
    fs::resize_file(file, size);
    CHECK(cache.readings(first) == std::vector{reading(1, "one")});
  }
  cache.add(first, reading(5, "five"));
  CHECK(cache.readings(first) == std::vector{reading(1, "one"), reading(5, "five")});

  std::ofstream(file, std::ios::binary) << "no record";
  CHECK(cache.readings(first).empty());
  cache.add(first, reading(6, "six"));
  CHECK(cache.readings(first) == std::vector{reading(6, "six")});
}

TEST_CASE("ocr: what was read in a document is gone when it is removed, and when nothing uses it") {
  const tests::TemporaryDirectory folder;
  OcrCache cache(folder.path());
  cache.add(first, reading(1, "one"));
  cache.add(second, reading(1, "uno"));
  cache.remove(first);
  CHECK(cache.readings(first).empty());
  CHECK(files_in(folder.path()) == 1);
  cache.remove(first);  // nothing to remove is no error
  cache.add(first, reading(1, "one"));
  cache.keep_only({first});
  CHECK(cache.readings(second).empty());
  CHECK(cache.readings(first).size() == 1);
  CHECK(files_in(folder.path()) == 1);
  OcrCache(folder.path() / "absent").keep_only({});
}

TEST_CASE("ocr: a cache without a directory remembers nothing and leaves nothing") {
  OcrCache cache{fs::path{}};
  cache.add(first, reading(1, "one"));
  cache.remove(first);
  cache.keep_only({});
  CHECK(cache.readings(first).empty());
}
