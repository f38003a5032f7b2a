#include <string>

#include <catch2/catch.hpp>

#include "indexer/extract/extraction.h"

using indexer::extract;
using indexer::RefusalReason;
using indexer::RefusedFile;

namespace {

struct Refusal {
  RefusalReason reason;
  std::string detail;
};

Refusal refusal_of(std::string_view bytes, const std::string& name, const std::string& content_type = {}) {
  try {
    const auto extraction = extract(bytes, {.file_name = name, .content_type = content_type});
    FAIL("was read as " << extraction.format);
  } catch (const RefusedFile& refused) {
    return {refused.reason(), refused.what()};
  }
  return {};
}

std::string format_of(std::string_view bytes, const std::string& name, const std::string& content_type = {}) {
  return extract(bytes, {.file_name = name, .content_type = content_type}).format;
}

/// The beginning of a zip archive whose first part is `part`, holding `content`.
std::string zip_of(const std::string& part, const std::string& content = {}) {
  return std::string("PK\x03\x04", 4) + std::string(26, '\0') + part + content;
}

}  // namespace

TEST_CASE("The extension leads") {
  CHECK(format_of("# Title\n\ntext", "a.md") == "md");
  CHECK(format_of("# Title\n\ntext", "A.TXT") == "txt");
  CHECK(format_of("<p>x</p>", "a.HTM") == "html");
  CHECK(format_of("1\n00:00:01,000 --> 00:00:02,000\nx", "a.srt") == "srt");
  CHECK(format_of("WEBVTT\n\n00:01.000 --> 00:02.000\nx", "a.vtt") == "vtt");
  CHECK(format_of("<?xml version='1.0'?><a><b>x</b></a>", "a.xml") == "xml");
}

TEST_CASE("Without an extension, the content type leads, then the bytes") {
  CHECK(format_of("<p>x</p>", "page", "text/html; charset=utf-8") == "html");
  CHECK(format_of("# x", "README", "text/markdown") == "md");
  CHECK(format_of("<!DOCTYPE html><p>x</p>", "page") == "html");
  CHECK(format_of("Just text", "README") == "txt");
}

TEST_CASE("The bytes overrule the name") {
  CHECK(format_of("\n<!doctype html><p>x</p>", "a.txt") == "html");
  CHECK(format_of("<?xml version='1.0'?><html xmlns='x'><p>x</p></html>", "a.xml") == "html");
  CHECK(format_of("WEBVTT\n\n00:01.000 --> 00:02.000\nx", "a.txt") == "vtt");
  CHECK(refusal_of("hello", "a.pdf").reason == RefusalReason::Damaged);
  CHECK(refusal_of("hello", "a.docx").reason == RefusalReason::Damaged);
}

TEST_CASE("What is not read is named") {
  using enum RefusalReason;
  const struct {
    std::string bytes;
    const char* name;
    const char* detail;
  } cases[] = {
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.doc", "Word"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.txt", "Office"},
      {"\x7F"
       "ELF\x02",
       "run", "program"},
      {"ID3\x03", "a.mp3", "MP3"},
      {std::string("\0\0\0\x20", 4) + "ftypmp42", "a.mp4", "MP4"},
      {"text", "a.exe", "program"},
      {"text", "a.mbox", "mailbox"},
      {"[Script Info]", "a.ass", "subtitles"},
      {"text", "a.xyz", ".xyz"},
      {zip_of("xl/workbook.xml"), "a.xlsx", "XLSX"},
      {zip_of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "a.ods", "ODS"},
      {zip_of("mimetype", "application/vnd.oasis.opendocument.graphics"), "a.odg", "drawing"},
      {zip_of("readme.txt"), "a.zip", "archive"},
      {std::string("abc\0\0\0\0\0def", 11), "a.txt", "binary"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.name, one.detail);
    const Refusal refusal = refusal_of(one.bytes, one.name);
    CHECK(refusal.reason == Unsupported);
    CHECK(refusal.detail.find(one.detail) != std::string::npos);
  }
}

TEST_CASE("An Office document with a password is encrypted") {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string_view("EncryptedPackage")) bytes.append({c, '\0'});
  CHECK(refusal_of(bytes, "a.docx").reason == RefusalReason::Encrypted);
}

TEST_CASE("Nothing to read is empty") {
  CHECK(refusal_of("", "a.txt").reason == RefusalReason::Empty);
  CHECK(refusal_of("  \n\n ", "a.txt").reason == RefusalReason::Empty);
  CHECK(refusal_of("<html><script>x</script></html>", "a.html").reason == RefusalReason::Empty);
}

TEST_CASE("Text in UTF-16 is text") {
  CHECK(format_of(std::string_view("\xFF\xFEh\0i\0", 6), "a.txt") == "txt");
}

TEST_CASE("XML: elements with text of their own are paragraphs, and entities of its own stay unresolved") {
  const auto extraction = extract(
      "<?xml version='1.0' encoding='windows-1252'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY y "
      "'YY'>]>"
      "<a xml:lang='fr'><t>29. Le <i>premier</i> point</t><t><![CDATA[a < b]]></t><t xml:lang='es'>&x;\xF1&y;</t></a>",
      {.file_name = "a.xml"});
  REQUIRE(extraction.blocks.size() == 3);
  CHECK(extraction.metadata.language == "fr");
  CHECK(extraction.blocks[0].text == "29. Le premier point");
  CHECK(extraction.blocks[0].locator.paragraph == "29");
  CHECK(extraction.blocks[1].text == "a < b");
  CHECK(extraction.blocks[2].text == "ñ");
  CHECK(extraction.blocks[2].language == "es");
}
