#include "indexer/extract/pdf.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/pdf_document.h"

using namespace indexer;
using tests::PdfDocument;

namespace {

std::vector<std::string> texts(const Extraction& extraction) {
  std::vector<std::string> result;
  for (const Block& block : extraction.blocks) result.push_back(block.text);
  return result;
}

Extraction extracted(const PdfDocument& document, const std::string& file_name = "file.pdf") {
  return extract_pdf(document.bytes(), {.file_name = file_name});
}

RefusalReason refusal(const std::string& bytes) {
  try {
    (void)extract_pdf(bytes, {.file_name = "file.pdf"});
  } catch (const RefusedFile& refused) {
    return refused.reason();
  }
  FAIL("it was read");
  return {};
}

using Texts = std::vector<std::string>;

/// Lines as a text is set: each as wide as the measure, which is 400 points.
void paragraph(PdfDocument& document, double x, double down, const Texts& lines, double step = 12) {
  for (const std::string& line : lines) {
    document.line(x, down, line);
    down += step;
  }
}

}  // namespace

TEST_CASE("pdf: lines are joined into paragraphs, and a word broken at the end of a line is whole") {
  PdfDocument document;
  document.add_page();
  paragraph(
      document, 50, 100,
      {"The right to seek asylum is a right of every person who is threatened, and the immi-",
       "gration authorities shall respect it, in keeping with the principle of non-refoulement,", "whatever the non-",
       "refoulement clause of another treaty may say about the Anglo-", "American zone of 2018-", "2019 at sea."});
  paragraph(document, 50, 190, {"A second paragraph stands behind some space."});
  CHECK(
      texts(extracted(document)) ==
      Texts{
          "The right to seek asylum is a right of every person who is threatened, and the immigration authorities "
          "shall respect it, in keeping with the principle of non-refoulement, whatever the non-refoulement clause of "
          "another treaty may say about the Anglo-American zone of 2018-2019 at sea.",
          "A second paragraph stands behind some space."});
}

TEST_CASE("pdf: a soft hyphen at the end of a line goes, whatever follows") {
  PdfDocument document;
  document.add_page();
  paragraph(document, 50, 100,
            {"Every person has the right to be heard by the deter\001", "Mining authority of the State."});
  CHECK(texts(extracted(document)) ==
        Texts{"Every person has the right to be heard by the deterMining authority of the State."});
}

TEST_CASE("pdf: an indented line, and a line with room for the next word, mark paragraphs") {
  PdfDocument document;
  document.add_page();
  document.line(62, 100, "The first line of this paragraph is indented, as books do it,");
  document.line(50, 112, "and the second is not, so that the two of them belong together.");
  document.line(62, 124, "Here begins another paragraph, which is also of two lines that");
  document.line(50, 136, "belong together.");
  document.line(50, 148, "This line is not indented, but the one before had room for it all.");
  CHECK(texts(extracted(document)).size() == 3);
}

TEST_CASE("pdf: two columns are read one after the other, with what spans them in its place") {
  PdfDocument document;
  document.add_page();
  document.line(50, 60, "A heading that spans both of the columns of this page of ours", 16, true);
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    document.line(50, 100 + 12 * i, "left" + number + " column has words in every line of it");
    document.line(320, 100 + 12 * i, "right" + number + " column has words in every line too");
  }
  document.line(50, 300, "At the end there is a line again that spans both of the columns of the page, all of it.");
  std::string all;
  for (const std::string& text : texts(extracted(document))) all += text + " ";
  const auto at = [&](const std::string& words) { return all.find(words); };
  CHECK(at("A heading") < at("left0"));
  CHECK(at("left11") < at("right0"));
  CHECK(at("right11") < at("At the end"));
  CHECK(at("At the end") != std::string::npos);
}

namespace {

/// Names of two lines in one column, `lower` than the five lines of what each has said in the other. Whether what the
/// first has said stands before the name of the last.
bool are_read_as_rows(int names, double lower, double between_names = 60) {
  PdfDocument document;
  document.add_page();
  for (int i = 0; i < names; ++i) {
    document.line(50, 100 + lower + between_names * i, "The delegation number " + std::to_string(i));
    document.line(50, 112 + lower + between_names * i, "(a member of the Council)");
  }
  for (int i = 0; i < 5 * names; ++i) {
    const std::string rest = i % 5 == 4 ? "" : " of what they said about all that";
    document.line(250, 100 + 12 * i, "line " + std::to_string(i) + rest);
  }
  std::string all;
  for (const std::string& text : texts(extracted(document))) all += text + " ";
  return all.find("line 2 ") < all.find("number " + std::to_string(names - 1));
}

}  // namespace

TEST_CASE("pdf: short texts in one column that go with long ones in the other are a table, not a column") {
  CHECK(are_read_as_rows(3, 0));
  CHECK_FALSE(are_read_as_rows(3, 4));      // not level with the lines of the other
  CHECK_FALSE(are_read_as_rows(2, 0));      // two are chance
  CHECK_FALSE(are_read_as_rows(4, 0, 36));  // paragraphs of a column
}

TEST_CASE("pdf: a number that hangs in the margin belongs to its paragraph") {
  PdfDocument document;
  document.add_page();
  for (int i = 0; i < 3; ++i) {
    const double down = 100 + 60 * i;
    document.line(50, down, std::to_string(29 + i) + ".");
    document.line(80, down, "States shall refrain from detaining children on the ground of their status");
    document.line(80, down + 12, "and shall look for alternatives to detention that work.");
  }
  const Extraction extraction = extracted(document);
  REQUIRE(extraction.blocks.size() == 3);
  CHECK(extraction.blocks[0].text ==
        "29. States shall refrain from detaining children on the ground of their status and shall look for "
        "alternatives to "
        "detention that work.");
  CHECK(extraction.blocks[0].locator.paragraph == "29");
  CHECK(extraction.blocks[2].locator.paragraph == "31");
}

TEST_CASE("pdf: larger type and bold lines are headings, and what is under them says so") {
  PdfDocument document;
  document.add_page();
  document.line(50, 80, "Report on the borders", 20);
  paragraph(document, 50, 120,
            {"This is the running text of the report, which is set in ten points and goes on for a while."});
  document.line(50, 150, "Detention", 10, true);
  paragraph(document, 50, 170,
            {"People are detained for longer than the law allows, and in places that are not fit for it."});
  const Extraction extraction = extracted(document);
  REQUIRE(extraction.blocks.size() == 4);
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[1].locator.heading == "Report on the borders");
  CHECK(extraction.blocks[2].kind == BlockKind::Heading);
  CHECK(extraction.blocks[3].locator.heading == "Detention");
  CHECK(extraction.metadata.title == "Report on the borders");
}

TEST_CASE("pdf: blocks know their page and its label where the label differs") {
  PdfDocument document;
  for (int i = 0; i < 3; ++i) {
    document.add_page();
    document.line(50, 300, "Text of page number " + std::to_string(i + 1));
  }
  document.catalog = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 3 >>] >>";
  const Extraction extraction = extracted(document);
  REQUIRE(extraction.blocks.size() == 3);
  CHECK(extraction.pages == 3);
  CHECK(extraction.blocks[1].locator.page == 2u);
  CHECK(extraction.blocks[1].locator.page_label == "ii");
  CHECK(extraction.blocks[2].locator.page_label.empty());
}

TEST_CASE("pdf: a word that the end of a page breaks is whole on the first page, and the number goes on") {
  PdfDocument document;
  document.add_page();
  document.line(50, 300, "7. The Committee recalls that the prohibition of collective expul-");
  document.add_page();
  document.line(50, 300, "sion knows no exception, and that it binds all States.");
  const Extraction extraction = extracted(document);
  REQUIRE(extraction.blocks.size() == 2);
  CHECK(extraction.blocks[0].text == "7. The Committee recalls that the prohibition of collective expulsion");
  CHECK(extraction.blocks[1].text == "knows no exception, and that it binds all States.");
  CHECK(extraction.blocks[1].locator.paragraph == "7");
}

TEST_CASE("pdf: notes follow their chapter, with the page they stand on, and part no sentence") {
  PdfDocument document;
  document.add_page();
  document.line(50, 80, "First chapter", 20);
  document.line(50, 300, "12. The Committee recalls the prohibition");
  document.line(235, 296, "10", 6);
  document.line(246, 300, " of collective expul-");
  document.line(50, 700, "10", 5);
  document.line(58, 703, "See the general comment.", 8);
  document.add_page();
  document.line(50, 300, "sion, which knows no exception.");
  document.add_page();
  document.line(50, 80, "Second chapter", 20);
  const Extraction extraction = extracted(document);
  CHECK(texts(extraction) == Texts{"First chapter",
                                   "12. The Committee recalls the prohibition 10 of collective expulsion,",
                                   "which knows no exception.", "10 See the general comment.", "Second chapter"});
  REQUIRE(extraction.blocks.size() == 5);
  CHECK(extraction.blocks[2].locator.paragraph == "12");
  CHECK(extraction.blocks[3].locator.page == 1u);
  CHECK(extraction.blocks[3].locator.heading == "First chapter");
  CHECK(extraction.blocks[3].locator.paragraph.empty());
}

TEST_CASE("pdf: notes of a text without chapters follow it all") {
  PdfDocument document;
  for (int i = 0; i < 2; ++i) {
    document.add_page();
    document.line(50, 200, "Section", 12, true);
    document.line(50, 300, "The text of the page\xB9");
    document.line(50, 700, "\xB9" + std::string(i == 0 ? "First" : "Second") + " note.", 8);
  }
  CHECK(texts(extracted(document)) == Texts{"Section", "The text of the page\u00B9", "Section",
                                            "The text of the page\u00B9", "\u00B9First note.", "\u00B9Second note."});
}

TEST_CASE("pdf: the mark of a note is no part of its first word") {
  for (const std::string mark : {"1", "a"}) {
    PdfDocument document;
    document.add_page();
    document.line(50, 297, mark, 6);
    document.line(53.4, 300, "See the general comment.");
    CHECK(texts(extracted(document)) == Texts{mark + " See the general comment."});
  }
}

TEST_CASE("pdf: turned pages have their heads and feet where they are read") {
  for (const int rotate : {0, 90}) {
    PdfDocument document;
    Texts bodies;
    for (int i = 0; i < 3; ++i) {
      document.add_page(rotate);
      document.turned_line(50, 30, "The head of all pages");
      document.turned_line(50, 300, "Text of page number " + std::to_string(i + 1));
      document.turned_line(400, 570, std::to_string(i + 1));
      bodies.push_back("Text of page number " + std::to_string(i + 1));
    }
    CHECK(texts(extracted(document)) == bodies);
  }
}

TEST_CASE("pdf: pages that are pictures are listed, blank pages are not") {
  PdfDocument document;
  document.add_page();
  document.line(50, 300, "Text");
  document.add_page();
  document.black_box();
  document.add_page();
  CHECK(extracted(document).pages_without_text == std::vector<std::uint32_t>{2});
}

TEST_CASE("pdf: a page whose letters no program can read wants OCR, whatever else stands on it") {
  const std::string sentence = "The right to seek asylum stands in the declaration";
  PdfDocument document;
  const auto add_page = [&] {
    document.add_page();
    document.black_box();
    document.line(300, 400, "Annex B");
  };
  add_page();
  document.private_line(50, 100, sentence);
  add_page();
  document.glyph_line(50, 100, sentence);
  add_page();
  document.private_line(50, 100, "Asylum abc");  // few, as on a map
  add_page();
  document.line(50, 100, sentence);
  for (int i = 0; i < 6; ++i) {  // bullets
    document.private_line(40, 120 + 20 * i, "o");
    document.line(50, 120 + 20 * i, sentence);
  }
  add_page();
  document.line(50, 100, sentence);
  document.glyph_line(320, 100, "  ");  // a sign or two of a font without letters
  const Extraction extraction = extracted(document);
  CHECK(extraction.pages_without_text == std::vector<std::uint32_t>{1, 2});
  for (const Block& block : extraction.blocks) CHECK(block.locator.page > 2);
}

TEST_CASE("pdf: scans want OCR, blank files are empty, broken and locked ones are refused with their reason") {
  PdfDocument scan;
  scan.add_page();
  scan.black_box();
  CHECK(extracted(scan).pages_without_text == std::vector<std::uint32_t>{1});
  PdfDocument blank;
  blank.add_page();
  CHECK(refusal(blank.bytes()) == RefusalReason::Empty);
  CHECK(refusal("%PDF-1.7\nnothing") == RefusalReason::Damaged);
  CHECK(refusal("") == RefusalReason::Damaged);
  PdfDocument locked;
  locked.add_page();
  locked.line(50, 300, "Secret");
  const std::string key(32, 'A');
  locked.trailer = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -4 >>";
  CHECK(refusal(locked.bytes()) == RefusalReason::Encrypted);
}

TEST_CASE("pdf: a file cut short at any place is read or refused") {
  PdfDocument document;
  document.add_page();
  document.line(50, 300, "Some text that may survive");
  const std::string bytes = document.bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    try {
      (void)extract_pdf(std::string_view(bytes).substr(0, size), {});
    } catch (const RefusedFile&) {
      continue;
    }
  }
}

TEST_CASE("pdf: metadata is taken where it can be believed") {
  PdfDocument document;
  document.add_page();
  document.line(50, 300, "Text");
  document.info =
      "/Title (Regularisation in practice) /Author (A. Writer; B. Writer) /Keywords (asylum, work) "
      "/CreationDate (D:20180222101500Z)";
  const passage::Metadata metadata = extracted(document).metadata;
  CHECK(metadata.title == "Regularisation in practice");
  CHECK(metadata.authors == Texts{"A. Writer", "B. Writer"});
  CHECK(metadata.topics == Texts{"asylum", "work"});
  REQUIRE(metadata.date);
  CHECK(metadata.date->text == "2018-02-22");

  for (const std::string title :
       {"Microsoft Word - final draft.doc", "file.pdf", "file", "report_v2_final.indd", "Untitled", "N1846197", "a"}) {
    document.info = "/Title (" + title + ") /Author (Administrator)";
    CAPTURE(title);
    CHECK(extracted(document).metadata.title.empty());
    CHECK(extracted(document).metadata.authors.empty());
  }
}

TEST_CASE("pdf: the real files that break readers are read or refused") {
  const char* root = std::getenv("PASSAGE_TEST_DATA");
  if (root == nullptr) {
    WARN("SKIPPED: PASSAGE_TEST_DATA is not set");
    return;
  }
  std::size_t read = 0;
  std::size_t scans = 0;
  std::size_t refused = 0;
  for (const char* folder : {"pdf", "nasty/pdf", "nasty/scanned"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root) / folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      try {
        const Extraction extraction = extract_pdf(bytes, {.file_name = entry.path().filename().string()});
        if (!extraction.blocks.empty()) ++read;
        if (std::string_view(folder) == "nasty/scanned") ++scans;
        if (std::string_view(folder) == "nasty/scanned") CHECK_FALSE(extraction.pages_without_text.empty());
      } catch (const RefusedFile&) {
        ++refused;
      }
    }
  }
  CHECK(read >= 45);
  CHECK(scans == 6);
  CHECK(refused >= 2);
}
