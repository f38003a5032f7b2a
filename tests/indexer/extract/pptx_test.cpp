#include "indexer/extract/pptx.h"

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"
#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;

const std::string names = "xmlns:a='a' xmlns:p='p' xmlns:r='r/relationships'";

std::string relations(const Members& targets) {
  std::string xml = "<Relationships>";
  for (const auto& [type, target] : targets) {
    xml += "<Relationship Id='" + target + "' Type='http://x/" + type + "' Target='" + target + "'/>";
  }
  return xml + "</Relationships>";
}

std::string shape(const std::string& placeholder, const std::string& paragraphs) {
  return "<p:sp><p:nvSpPr><p:cNvPr id='1' name='n' descr='alternative'/><p:nvPr>" +
         (placeholder.empty() ? "" : "<p:ph type='" + placeholder + "'/>") + "</p:nvPr></p:nvSpPr><p:txBody>" +
         paragraphs + "</p:txBody></p:sp>";
}

std::string paragraph(const std::string& text) {
  return "<a:p><a:r><a:t>" + text + "</a:t></a:r></a:p>";
}

/// A presentation of these slides, shown in this order, with further members.
std::string package(const Texts& slides, const Members& more = {}, const std::string& attributes = {}) {
  Members members{{"[Content_Types].xml", "<Types/>"},
                  {"_rels/.rels", relations({{"officeDocument", "ppt/presentation.xml"}})}};
  std::string list;
  Members targets;
  // The files are numbered against the order of the slides.
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const std::string file = "slides/slide" + std::to_string(slides.size() - i) + ".xml";
    members.emplace_back("ppt/" + file,
                         "<p:sld " + names + attributes + "><p:spTree>" + slides[i] + "</p:spTree></p:sld>");
    targets.emplace_back("slide", file);
    list += "<p:sldId id='256' r:id='" + file + "'/>";
  }
  members.emplace_back("ppt/presentation.xml",
                       "<p:presentation " + names + "><p:sldIdLst>" + list + "</p:sldIdLst></p:presentation>");
  members.emplace_back("ppt/_rels/presentation.xml.rels", relations(targets));
  members.insert(members.end(), more.begin(), more.end());
  return tests::zip_file(members);
}

Texts texts(const Extraction& extraction) {
  Texts result;
  for (const Block& block : extraction.blocks) result.push_back(block.text);
  return result;
}

}  // namespace

TEST_CASE("pptx: slides are pages in the order in which they are shown, and titles are headings wherever they stand") {
  const Extraction extraction = extract(
      package({shape("", paragraph("One") + "<a:p><a:r><a:t>two</a:t></a:r><a:br/><a:r><a:t>lines</a:t></a:r></a:p>") +
                   shape("ctrTitle", paragraph("The right") + paragraph("to work")),
               shape("title", paragraph("Second")) + shape("body", paragraph("29. More"))}),
      {.file_name = "a.pptx"});
  CHECK(extraction.format == "pptx");
  CHECK(extraction.pages == 2);
  CHECK(extraction.metadata.title == "The right to work");
  REQUIRE(texts(extraction) == Texts{"The right to work", "One", "two lines", "Second", "29. More"});
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[2].locator.page == 1);
  CHECK(extraction.blocks[2].locator.heading == "The right to work");
  CHECK(extraction.blocks[4].locator.page == 2);
  CHECK(extraction.blocks[4].locator.heading == "Second");
  CHECK(extraction.blocks[4].locator.paragraph == "29");
}

TEST_CASE("pptx: numbers, dates, footers, descriptions of pictures and the second version of a shape are left out") {
  CHECK(texts(extract_pptx(package({shape("sldNum", paragraph("7")) + shape("ftr", paragraph("footer")) +
                                    shape("dt", paragraph("today")) + "<p:pic><p:cNvPr descr='a photo'/></p:pic>" +
                                    "<mc xmlns='m'><Choice>" + shape("", paragraph("Kept")) + "</Choice><Fallback>" +
                                    shape("", paragraph("Kept")) + "</Fallback></mc>"}),
                           {})) == Texts{"Kept"});
}

TEST_CASE("pptx: tables are read row by row") {
  CHECK(texts(extract_pptx(package({"<a:tbl><a:tr><a:tc>" + paragraph("Country") + "</a:tc><a:tc>" + paragraph("Year") +
                                    "</a:tc></a:tr></a:tbl>"}),
                           {})) == Texts{"Country | Year"});
}

TEST_CASE("pptx: diagrams are part of the slide, and the speaker's notes follow it") {
  const std::string notes = "<p:notes " + names + ">" + shape("sldImg", paragraph("image")) +
                            shape("body", paragraph("Say this") + paragraph("and that")) +
                            shape("sldNum", paragraph("1")) + "</p:notes>";
  const Extraction extraction = extract_pptx(
      package({shape("title", paragraph("First")) + shape("", paragraph("Text")), shape("title", paragraph("Last"))},
              {{"ppt/slides/_rels/slide2.xml.rels",
                relations({{"notesSlide", "../notesSlides/n.xml"}, {"diagramData", "/ppt/diagrams/d.xml"}})},
               {"ppt/notesSlides/n.xml", notes},
               {"ppt/diagrams/d.xml",
                "<d:pt xmlns:d='d' " + names + "><d:t>" + paragraph("In the diagram") + "</d:t></d:pt>"}}),
      {});
  REQUIRE(texts(extraction) == Texts{"First", "Text", "In the diagram", "Say this", "and that", "Last"});
  CHECK(extraction.blocks[4].locator.page == 1);
  CHECK(extraction.blocks[4].locator.heading == "First");
}

TEST_CASE("pptx: hidden slides are left out and told") {
  const std::string bytes = package({shape("", paragraph("secret"))}, {}, " show='0'");
  CHECK(tests::refusal_of(bytes, "a.pptx") == RefusalReason::Empty);
  const Extraction extraction = extract_pptx(bytes, {});
  CHECK(extraction.pages == 1);
  CHECK(extraction.remarks == Texts{"hidden slides that were left out: 1"});
}

TEST_CASE("pptx: metadata, and slides that are pictures alone") {
  const std::string core = "<c xmlns:dc='d'><dc:title>Our rights</dc:title><dc:creator>Autora</dc:creator></c>";
  const Extraction extraction =
      extract_pptx(package({shape("title", paragraph("x"))}, {{"docProps/core.xml", core}}), {});
  CHECK(extraction.metadata.title == "Our rights");
  CHECK(extraction.metadata.authors == Texts{"Autora"});
  CHECK(tests::refusal_of(package({"<p:pic/>"}), "a.pptx") == RefusalReason::WantsOcr);
}

TEST_CASE("pptx: hostile files are refused") {
  using enum RefusalReason;
  CHECK(tests::refusal_of(tests::zip_file({{"ppt/presentation.bin", "x"}}), "a.pptx") == Damaged);
  CHECK(tests::refusal_of(package({"<unclosed>"}), "a.pptx") == Damaged);
  CHECK(tests::refusal_of(package({shape("", paragraph(std::string(20'000'000, 'x')))}), "a.pptx") == TooLarge);
  std::string deep;
  for (int i = 0; i < 2'000; ++i) deep += "<p:grpSp>";
  CHECK(tests::refusal_of(package({deep}), "a.pptx") == Damaged);
  CHECK(tests::refusal_of(package({"x"}, {{"ppt/slides/_rels/slide1.xml.rels",
                                           "<!DOCTYPE a [<!ENTITY b 'bomb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>"}}),
                          "a.pptx") == Damaged);
  std::string many;
  for (int i = 0; i <= 5'000; ++i) many += "<p:sldId r:id='slides/slide1.xml'/>";
  const std::string again = tests::zip_file(
      {{"ppt/presentation.xml", "<p:presentation " + names + ">" + many + "</p:presentation>"},
       {"ppt/_rels/presentation.xml.rels", relations({{"slide", "slides/slide1.xml"}})},
       {"ppt/slides/slide1.xml", "<p:sld " + names + ">" + shape("", paragraph("again")) + "</p:sld>"}});
  CHECK(tests::refusal_of(again, "a.pptx") == TooLarge);
  const std::string whole = package({shape("", paragraph("text"))});
  for (std::size_t size = 1; size < whole.size(); size += 7) {
    CHECK(tests::refusal_of(whole.substr(0, size), "a.pptx").has_value());
  }
}
