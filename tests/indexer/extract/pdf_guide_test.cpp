// Debian's package installation-guide-amd64 holds one book in many languages as text and as PDF: the text is what the
// PDF must give. Skipped where the package is not installed.
//
// Letters of the text that no extraction of the PDF can give in order, so that 97 % of all can be had in some languages
// only. Counted in the text, and in the HTML edition: the titles of its links of class "xref", and its abstract.
//
// clang-format off
//                                          fr       ru       ja       en       de       es
//   letters of the text               312,324  302,530  185,705  286,933  356,755  331,226
//   contents at the head of chapters    5,494    5,490    2,727    4,828    5,866    5,813  the PDF has none
//   titles in cross-references          3,789    3,665    1,855    3,025    3,788    3,773  it prints their numbers
//   abstract                              367      565      246      212      358      487  it prints it elsewhere
//   so at most, of all                  96.91    96.79    97.40    97.19    97.19    96.96
//     reached                           96.71    96.52    97.10    97.05    96.99    96.80
//   at most, without those contents     98.65    98.58    98.85    98.85    98.82    98.69
//     reached                           98.44    98.30    98.53    98.71    98.61    98.52
// clang-format on
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
  double of_all;               ///< The part of the text that the PDF gives, at least.
  double without_contents;     ///< The same without the tables of contents of chapters.
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

TEST_CASE("pdf: a book in three scripts and six languages has the letters of its text edition, in order") {
  const std::filesystem::path root = "/usr/share/doc/installation-guide-amd64";
  if (!std::filesystem::exists(root)) {
    WARN("SKIPPED: the package installation-guide-amd64 is not installed");
    return;
  }
  for (const Edition& edition :
       {Edition{"fr", "UTF-8", "Table des matières", 0.966, 0.983}, Edition{"ru", "KOI8-R", "Содержание", 0.964, 0.982},
        Edition{"ja", "UTF-8", "目次", 0.970, 0.984}, Edition{"en", "UTF-8", "Table of Contents", 0.970, 0.986},
        Edition{"de", "UTF-8", "Inhaltsverzeichnis", 0.969, 0.985},
        Edition{"es", "UTF-8", "Tabla de contenidos", 0.967, 0.984}}) {
    const std::string name = "install." + edition.language;
    const std::filesystem::path folder = root / edition.language;
    const std::string text =
        indexer::decode_text(unzipped(folder / (name + ".txt.gz")), std::array{edition.charset}).text;
    std::string found;
    for (const indexer::Block& block :
         indexer::extract_pdf(unzipped(folder / (name + ".pdf.gz")), {.file_name = name + ".pdf"}).blocks) {
      found += block.text + "\n";
    }
    const std::vector<std::int32_t> given = tests::letters(found);
    CAPTURE(edition.language);
    CHECK(tests::part_in_order(tests::letters(text), given) >= edition.of_all);
    const std::string comparable = without_chapter_contents(text, edition.contents_title);
    CHECK(tests::part_in_order(tests::letters(comparable), given) >= edition.without_contents);
  }
}
