// Debian's package installation-guide-amd64 holds one book in many languages as text and as PDF: the text is what the
// PDF must give. Skipped where the package is not installed.
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "indexer/extract/charset.h"
#include "indexer/extract/pdf.h"
#include "tests/indexer/extract/letters_in_order.h"

namespace {

struct Edition {
  std::string language;
  std::string_view charset;    ///< Of the text.
  std::string contents_title;  ///< Above a table of contents.
};

std::string unzipped(const std::filesystem::path& path) {
  std::string content;
  gzFile file = ::gzopen(path.c_str(), "rb");
  std::vector<char> buffer(1 << 16);
  for (int got = 0; (got = ::gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::gzclose(file);
  return content;
}

/// The text has a table of contents at the head of each chapter, which the PDF does not print.
std::string without_chapter_contents(const std::string& text, const std::string& title) {
  std::istringstream lines(text);
  std::string kept;
  int tables = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line == title && ++tables > 1) {
      std::getline(lines, line);
      while (std::getline(lines, line) && !line.empty()) {
      }
    } else {
      kept += line + "\n";
    }
  }
  return kept;
}

}  // namespace

TEST_CASE("pdf: a book in three scripts has the letters of its text edition, in order") {
  const std::filesystem::path root = "/usr/share/doc/installation-guide-amd64";
  if (!std::filesystem::exists(root)) {
    WARN("SKIPPED: the package installation-guide-amd64 is not installed");
    return;
  }
  for (const Edition& edition : {Edition{"fr", "UTF-8", "Table des matières"}, Edition{"ru", "KOI8-R", "Содержание"},
                                 Edition{"ja", "UTF-8", "目次"}}) {
    const std::string name = "install." + edition.language;
    const std::filesystem::path folder = root / edition.language;
    const std::string text =
        indexer::decode_text(unzipped(folder / (name + ".txt.gz")), std::array{edition.charset}).text;
    std::string found;
    for (const indexer::Block& block :
         indexer::extract_pdf(unzipped(folder / (name + ".pdf.gz")), {.file_name = name + ".pdf"}).blocks) {
      found += block.text + "\n";
    }
    const std::string comparable = without_chapter_contents(text, edition.contents_title);
    const double part = tests::part_in_order(tests::letters(comparable), tests::letters(found));
    CAPTURE(edition.language);
    CHECK(part >= 0.97);
  }
}
