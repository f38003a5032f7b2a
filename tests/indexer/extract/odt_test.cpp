#include "indexer/extract/odt.h"

#include <catch2/catch.hpp>

#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

const std::string names =
    "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s' xmlns:draw='d' xmlns:svg='v' xmlns:meta='m' "
    "xmlns:dc='c'";

std::string package(const std::string& body, const std::string& styles = {}, const std::string& meta = {}) {
  return tests::zip_file({{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", "<office:document " + names +
                                              "><office:automatic-styles><style:style style:name='P1' "
                                              "style:parent-style-name='Title'/></office:automatic-styles><office:body>"
                                              "<office:text>" +
                                              body + "</office:text></office:body></office:document>"},
                          {"styles.xml", "<office:styles " + names + ">" + styles + "</office:styles>"},
                          {"meta.xml", "<office:meta " + names + ">" + meta + "</office:meta>"}});
}

Texts texts(const std::string& body) {
  Texts result;
  for (const Block& block : extract_odt(package(body), {}).blocks) result.push_back(block.text);
  return result;
}

}  // namespace

TEST_CASE("odt: paragraphs with their spaces, tabs and breaks") {
  CHECK(texts("<text:p>The <text:span>right</text:span><text:s "
              "text:c='3'/>to<text:tab/>seek<text:line-break/>asylum</text:p>"
              "<text:p/><text:p>29. Numbered</text:p>") == Texts{"The right to seek asylum", "29. Numbered"});
}

TEST_CASE("odt: headings, titles by style, and headings by the outline level of their style") {
  const std::string styles =
      "<style:style style:name='Mine' style:parent-style-name='Other'/>"
      "<style:style style:name='Other' style:default-outline-level='2'/>"
      "<style:style style:name='Circle' style:parent-style-name='Circle'/>";
  const Extraction extraction = extract_odt(package("<text:p text:style-name='P1'>The title</text:p>"
                                                    "<text:h text:outline-level='1'>One</text:h><text:p>Text</text:p>"
                                                    "<text:p text:style-name='Mine'>Two</text:p>"
                                                    "<text:p text:style-name='Circle'>3. More</text:p>",
                                                    styles),
                                            {});
  REQUIRE(extraction.blocks.size() == 5);
  CHECK(extraction.metadata.title == "The title");
  CHECK(extraction.blocks[1].kind == BlockKind::Heading);
  CHECK(extraction.blocks[2].locator.heading == "One");
  CHECK(extraction.blocks[3].kind == BlockKind::Heading);
  CHECK(extraction.blocks[4].locator.heading == "Two");
  CHECK(extraction.blocks[4].locator.paragraph == "3");
}

TEST_CASE("odt: deletions, comments, indexes and descriptions of pictures are left out, and text boxes come once") {
  CHECK(texts("<text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region>"
              "</text:tracked-changes><text:table-of-content><text:p>One 3</text:p></text:table-of-content>"
              "<text:p>Kept<office:annotation><text:p>a comment</text:p></office:annotation> text"
              "<draw:frame><svg:desc>a picture</svg:desc><draw:text-box><text:p>In the box</text:p></draw:text-box>"
              "</draw:frame></text:p>") == Texts{"In the box", "Kept text"});
}

TEST_CASE("odt: tables are read row by row, lists item by item") {
  CHECK(texts("<table:table><table:table-row><table:table-cell><text:p>Country</text:p></table:table-cell>"
              "<table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row></table:table>"
              "<text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p>"
              "</text:list-item></text:list>") == Texts{"Country | Year", "one", "two"});
}

TEST_CASE("odt: notes stand at the end of their section") {
  CHECK(texts("<text:h>One</text:h><text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body>"
              "<text:p>A note.</text:p></text:note-body></text:note> goes on.</text:p><text:p>More.</text:p>"
              "<text:h>Two</text:h>") == Texts{"One", "Text goes on.", "More.", "A note.", "Two"});
}

TEST_CASE("odt: metadata") {
  const passage::Metadata metadata =
      extract_odt(
          package("<text:p>x</text:p>", {},
                  "<dc:title>El Pacto</dc:title><meta:initial-creator>Autora</meta:initial-creator>"
                  "<dc:creator>Autora</dc:creator><dc:language>es</dc:language><meta:keyword>asilo</meta:keyword>"
                  "<meta:keyword>trabajo</meta:keyword><meta:creation-date>2018-02-22T10:00:00</meta:creation-date>"),
          {})
          .metadata;
  CHECK(metadata.title == "El Pacto");
  CHECK(metadata.authors == Texts{"Autora"});
  CHECK(metadata.language == "es");
  CHECK(metadata.topics == Texts{"asilo", "trabajo"});
  CHECK(metadata.date);
}

TEST_CASE("odt: a password is a reason of its own") {
  const std::string bytes = tests::zip_file(
      {{"META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>"}, {"content.xml", "??"}});
  try {
    (void)extract_odt(bytes, {});
    FAIL("it was read");
  } catch (const RefusedFile& refused) {
    CHECK(refused.reason() == RefusalReason::Encrypted);
  }
}
