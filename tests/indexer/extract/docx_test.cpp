#include "indexer/extract/docx.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

const std::string word = R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

struct Package {
  std::string body;
  std::string styles;
  std::string numbering;
  std::string footnotes;
  std::string core;

  [[nodiscard]] std::string bytes() const {
    return tests::zip_file(
        {{"word/document.xml", "<w:document " + word + "><w:body>" + body + "</w:body></w:document>"},
         {"word/styles.xml", "<w:styles " + word + ">" + styles + "</w:styles>"},
         {"word/numbering.xml", "<w:numbering " + word + ">" + numbering + "</w:numbering>"},
         {"word/footnotes.xml", "<w:footnotes " + word + ">" + footnotes + "</w:footnotes>"},
         {"docProps/core.xml", "<core>" + core + "</core>"}});
  }
};

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& content, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

std::string style(const std::string& name) {
  return "<w:pStyle w:val='" + name + "'/>";
}

std::string cell(const std::string& content) {
  return "<w:tc>" + content + "</w:tc>";
}

Extraction extracted(const Package& package) {
  return extract_docx(package.bytes(), {.file_name = "file.docx"});
}

Texts texts(const Package& package) {
  Texts result;
  for (const Block& block : extracted(package).blocks) result.push_back(block.text);
  return result;
}

}  // namespace

TEST_CASE("docx: paragraphs come as they are, runs joined, tabs and breaks as spaces") {
  CHECK(texts({.body = paragraph(run("The right to ") + run("seek") + "<w:r><w:tab/><w:t>asylum</w:t><w:br/></w:r>" +
                                 run("is a right.")) +
                       paragraph("") +
                       paragraph(run("Second") + "<w:r><w:softHyphen/></w:r>" + run("ly, non") +
                                 "<w:r><w:noBreakHyphen/></w:r>" + run("refoulement."))}) ==
        Texts{"The right to seek asylum is a right.", "Secondly, non-refoulement."});
}

TEST_CASE("docx: headings are found by style, whatever the language of its identifier, and by outline level") {
  const std::string styles =
      "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
      "<w:style w:styleId='Eigene'><w:name w:val='Eigene'/><w:basedOn w:val='berschrift1'/></w:style>"
      "<w:style w:styleId='Kreis'><w:name w:val='x'/><w:basedOn w:val='Kreis'/></w:style>"
      "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
      "<w:style w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>";
  const Extraction extraction =
      extracted({.body = paragraph(run("Der Titel"), style("Titel")) + paragraph(run("Eins 3"), style("Verzeichnis1")) +
                         paragraph(run("Eins"), style("berschrift1")) + paragraph(run("Text")) +
                         paragraph(run("Zwei"), style("Eigene")) + paragraph(run("Drei"), "<w:outlineLvl w:val='2'/>") +
                         paragraph(run("Mehr"), style("Kreis") + "<w:outlineLvl w:val='9'/>"),
                 .styles = styles});
  REQUIRE(extraction.blocks.size() == 6);
  const auto is_heading = [&](std::size_t i) { return extraction.blocks[i].kind == BlockKind::Heading; };
  CHECK(is_heading(0));
  CHECK(is_heading(1));
  CHECK(extraction.blocks[2].locator.heading == "Eins");
  CHECK(is_heading(3));
  CHECK(is_heading(4));
  CHECK_FALSE(is_heading(5));
  CHECK(extraction.metadata.title == "Der Titel");
}

TEST_CASE("docx: deleted, moved, hidden text, field codes and comments are left out, insertions stay") {
  CHECK(texts({.body = paragraph(
                   run("Kept ") + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>" + "<w:ins>" +
                   run("inserted ") + "</w:ins><w:moveFrom>" + run("moved") + "</w:moveFrom>" +
                   "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" +
                   "<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:commentReference w:id='1'/></w:r>" +
                   run("text"))}) == Texts{"Kept inserted text"});
}

TEST_CASE("docx: a text box is read once, although it is written twice") {
  const std::string box = "<w:txbxContent>" + paragraph(run("In the box")) + "</w:txbxContent>";
  CHECK(texts({.body = paragraph(run("Before ") + "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>" + box +
                                 "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>" +
                                 run("after"))}) == Texts{"In the box", "Before after"});
}

TEST_CASE("docx: tables are read row by row, layout tables paragraph by paragraph") {
  const std::string table = "<w:tbl><w:tr>" + cell(paragraph(run("Country"))) + cell(paragraph(run("Year"))) +
                            "</w:tr><w:tr>" + cell(paragraph(run("Mexico"))) +
                            cell(paragraph(run("20")) + paragraph(run("18"))) + "</w:tr></w:tbl>";
  const std::string layout = "<w:tbl><w:tr>" + cell(paragraph(run("1. One")) + table) + "</w:tr></w:tbl>";
  CHECK(texts({.body = table}) == Texts{"Country | Year", "Mexico | 20 18"});
  CHECK(texts({.body = layout}) == Texts{"1. One", "Country | Year", "Mexico | 20 18"});
}

TEST_CASE("docx: footnotes stand at the end of their section") {
  const std::string styles = "<w:style w:styleId='H'><w:name w:val='heading 1'/></w:style>";
  const Extraction extraction =
      extracted({.body = paragraph(run("One"), style("H")) +
                         paragraph(run("Text") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run(".")) +
                         paragraph(run("More text")) + paragraph(run("Two"), style("H")),
                 .styles = styles,
                 .footnotes = "<w:footnote w:id='0' w:type='separator'><w:p>" + run("never") + "</w:p></w:footnote>" +
                              "<w:footnote w:id='2'><w:p>" + run(" See A/RES/73/195.") + "</w:p></w:footnote>"});
  REQUIRE(extraction.blocks.size() == 5);
  CHECK(extraction.blocks[1].text == "Text.");
  CHECK(extraction.blocks[3].text == "See A/RES/73/195.");
  CHECK(extraction.blocks[3].locator.heading == "One");
  CHECK(extraction.blocks[4].text == "Two");
}

TEST_CASE("docx: numbered paragraphs keep their number, typed or counted") {
  const std::string numbering =
      "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='28'/><w:numFmt w:val='decimal'/>"
      "<w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
      "<w:lvlText w:val='(%2)'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>"
      "</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>"
      "<w:num w:numId='4'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
      "</w:lvlOverride></w:num>";
  const auto item = [](const std::string& text, int list, int level) {
    return paragraph(run(text), "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" +
                                    std::to_string(list) + "'/></w:numPr>");
  };
  const Extraction extraction = extracted({.body = paragraph(run("27. Typed by hand")) + item("Counted", 3, 0) +
                                                   item("Below", 3, 1) + item("Below", 3, 1) + item("Bullet", 3, 2) +
                                                   item("Counted", 3, 0) + item("Below", 3, 1) + item("Anew", 4, 0),
                                           .numbering = numbering});
  Texts found;
  for (const Block& block : extraction.blocks) found.push_back(block.text + "/" + block.locator.paragraph);
  CHECK(found == Texts{"27. Typed by hand/27", "28. Counted/28", "(a) Below/", "(b) Below/", "Bullet/",
                       "29. Counted/29", "(a) Below/", "1. Anew/1"});
}

TEST_CASE("docx: metadata") {
  Package package{.body = paragraph(run("Text")),
                  .core =
                      "<title>The Compact</title><creator>A. Writer;B. Writer</creator><language>ES-mx</language>"
                      "<keywords>asylum, work</keywords><created>2018-02-22T10:00:00Z</created>"};
  const passage::Metadata metadata = extracted(package).metadata;
  CHECK(metadata.title == "The Compact");
  CHECK(metadata.authors == Texts{"A. Writer", "B. Writer"});
  CHECK(metadata.language == "es-MX");
  CHECK(metadata.topics == Texts{"asylum", "work"});
  REQUIRE(metadata.date);
  CHECK(metadata.date->text.starts_with("2018-02-22"));
}

TEST_CASE("docx: the package may call its main part as it likes") {
  const std::string bytes = tests::zip_file(
      {{"_rels/.rels", "<r><Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/></r>"},
       {"word/document2.xml", "<w:document " + word + ">" + paragraph(run("Found")) + "</w:document>"}});
  CHECK(extract_docx(bytes, {}).blocks.at(0).text == "Found");
}

TEST_CASE("docx: damage is refused") {
  const auto reason = [](const std::string& bytes) {
    try {
      (void)extract_docx(bytes, {});
    } catch (const RefusedFile& refused) {
      return refused.reason();
    }
    return RefusalReason::Unreadable;
  };
  CHECK(reason("PK\x03\x04") == RefusalReason::Damaged);
  CHECK(reason("") == RefusalReason::Damaged);
  CHECK(reason(tests::zip_file({{"other", "x"}})) == RefusalReason::Damaged);
  CHECK(reason(tests::zip_file({{"word/document.xml", "<w:document><w:p>"}})) == RefusalReason::Damaged);
}

TEST_CASE("docx and odt: the real files that break readers are read or refused") {
  const char* root = std::getenv("PASSAGE_TEST_DATA");
  if (root == nullptr) {
    WARN("SKIPPED: PASSAGE_TEST_DATA is not set");
    return;
  }
  std::size_t read = 0;
  for (const char* folder : {"nasty/office", "nasty/odf"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root) / folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      try {
        (void)extract(bytes, {.file_name = entry.path().filename().string()});
        ++read;
      } catch (const RefusedFile&) {
        continue;
      }
    }
  }
  CHECK(read >= 12);
}
