#include "indexer/extract/mail.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "indexer/extract/mail_header.h"
#include "indexer/extract/mail_words.h"
#include "indexer/extract/transfer_encoding.h"
#include "tests/indexer/extract/refusal_of.h"
#include "tests/processor_time.h"
#include "tests/processor_time.h"

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

Extraction read(const std::string& message) {
  return extract(message, {.file_name = "a.eml"});
}

Texts texts(const Extraction& extraction) {
  Texts result;
  for (const Block& block : extraction.blocks) result.push_back(block.text);
  return result;
}

std::string seed(const std::string& name) {
  std::ifstream file(std::string(PASSAGE_SOURCE_DIR) + "/tests/cases/extract/fuzz/mail/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A message of these parts.
std::string mixed(const Texts& parts, const std::string& type = "mixed") {
  std::string message = "Subject: s\nContent-Type: multipart/" + type + "; boundary=b\n\nbefore\n";
  for (const std::string& part : parts) message += "--b\n" + part + "\n";
  return message + "--b--\nbehind\n";
}

const std::string plain = "Content-Type: text/plain\n\nplain";
const std::string html = "Content-Type: text/html\n\n<p>html</p>";

}  // namespace

TEST_CASE("mail: subject, senders, date, the plain version of the text, and the names of attachments") {
  const Extraction extraction = read(seed("alternatives.eml"));
  CHECK(extraction.format == "eml");
  CHECK(extraction.metadata.title == "Derechos y años");
  CHECK(extraction.metadata.authors == Texts{"Secretaria, La", "José"});
  CHECK(extraction.metadata.date == passage::parse_date("2018-02-22"));
  CHECK(extraction.charset == "windows-1252");
  CHECK(texts(extraction) == Texts{"Los derechos de los trabajadores migrantes no caducan en años."});
  CHECK(extraction.remarks == Texts{"attachments that were not read: informe final.pdf (application/pdf)"});
}

TEST_CASE("mail: a message within a message is read under its subject") {
  const Extraction extraction = read(seed("forwarded.eml"));
  CHECK(extraction.metadata.title == "Fwd: a letter");
  CHECK(extraction.metadata.authors == Texts{"The office"});
  CHECK(extraction.metadata.date == passage::parse_date("2019-03-03"));
  REQUIRE(texts(extraction) == Texts{"Please read.", "The letter", "We ask for a firewall."});
  CHECK(extraction.blocks[0].locator.heading.empty());
  CHECK(extraction.blocks[1].kind == BlockKind::Heading);
  CHECK(extraction.blocks[2].locator.heading == "The letter");
}

TEST_CASE("mail: HTML is read where there is nothing else") {
  const Extraction extraction = read(seed("page.eml"));
  REQUIRE(texts(extraction) == Texts{"Title", "29. One line"});
  CHECK(extraction.blocks[1].locator.heading == "Title");
  CHECK(extraction.blocks[1].locator.anchor.empty());
  CHECK(texts(read(mixed({html, plain}, "alternative"))) == Texts{"plain"});
  CHECK(texts(read(mixed({plain, html}, "alternative"))) == Texts{"plain"});
  CHECK(texts(read(mixed({"Content-Type: text/plain\n\n ", html}, "alternative"))) == Texts{"html"});
  CHECK(texts(read(mixed({plain, html}))) == Texts{"plain", "html"});
}

TEST_CASE("mail: addresses are no names, and what is no date is told") {
  CHECK(mail_names("a@example.org, <b@example.org>, \"c@example.org\" <c@example.org>").empty());
  CHECK(mail_names("=?utf-8?Q?Ana,_B=C3=A9?= <a@example.org>") == Texts{"Ana, Bé"});
  CHECK(mail_date("Thu, 27 Jun 2013 23:29:57 -0800") == passage::parse_date("2013-06-27"));
  CHECK(mail_date("1 jan 99 00:00") == passage::parse_date("1999-01-01"));
  CHECK_FALSE(mail_date("31 Feb 2013"));
  CHECK_FALSE(mail_date("27 anj 2013"));
  CHECK_FALSE(mail_date("x"));
  CHECK(read("Date: soon\n\ntext").remarks == Texts{"the date soon is not a date"});
}

TEST_CASE("mail: encoded words, parted in the middle of a character too") {
  CHECK(decode_mail_words("=?utf-8?B?w6Q=?= =?UTF-8?Q?b=C3?=\t=?utf-8*de?q?=A4?= c") == "äbä c");
  CHECK(decode_mail_words("=?koi8-r?B?8NLB18E=?=") == "Права");
  CHECK(decode_mail_words("a =?b? =?utf-8?X?y?= =?") == "a =?b? =?utf-8?X?y?= =?");
  CHECK(decode_mail_words("a\xF1os") == "años");
}

TEST_CASE("mail: transfer encodings, damaged ones too") {
  CHECK(decode_base64("aGVs\r\n bG8=trailing") == "hello");
  CHECK(decode_base64("aGV") == "he");
  CHECK(decode_quoted_printable("a=3Db=\r\nc= \t\nd=zz=") == "a=bcd=zz");
}

TEST_CASE("mail: fields go on in the next line, and parameters in the next one") {
  std::string_view text =
      "Subject: one\r\n two\r\nsubject: three\r\nContent-Type: TEXT/Plain;\r\n\tname=\"a;\\\"b\"; x; charset*0=ut; "
      "charset*1=f-8\r\n\r\nbody";
  const MailHeader header(text);
  CHECK(text == "body");
  CHECK(header.field("subject") == "one two");
  const MailField type = header.field_with_parameters("content-type");
  CHECK(type.value == "text/plain");
  CHECK(type.parameter("name") == "a;\"b");
  CHECK(type.parameter("charset") == "utf-8");
}

TEST_CASE("mail: boundaries that begin alike, and messages that are cut short") {
  const Extraction extraction =
      read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--bb\nstill one\n--b \n\ntwo");
  CHECK(texts(extraction) == Texts{"one --bb still one", "two"});
  CHECK(extraction.remarks == Texts{"the message is cut short"});
  CHECK(read(mixed({plain})).remarks.empty());
}

TEST_CASE("mail: nothing is left out silently") {
  Texts parts{plain};
  for (int i = 0; i < 22; ++i) parts.emplace_back("Content-Type: image/png\n\nx");
  const Extraction extraction = read(mixed(parts));
  REQUIRE(extraction.remarks.size() == 1);
  CHECK_THAT(extraction.remarks[0], Catch::EndsWith("image/png, image/png and 2 more"));
  CHECK(tests::refusal_of(mixed({parts[1]}), "a.eml") == RefusalReason::Empty);
  CHECK(read(mixed({plain, "Content-Disposition: attachment; filename=a.txt\n\nnot this"})).remarks ==
        Texts{"attachments that were not read: a.txt (text/plain)"});
}

TEST_CASE("mail: hostile messages are refused") {
  using enum RefusalReason;
  CHECK(tests::refusal_of("no message", "a.eml") == Damaged);
  CHECK(tests::refusal_of(mixed({"Content-Type: application/octet-stream\n\nx"}, "encrypted"), "a.eml") == Encrypted);
  CHECK(tests::refusal_of("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", "a.eml") ==
        Encrypted);
  CHECK(tests::refusal_of(mixed(Texts(1'000, plain)), "a.eml") == TooLarge);
  std::string deep;
  for (int i = 0; i < 30; ++i) {
    const std::string boundary = "b" + std::to_string(i) + "e";
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(tests::refusal_of(deep + "\ntext", "a.eml") == TooLarge);
  std::string words = "Subject: ";
  for (int i = 0; i < 300'000; ++i) words += "=?a?Q? ";
  const double before = processor_seconds();
  (void)read(words + "\n\ntext");
  CHECK(processor_seconds() - before < 2);
  std::string messages;
  for (int i = 0; i < 100'000; ++i) messages += "Content-Type: message/rfc822\n\n";
  CHECK(tests::refusal_of(messages, "a.eml") == TooLarge);
}
