#include "indexer/extract/rtf.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/indexer/extract/refusal_of.h"
#include "tests/processor_time.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

Extraction read(const std::string& body) {
  return extract_rtf("{\\rtf1\\ansi\\ansicpg1252 " + body + "}", {.file_name = "a.rtf"});
}

Texts texts(const std::string& body) {
  Texts result;
  for (const Block& block : read(body).blocks) result.push_back(block.text);
  return result;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("rtf: paragraphs end at their marks, breaks of pages and sections, and lines of the file mean nothing") {
  CHECK(texts("The right\n to\\line seek\\tab asylum\\par\r\n\\par Two\\page Three\\sect Four\\\nFive") ==
        Texts{"The right to seek asylum", "Two", "Three", "Four", "Five"});
  CHECK(texts("a\\{b\\}\\\\c\\~d\\_e op\\-tional") == Texts{"a{b}\\c d-e optional"});
  CHECK(texts("\\ldblquote Hi\\rdblquote\\emdash\\bullet") == Texts{"“Hi”—•"});
}

TEST_CASE("rtf: bytes are read in the charset of their font, else of the document") {
  const std::string fonts =
      "{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset178 C;}{\\f3\\fcharset128 D;}{\\f4\\cpg1253 "
      "E;}"
      "{\\f5\\fcharset99 F;}}";
  CHECK(texts(fonts + "\\'e9 {\\f1\\'ef\\'f0\\'e0\\'e2\\'ee} \\f2\\'cd\\'de\\f0\\'e9") == Texts{"é право حقé"});
  CHECK(texts(fonts + "\\f3\\'83\\'5c\\f4\\'e1\\plain\\'e9") == Texts{"ソαé"});
  CHECK(texts(fonts + "\\f5\\'e9") == Texts{"é"});
  CHECK(texts("\\ansicpg1251 \\'ef") == Texts{"п"});
  CHECK(texts("\\ansicpg99999 \\'e9") == Texts{"é"});
  CHECK(texts("\\mac \\'8e") == Texts{"é"});
}

TEST_CASE("rtf: a character given in Unicode replaces as many others as the document says") {
  CHECK(texts("\\u1055\\'3f\\u1088?!") == Texts{"Пр!"});
  CHECK(texts("\\uc0\\u1055?{\\uc2\\u1088ab\\u1072\\'61\\'62}c") == Texts{"П?раc"});
  CHECK(texts("\\u8212\\emdash x\\u8212{y}") == Texts{"—x—y"});
  CHECK(texts("\\u8212\\par x") == Texts{"—", "x"});
  CHECK(texts("\\u-10179?\\u-8704?") == Texts{"😀"});
  CHECK(texts("\\u-10179?x") == Texts{"\uFFFDx"});
}

TEST_CASE("rtf: headings by outline level or style, or a style that theirs is based on") {
  const Extraction extraction = read(
      "{\\stylesheet{Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\sbasedon1 Mine;}{\\s3 Title;}{\\s4 toc 1;}"
      "{\\s5\\sbasedon5 Circle;}{\\*\\cs1 heading 9;}{\\s6\\outlinelevel9\\sbasedon1 Body;}}"
      "\\s3 Of migrants\\par\\pard\\s4 Contents 1\\par\\pard\\s1 One\\par\\pard 29. Text\\par{\\pard\\s2 Two\\par}"
      "\\pard\\s5 More\\par\\pard\\s6 Plain\\par\\pard\\outlinelevel3 Four\\par");
  REQUIRE(extraction.blocks.size() == 7);
  Texts headings;
  for (const Block& block : extraction.blocks) {
    if (block.kind == BlockKind::Heading) headings.push_back(block.text);
  }
  CHECK(headings == Texts{"Of migrants", "One", "Two", "Four"});
  CHECK(extraction.metadata.title == "Of migrants");
  CHECK(extraction.blocks[2].locator.heading == "One");
  CHECK(extraction.blocks[2].locator.paragraph == "29");
}

TEST_CASE("rtf: rows of tables, with the paragraphs of their cells") {
  CHECK(texts("Before\\par\\trowd\\intbl a\\par b\\cell c\\cell\\row\\trowd\\intbl d\\cell\\cell e\\cell\\row\\pard "
              "After") == Texts{"Before", "a b | c", "d | e", "After"});
  CHECK(texts("\\intbl cut\\cell short\\par\\pard Text") == Texts{"cut | short", "Text"});
}

TEST_CASE(
    "rtf: notes follow their section, numbers of lists stand before their items, boxes have their own paragraph") {
  CHECK(texts("One{\\footnote\\pard A {\\b note}.\\par} goes on.\\par Two\\par\\pard\\outlinelevel0 Next\\par") ==
        Texts{"One goes on.", "Two", "A note.", "Next"});
  CHECK(texts("{\\listtext\\pard 2.\\tab}Item\\par{\\pntext\\'b7\\tab}Point\\par") == Texts{"2. Item", "Point"});
  CHECK(texts("Out{\\shp{\\*\\shpinst{\\sp{\\sn name}{\\sv value}}{\\shptxt In\\par}}}side\\par") ==
        Texts{"In", "Outside"});
}

TEST_CASE("rtf: what is not for readers is left out") {
  CHECK(texts("a{\\*\\unknown b}{\\pict 0aff}{\\header c}{\\footerf d{\\*\\shpinst{\\shptxt e}}}f") == Texts{"af"});
  CHECK(texts("a{\\v b}\\deleted c\\deleted0 d{\\*\\annotation e}{\\xe f}") == Texts{"ad"});
  CHECK(texts("{\\field{\\*\\fldinst HYPERLINK \"http://example.org\"}{\\fldrslt link}}") == Texts{"link"});
  CHECK(texts("{\\object{\\*\\objdata 00ff}{\\result seen}}{\\upr{?}{\\*\\ud \\u1055?}}") == Texts{"seenП"});
  CHECK(texts("a{\\pict\\bin4 }}{{}b") == Texts{"ab"});
  CHECK(texts("a}b{c") == Texts{"a"});
}

TEST_CASE("rtf: title, authors, keywords and date are in the document's own charset") {
  const passage::Metadata metadata =
      read(
          "{\\info{\\upr{\\title ?}{\\*\\ud{\\title \\u1055?lan}}}{\\author Mar\\'eda Example}{\\keywords asylum; work}"
          "{\\creatim\\yr2018\\mo2\\dy22\\hr9}{\\operator Somebody}{\\revtim\\yr2020\\mo1\\dy1}}Text")
          .metadata;
  CHECK(metadata.title == "Пlan");
  CHECK(metadata.authors == Texts{"María Example"});
  CHECK(metadata.topics == Texts{"asylum", "work"});
  REQUIRE(metadata.date);
  CHECK(metadata.date->text == "2018-02-22");
  CHECK_FALSE(read("{\\info{\\creatim\\yr2018\\mo13\\dy1}}x").metadata.date);
  CHECK(read("{\\info{\\title a.rtf}}x").metadata.title.empty());
}

TEST_CASE("rtf: a document is one by its first bytes, whatever its name, and cut short it is read as far as it goes") {
  CHECK(extract("{\\rtf1 Text}", {.file_name = "a.doc"}).format == "rtf");
  CHECK(tests::refusal_of("text", "a.rtf") == RefusalReason::Damaged);
  CHECK(tests::refusal_of("{\\rtf1}", "a.rtf") == RefusalReason::Empty);
  const Extraction cut = extract_rtf("{\\rtf1 Text{\\b bold", {});
  REQUIRE(cut.blocks.size() == 1);
  CHECK(cut.blocks[0].text == "Textbold");
  CHECK(cut.remarks == Texts{"the document is cut short"});
}

TEST_CASE("rtf: hostile documents take no time and no memory") {
  const double start = processor_seconds();
  const std::size_t many = 1'000'000;
  // A thousand levels are read, what is deeper is left out.
  const Extraction deep = read(repeated("{", many) + "deep" + repeated("}", many) + "after");
  REQUIRE(deep.blocks.size() == 1);
  CHECK(deep.blocks[0].text == "after");
  CHECK(texts(repeated("{", 500) + "in" + repeated("}", 500)) == Texts{"in"});
  CHECK(read(repeated("\\'zz", many) + "x").blocks.size() == 1);
  CHECK(read(repeated("{\\shptxt ", many) + "x").blocks.size() <= 1);
  CHECK(read("{\\stylesheet" + repeated("{\\s1\\sbasedon1 a;}", 100'000) + "}\\s1 x").blocks.size() == 1);
  std::string fonts = "{\\fonttbl";
  for (int i = 0; i < 200'000; ++i) fonts += "{\\f" + std::to_string(i) + "\\fcharset204 A;}";
  CHECK(read(fonts + "}x").blocks.size() == 1);
  CHECK(read("\\bin2147483647 x").blocks.empty());
  CHECK(read(repeated("\\u1055?", many)).blocks.size() == 1);
  CHECK(processor_seconds() - start < 10);
}
