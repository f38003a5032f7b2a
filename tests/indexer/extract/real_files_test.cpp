// Real files that nobody wrote for this project, in the folder that PASSAGE_TEST_DATA names.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "indexer/extract/charset.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/extraction.h"
#include "indexer/extract/normalize_lines.h"
#include "tests/processor_time.h"

namespace {

namespace fs = std::filesystem;

std::optional<fs::path> test_data(const char* folder) {
  const char* root = std::getenv("PASSAGE_TEST_DATA");
  if (root != nullptr && fs::exists(fs::path(root) / folder)) return fs::path(root) / folder;
  WARN("SKIPPED: PASSAGE_TEST_DATA is not set");
  return std::nullopt;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

indexer::Extraction read(const fs::path& file) {
  return indexer::extract(bytes_of(file), {.file_name = file.filename()});
}

bool has_extension(const fs::path& file, std::initializer_list<const char*> extensions) {
  return std::ranges::find(extensions, file.extension().string()) != extensions.end();
}

void check_promises(const indexer::Extraction& extraction) {
  for (const indexer::Block& block : extraction.blocks) {
    CHECK_FALSE(block.text.empty());
    CHECK(indexer::clean_text(block.text) == block.text);
    if (block.kind == indexer::BlockKind::Cue) CHECK(block.locator.start.has_value());
    if (block.locator.end) CHECK(*block.locator.end >= block.locator.start.value_or(0));
  }
}

std::string true_charset(const std::string& file_name) {
  std::string name = file_name.substr(0, file_name.find("__"));
  for (const char* language : {"-bulgarian", "-russian", "-hungarian", "-greek", "-croatian", "-hebrew", "-sig"}) {
    if (const std::size_t at = name.find(language); at != std::string::npos) name.erase(at);
  }
  if (name == "MacCyrillic") return "x-mac-cyrillic";
  if (name == "EUC-KR") return "windows-949";
  if (name == "GB2312") return "gb18030";
  if (name == "TIS-620") return "windows-874";
  return name;
}

std::string decoded_by_icu(const std::string& bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &status);
  REQUIRE(U_SUCCESS(status));
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter, status);
  ucnv_close(converter);
  std::string utf8;
  text.toUTF8String(utf8);
  return indexer::normalize_lines(utf8.starts_with("\uFEFF") ? utf8.substr(3) : utf8);
}

}  // namespace

TEST_CASE("Declarations of human rights: every one is read, in its language") {
  const auto folder = test_data("udhr");
  if (!folder) return;
  for (const fs::path& file : files_in(*folder)) {
    CAPTURE(file.filename());
    const std::string bytes = bytes_of(file);
    const std::size_t at = bytes.find(" lang=\"") + 7;
    const auto extraction = read(file);
    CHECK(extraction.metadata.language == bytes.substr(at, bytes.find('"', at) - at));
    CHECK(std::ranges::count(extraction.blocks, indexer::BlockKind::Heading, &indexer::Block::kind) >= 30);
    CHECK(extraction.blocks.size() > 80);
    CHECK_FALSE(extraction.metadata.title.empty());
    check_promises(extraction);
  }
}

TEST_CASE("Press briefings: front matter and text") {
  const auto folder = test_data("briefings");
  if (!folder) return;
  for (const fs::path& file : files_in(*folder)) {
    CAPTURE(file.filename());
    const auto extraction = read(file);
    CHECK_FALSE(extraction.metadata.title.empty());
    CHECK(extraction.metadata.date.has_value());
    CHECK(extraction.metadata.url.starts_with("https://"));
    CHECK(extraction.metadata.topics.size() >= 1);
    CHECK(extraction.remarks.empty());
    for (const indexer::Block& block : extraction.blocks) CHECK(block.text.find("](http") == std::string::npos);
    check_promises(extraction);
  }
}

TEST_CASE("Speeches: paragraphs of a sensible size") {
  const auto folder = test_data("speeches");
  if (!folder) return;
  std::size_t longest = 0;
  std::size_t bytes = 0;
  std::size_t blocks = 0;
  for (const fs::path& file : files_in(*folder)) {
    CAPTURE(file.filename());
    const auto extraction = read(file);
    for (const indexer::Block& block : extraction.blocks) {
      longest = std::max(longest, block.text.size());
      bytes += block.text.size();
    }
    blocks += extraction.blocks.size();
    check_promises(extraction);
  }
  WARN("speeches: " << blocks << " blocks of " << bytes / blocks << " bytes on average, the longest " << longest);
  CHECK(bytes / blocks > 200);
  CHECK(bytes / blocks < 2000);
}

TEST_CASE("Nothing crashes, nothing takes long, everything is read or refused with a reason") {
  const auto folder = test_data("nasty");
  if (!folder) return;
  for (const fs::path& file : files_in(*folder)) {
    if (has_extension(file, {".pdf", ".docx", ".odt"})) continue;
    CAPTURE(file);
    const double start = processor_seconds();
    try {
      check_promises(read(file));
    } catch (const indexer::RefusedFile& refused) {
      const bool explained = refused.reason() == indexer::RefusalReason::Empty || !std::string(refused.what()).empty();
      CHECK(explained);
    }
    CHECK(processor_seconds() - start < 2);
  }
}

TEST_CASE("Nine of ten files decode to what their name says") {
  const auto folder = test_data("nasty/encodings");
  if (!folder) return;
  std::size_t declared = 0;
  std::size_t detected = 0;
  std::string missed;
  const auto files = files_in(*folder);
  for (const fs::path& file : files) {
    const std::string bytes = bytes_of(file);
    const std::string expected = decoded_by_icu(bytes, true_charset(file.filename()));
    const std::string inside = indexer::charset_in_markup(bytes);
    const std::array<std::string_view, 1> labels{inside};
    if (indexer::decode_text(bytes, labels).text == expected) ++declared;
    const auto guess = indexer::decode_text(bytes);
    if (guess.text == expected) {
      ++detected;
    } else {
      missed += " " + file.filename().string() + " (" + guess.charset + ")";
    }
  }
  WARN("charsets: " << declared << " of " << files.size() << " with declarations, " << detected
                    << " by detection alone; missed:" << missed);
  CHECK(declared * 10 >= files.size() * 9);
  CHECK(detected * 10 >= files.size() * 9);
}
