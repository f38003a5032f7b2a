// Debian's package installation-guide-amd64 holds one book as plain text and as HTML in 19 languages.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "indexer/extract/extraction.h"
#include "tests/indexer/extract/letters_in_order.h"

namespace {

namespace fs = std::filesystem;

const fs::path guide = "/usr/share/doc/installation-guide-amd64";

std::string bytes_of(const fs::path& file) {
  std::string bytes;
  gzFile stream = gzopen(file.c_str(), "rb");  // reads what is not compressed, too
  std::string buffer(1 << 16, '\0');
  for (int size = 0; (size = gzread(stream, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    bytes.append(buffer, 0, static_cast<std::size_t>(size));
  }
  gzclose(stream);
  return bytes;
}

std::string text_of(const indexer::Extraction& extraction) {
  std::string text;
  for (const indexer::Block& block : extraction.blocks) text.append(block.text).append("\n");
  return text;
}

/// The pages in the order of the book: each names the next.
std::vector<std::string> pages_of(const fs::path& folder) {
  constexpr std::string_view next = "<link rel=\"next\" href=\"";
  std::vector<std::string> pages{bytes_of(folder / "index.html")};
  for (std::size_t at = pages.back().find(next); at != std::string::npos && pages.size() < 500;
       at = pages.back().find(next)) {
    const std::size_t name = at + next.size();
    pages.push_back(bytes_of(folder / pages.back().substr(name, pages.back().find('"', name) - name)));
  }
  return pages;
}

}  // namespace

TEST_CASE("The installation guide in HTML holds the letters of its plain text, in order") {
  if (!fs::exists(guide)) {
    WARN("SKIPPED: installation-guide-amd64 is not installed");
    return;
  }
  for (const std::string language : {"en", "fr", "ru", "ja", "el", "zh_CN"}) {
    CAPTURE(language);
    const fs::path folder = guide / language;
    fs::path plain = folder / ("install." + language + ".txt.gz");
    if (!fs::exists(plain)) plain = folder / ("install." + language + ".txt");
    const auto expected = indexer::extract(bytes_of(plain), {.file_name = "install.txt"});
    std::string text;
    for (const std::string& page : pages_of(folder))
      text += text_of(indexer::extract(page, {.file_name = "page.html"}));
    const double share = tests::part_in_order(tests::letters(text_of(expected)), tests::letters(text));
    CAPTURE(expected.charset, share);
    CHECK(share >= 0.97);
    WARN(language << ", plain text in " << expected.charset << ": " << share);
  }
}
