#include "indexer/extract/odp.h"

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"
#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

const std::string names =
    "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s' xmlns:draw='d' xmlns:svg='v' "
    "xmlns:presentation='p' xmlns:dc='c'";

std::string package(const std::string& slides) {
  return tests::zip_file(
      {{"mimetype", "application/vnd.oasis.opendocument.presentation"},
       {"content.xml", "<office:document " + names +
                           "><office:automatic-styles><style:style style:name='hid'><style:drawing-page-properties "
                           "presentation:visibility='hidden'/></style:style></office:automatic-styles><office:body>"
                           "<office:presentation>" +
                           slides + "</office:presentation></office:body></office:document>"},
       {"meta.xml", "<office:meta " + names + "><dc:creator>Autora</dc:creator></office:meta>"}},
      {}, ZIP_CM_STORE);
}

std::string frame(const std::string& role, const std::string& content) {
  return "<draw:frame presentation:class='" + role + "'><draw:text-box>" + content + "</draw:text-box></draw:frame>";
}

Texts texts(const Extraction& extraction) {
  Texts result;
  for (const Block& block : extraction.blocks) result.push_back(block.text);
  return result;
}

}  // namespace

TEST_CASE("odp: slides are pages, titles are headings wherever they stand, and notes follow") {
  const Extraction extraction =
      extract(package("<draw:page>" +
                      frame("outline",
                            "<text:list><text:list-item><text:p>29. One<text:tab/>point</text:p>"
                            "</text:list-item></text:list>") +
                      frame("title", "<text:p>The right</text:p><text:p>to work</text:p>") + "<presentation:notes>" +
                      frame("notes", "<text:p>Say this</text:p><text:p>and that</text:p>") +
                      "</presentation:notes></draw:page><draw:page><draw:custom-shape><text:p>A shape</text:p>"
                      "</draw:custom-shape></draw:page>"),
              {.file_name = "a.odp"});
  CHECK(extraction.format == "odp");
  CHECK(extraction.pages == 2);
  CHECK(extraction.metadata.title == "The right to work");
  CHECK(extraction.metadata.authors == Texts{"Autora"});
  REQUIRE(texts(extraction) == Texts{"The right to work", "29. One point", "Say this", "and that", "A shape"});
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[1].locator.paragraph == "29");
  CHECK(extraction.blocks[3].locator.page == 1);
  CHECK(extraction.blocks[3].locator.heading == "The right to work");
  CHECK(extraction.blocks[4].locator.page == 2);
  CHECK(extraction.blocks[4].locator.heading.empty());
}

TEST_CASE("odp: numbers, footers, comments and descriptions of pictures are left out, and tables are read row by row") {
  CHECK(texts(extract_odp(
            package("<presentation:footer-decl>declared</presentation:footer-decl><draw:page>" +
                    frame("page-number", "<text:p>7</text:p>") + frame("footer", "<text:p>footer</text:p>") +
                    "<draw:frame><draw:image/><svg:desc>a photo</svg:desc></draw:frame>"
                    "<office:annotation><text:p>a comment</text:p></office:annotation>"
                    "<table:table-row><table:table-cell><text:p>Country</text:p></table:table-cell><table:table-cell>"
                    "<text:p>Year</text:p></table:table-cell></table:table-row></draw:page>"),
            {})) == Texts{"Country | Year"});
}

TEST_CASE("odp: hidden slides are left out and told") {
  const Extraction extraction =
      extract_odp(package("<draw:page draw:style-name='hid'><text:p>secret</text:p></draw:page>"
                          "<draw:page><text:p>shown</text:p></draw:page>"),
                  {});
  CHECK(texts(extraction) == Texts{"shown"});
  CHECK(extraction.blocks.at(0).locator.page == 2);
  CHECK(extraction.remarks == Texts{"hidden slides that were left out: 1"});
}

TEST_CASE("odp: hostile files are refused") {
  using enum RefusalReason;
  CHECK(tests::refusal_of(package("<draw:page><draw:image/></draw:page>"), "a.odp") == WantsOcr);
  CHECK(tests::refusal_of(package("<unclosed>"), "a.odp") == Damaged);
  std::string many;
  for (int i = 0; i <= 5'000; ++i) many += "<draw:page/>";
  CHECK(tests::refusal_of(package(many), "a.odp") == TooLarge);
  const std::string locked =
      tests::zip_file({{"mimetype", "application/vnd.oasis.opendocument.presentation"},
                       {"META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>"},
                       {"content.xml", "??"}},
                      {}, ZIP_CM_STORE);
  CHECK(tests::refusal_of(locked, "a.odp") == Encrypted);
  const std::string whole = package("<draw:page><text:p>text</text:p></draw:page>");
  for (std::size_t size = 1; size < whole.size(); size += 7) {
    CHECK(tests::refusal_of(whole.substr(0, size), "a.odp").has_value());
  }
}
