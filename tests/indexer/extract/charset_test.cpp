#include "indexer/extract/charset.h"

#include <array>
#include <string>

#include <catch2/catch.hpp>

#include "indexer/extract/charset_detection.h"

namespace {

using indexer::decode_text;

indexer::DecodedText decode(std::string_view bytes, std::string_view declared) {
  const std::array<std::string_view, 1> labels{declared};
  return decode_text(bytes, labels);
}

}  // namespace

TEST_CASE("Byte order marks win over what is declared") {
  CHECK(decode("\xEF\xBB\xBFñ", "windows-1251").text == "ñ");
  CHECK(decode_text(std::string_view("\xFF\xFE\x61\x00\xF1\x00", 6)).text == "añ");
  CHECK(decode_text(std::string_view("\xFE\xFF\x00\x61\x00\xF1", 6)).text == "añ");
  const auto wide = decode_text(std::string_view("\xFF\xFE\x00\x00\x61\x00\x00\x00\xF1\x00\x00\x00", 12));
  CHECK(wide.text == "añ");
  CHECK(wide.charset == "utf-32le");
}

TEST_CASE("UTF-16 without a mark is told by its zeros") {
  std::string bytes;
  for (const char c : std::string_view("Migrants have rights, wherever they are.")) bytes.append({c, '\0'});
  CHECK(decode_text(bytes).text == "Migrants have rights, wherever they are.");
}

TEST_CASE("A declared charset is used where the bytes allow it") {
  CHECK(decode("\xC3\xE0", "windows-1251").text == "Га");
  CHECK(decode("\x93\xE9\x94", "ISO-8859-1").text == "“é”");  // the web's latin1
  CHECK(decode("\x93\xE9\x94", " latin1 ").charset == "windows-1252");
  CHECK(decode("\xB1\xB8", "euc-kr").charset == "windows-949");
}

TEST_CASE("A declaration that the bytes contradict is not believed") {
  CHECK(decode("Migración", "iso-8859-1").text == "Migración");
  CHECK(decode("Migración", "iso-8859-1").charset == "utf-8");
  CHECK(decode("les r\xE9"
               "fugi\xE9s \xE0 Calais, o\xF9 l'\xE9t\xE9 a \xE9t\xE9 tr\xE8s dur",
               "utf-8")
            .text == "les réfugiés à Calais, où l'été a été très dur");
  // What would turn readable ASCII into something else.
  CHECK(decode("+ADw-script+AD4-", "utf-7").text == "+ADw-script+AD4-");
  const std::string padding(200, 'x');
  CHECK(decode("\x1B(B+ADw-script+AD4-" + padding, "utf-7").text == "+ADw-script+AD4-" + padding);
  CHECK(decode("<p>plain \xE9</p>", "ibm-37").text.starts_with("<p>plain"));
  CHECK(decode("<p>plain</p>", "utf-16").text == "<p>plain</p>");
  CHECK(decode("plain", "no-such-charset").text == "plain");
}

TEST_CASE("The first usable declaration wins") {
  const std::array<std::string_view, 3> labels{"", "nonsense", "koi8-r"};
  CHECK(decode_text("\xCD\xC9\xC7\xD2\xC1\xCE\xD4", labels).text == "мигрант");
}

TEST_CASE("A character that is cut through does not make another charset") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Сообщение о правах. ";
  const auto decoded = decode_text(text + "\xD0");
  CHECK(decoded.charset == "utf-8");
  CHECK(decoded.malformed == 1);
  CHECK(decoded.text == text + "\xEF\xBF\xBD");
}

TEST_CASE("Decoded text holds no control characters but line ends and tabs") {
  CHECK(decode_text(std::string_view("a\0b\x01\x7F\tc\r\nd\re\fg", 14)).text == "ab\tc\nd\ne\ng");
  CHECK(decode_text("a\xC2\x85"
                    "b\xC2\x90"
                    "c\xE2\x80\xA8"
                    "d\xE2\x80\x94"
                    "e")
            .text == "a\nbc\nd—e");
}

TEST_CASE("Undeclared text is recognised") {
  CHECK(
      decode_text("Se ha registrado una reuni\xF3n sobre migraci\xF3n, protecci\xF3n y derechos en Bogot\xE1.").text ==
      "Se ha registrado una reunión sobre migración, protección y derechos en Bogotá.");
  CHECK(decode_text("\xD0\xD2\xC1\xD7\xC1 \xCD\xC9\xC7\xD2\xC1\xCE\xD4\xCF\xD7 \xC9 "
                    "\xC2\xC5\xD6\xC5\xCE\xC3\xC5\xD7 \xD7 \xC5\xD7\xD2\xCF\xD0\xC5")
            .text == "права мигрантов и беженцев в европе");
  CHECK(decode_text("\x1B$B0\\=;<T\x1B(B").text == "移住者");
}

TEST_CASE("Ukrainian letters in KOI8 are not lines for boxes") {
  // "міграція і права людей в україні"
  CHECK(decode_text("\xCD\xA6\xC7\xD2\xC1\xC3\xA6\xD1 \xA6 \xD0\xD2\xC1\xD7\xC1 \xCC\xC0\xC4\xC5\xCA \xD7 "
                    "\xD5\xCB\xD2\xC1\xA7\xCE\xA6")
            .text == "міграція і права людей в україні");
}

TEST_CASE("Short Italian is not taken for Central European") {
  const auto decoded = decode_text(
      "Ogni individuo ha diritto alla libert\xE0 di movimento e di residenza entro i confini di ogni Stato. Ogni "
      "individuo ha diritto di lasciare qualsiasi paese, incluso il proprio, e di ritornare nel proprio paese. La "
      "volont\xE0 popolare \xE8 il fondamento dell'autorit\xE0 del governo.");
  CHECK(decoded.charset == "windows-1252");
  CHECK(decoded.text.find("libertà") != std::string::npos);
}

TEST_CASE("Declarations in markup") {
  using indexer::charset_in_markup;
  CHECK(charset_in_markup("<!doctype html><meta charset=UTF-8>") == "utf-8");
  CHECK(charset_in_markup("<META http-equiv='Content-Type' content=\"text/html; charset = KOI8-R\">") == "koi8-r");
  CHECK(charset_in_markup("<?xml version='1.0' encoding=\"EUC-JP\"?><html>") == "euc-jp");
  CHECK(charset_in_markup("<!-- <meta charset=koi8-r> --><meta charset='big5'>") == "big5");
  CHECK(charset_in_markup("<p>charset=koi8-r</p>").empty());
  CHECK(charset_in_markup("<!-- never closed").empty());
  CHECK(indexer::charset_in_content_type("text/html; Charset=\"Windows-1256\"") == "windows-1256");
}

TEST_CASE("Detection looks past a long preamble in ASCII") {
  const std::string preamble(400 * 1024, ' ');
  CHECK(indexer::detect_charset(preamble + "\xD0\xD2\xC1\xD7\xC1 \xCD\xC9\xC7\xD2\xC1\xCE\xD4\xCF\xD7 \xC9 "
                                           "\xC2\xC5\xD6\xC5\xCE\xC3\xC5\xD7 \xD7 \xC5\xD7\xD2\xCF\xD0\xC5") ==
        "koi8-r");
}
