#include "indexer/extract/epub.h"

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"
#include "tests/indexer/extract/zip_file.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;

const std::string metadata =
    "<dc:title>El camino</dc:title><dc:title>A subtitle</dc:title><dc:creator opf:role='aut'>Autora</dc:creator>"
    "<dc:creator opf:role='trl'>Traductor</dc:creator><dc:language>es-mx</dc:language>"
    "<dc:date opf:event='modification'>2020-01-01</dc:date><dc:date>2018-02</dc:date><dc:publisher>Casa</dc:publisher>"
    "<dc:rights>CC BY</dc:rights><dc:subject>asilo; trabajo</dc:subject><dc:identifier>uuid</dc:identifier>"
    "<dc:identifier>urn:isbn:9780000000002</dc:identifier>";

std::string chapter(const std::string& body, const std::string& language = "es-MX") {
  return "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml' lang='" +
         language + "'><head><title>t</title></head><body>" + body + "</body></html>";
}

/// A book whose spine names one and two against the order of the manifest, with further members.
std::string book(const Members& more, const std::string& spine = "<itemref idref='one'/><itemref idref='two'/>") {
  Members members{{"mimetype", "application/epub+zip"},
                  {"META-INF/container.xml",
                   "<container xmlns='c'><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"},
                  {"OEBPS/book.opf",
                   "<package xmlns='p' xmlns:dc='d' xmlns:opf='o'><metadata>" + metadata +
                       "</metadata><manifest><item id='two' href='text/two.xhtml' media-type='application/xhtml+xml'/>"
                       "<item id='one' href='text/chapter%20one.xhtml' media-type='application/xhtml+xml'/>"
                       "<item id='nav' href='nav.xhtml' properties='nav scripted' media-type='application/xhtml+xml'/>"
                       "<item id='toc' href='toc.xhtml' media-type='application/xhtml+xml'/>"
                       "<item id='image' href='cover.svg' media-type='image/svg+xml'/></manifest><spine>" +
                       spine + "</spine><guide><reference type='toc' href='toc.xhtml#start'/></guide></package>"}};
  members.insert(members.end(), more.begin(), more.end());
  return tests::zip_file(members, {}, ZIP_CM_STORE);
}

const Members two_chapters{{"OEBPS/text/two.xhtml", chapter("<h1 id='x'>Two</h1><p>Text of two.</p>", "en")},
                           {"OEBPS/text/chapter one.xhtml", chapter("<h1>One</h1><p>29. Text of one.</p>")},
                           {"OEBPS/nav.xhtml", chapter("<p>Contents</p>")},
                           {"OEBPS/toc.xhtml", chapter("<p>Contents</p>")},
                           {"OEBPS/cover.svg", "<svg/>"}};

Texts texts(const Extraction& extraction) {
  Texts result;
  for (const Block& block : extraction.blocks) result.push_back(block.text);
  return result;
}

std::string encryption(const std::string& algorithm, const std::string& member) {
  return "<encryption><EncryptedData><EncryptionMethod Algorithm='" + algorithm +
         "'/><KeyInfo><EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/></KeyInfo><CipherData>"
         "<CipherReference URI='" +
         member + "'/></CipherData></EncryptedData></encryption>";
}

}  // namespace

TEST_CASE("epub: chapters in the order of the spine, each once, without tables of contents") {
  const Extraction extraction = extract(book(two_chapters,
                                             "<itemref idref='nav'/><itemref idref='toc'/><itemref idref='image'/>"
                                             "<itemref idref='one'/><itemref idref='two'/><itemref idref='one'/>"),
                                        {.file_name = "a.epub"});
  CHECK(extraction.format == "epub");
  REQUIRE(texts(extraction) == Texts{"One", "29. Text of one.", "Two", "Text of two."});
  CHECK(extraction.blocks[0].kind == BlockKind::Heading);
  CHECK(extraction.blocks[1].locator.heading == "One");
  CHECK(extraction.blocks[1].locator.paragraph == "29");
  CHECK(extraction.blocks[1].language.empty());
  CHECK(extraction.blocks[3].locator.heading == "Two");
  CHECK(extraction.blocks[3].locator.anchor.empty());
  CHECK(extraction.blocks[3].language == "en");
}

TEST_CASE("epub: metadata is that of the book") {
  const passage::Metadata found = extract_epub(book(two_chapters), {}).metadata;
  CHECK(found.title == "El camino");
  CHECK(found.authors == Texts{"Autora"});
  CHECK(found.language == "es-MX");
  CHECK(found.date == passage::parse_date("2018-02"));
  CHECK(found.publisher == "Casa");
  CHECK(found.rights == "CC BY");
  CHECK(found.topics == Texts{"asilo", "trabajo"});
  CHECK(found.identifier == "urn:isbn:9780000000002");
}

TEST_CASE("epub: chapters under DRM are refused, fonts that are garbled are nobody's lock") {
  Members members = two_chapters;
  members.emplace_back("META-INF/encryption.xml",
                       encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/text/two.xhtml"));
  CHECK(tests::refusal_of(book(members), "a.epub") == RefusalReason::Encrypted);
  members.back().second = encryption("http://www.idpf.org/2008/embedding", "OEBPS/text/two.xhtml");
  CHECK_FALSE(tests::refusal_of(book(members), "a.epub"));
  members.back().second = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/video.mp4");
  CHECK_FALSE(tests::refusal_of(book(members), "a.epub"));
}

TEST_CASE("epub: missing chapters are told, or refused where no other is left") {
  CHECK(extract_epub(book({two_chapters[0]}), {}).remarks == Texts{"chapters that the archive does not hold: 1"});
  CHECK(tests::refusal_of(book({}), "a.epub") == RefusalReason::Damaged);
}

TEST_CASE("epub: hostile files are refused") {
  using enum RefusalReason;
  CHECK(tests::refusal_of(tests::zip_file({{"META-INF/container.xml", "<container/>"}}), "a.epub") == Damaged);
  CHECK(tests::refusal_of(tests::zip_file({{"META-INF/container.xml",
                                            "<!DOCTYPE c [<!ENTITY a 'b'>]><c><rootfile full-path='&a;'/></c>"}}),
                          "a.epub") == Damaged);
  const std::string bomb =
      tests::zip_file({{"META-INF/container.xml", "<c><rootfile full-path='a.opf'/></c>"},
                       {"a.opf", "<p><item id='a' href='a.html' media-type='text/html'/><itemref idref='a'/></p>"},
                       {"a.html", "<p>" + std::string(20'000'000, 'x')}});
  CHECK(tests::refusal_of(bomb, "a.epub") == TooLarge);
  std::string items;
  std::string spine;
  for (int i = 0; i <= 10'000; ++i) {
    const std::string id = "a" + std::to_string(i);
    items += "<item id='" + id + "' href='" + id + "' media-type='text/html'/>";
    spine += "<itemref idref='" + id + "'/>";
  }
  const std::string many = tests::zip_file(
      {{"META-INF/container.xml", "<c><rootfile full-path='a.opf'/></c>"}, {"a.opf", "<p>" + items + spine + "</p>"}});
  CHECK(tests::refusal_of(many, "a.epub") == TooLarge);
  std::string deep = "<p>below";
  for (int i = 0; i < 20'000; ++i) deep = "<div>" + deep;
  CHECK_FALSE(tests::refusal_of(book({{"OEBPS/text/two.xhtml", chapter(deep)}}), "a.epub"));
  const std::string whole = book(two_chapters);
  for (std::size_t size = 1; size < whole.size(); size += 31) {
    CHECK(tests::refusal_of(whole.substr(0, size), "a.epub").has_value());
  }
}
