// The seeds of the fuzz targets, and what a little damage makes of them.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "tests/fuzz/extraction_property.h"

namespace {

namespace fs = std::filesystem;

void replay(const char* folder, const char* file_name) {
  std::size_t seeds = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(PASSAGE_SOURCE_DIR) / "tests/cases/extract/fuzz" / folder)) {
    CAPTURE(entry.path());
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string seed(std::istreambuf_iterator<char>(stream), {});
    tests::check_extract(seed, file_name);
    for (std::size_t size = 0; size < seed.size(); ++size)
      tests::check_extract(std::string_view(seed).substr(0, size), file_name);
    std::mt19937 random(1);  // the same damage every time
    for (int round = 0; round < 2000; ++round) {
      std::string damaged = seed;
      for (int byte = 0; byte < 3; ++byte) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
      const std::size_t from = random() % damaged.size();
      damaged.insert(random() % damaged.size(), damaged.substr(from, random() % 40));
      tests::check_extract(damaged, file_name);
    }
    ++seeds;
  }
  CHECK(seeds >= 3);
}

}  // namespace

TEST_CASE("Seeds of the HTML fuzzer hold the properties, damaged ones too") {
  replay("html", "fuzz.html");
}

TEST_CASE("Seeds of the captions fuzzer hold the properties, damaged ones too") {
  replay("captions", "fuzz.vtt");
  replay("captions", "fuzz.srt");
  replay("captions", "fuzz.sbv");
  replay("ttml", "fuzz.ttml");
  replay("json", "fuzz.json");
}

TEST_CASE("Seeds of the mail fuzzer hold the properties, damaged ones too") {
  replay("mail", "fuzz.eml");
}

TEST_CASE("Seeds of the Rich Text fuzzer hold the properties, damaged ones too") {
  replay("rtf", "fuzz.rtf");
}
