// Tesseract itself, in the confined process that recognises pages.
#include <chrono>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "indexer/extract/ocr/ocr_languages.h"
#include "indexer/extract/ocr/tesseract.h"
#include "indexer/ocr/ocr_run.h"
#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extractor_process.h"
#include "tests/indexer/extract/pdf_document.h"
#include "tests/indexer/indexer.h"
#include "tests/indexer/ocr/scan.h"

using namespace indexer;

namespace {

bool is_installed(const std::string& language) {
  const auto engine = installed_ocr_engine();
  const bool there = engine && std::ranges::binary_search(engine->languages, language);
  if (!there) WARN("SKIPPED: the package " << tesseract_package(language) << " is not installed");
  return there;
}

tests::PdfDocument english() {
  tests::PdfDocument document;
  document.add_page();
  document.line(60, 100, "Everyone has the right to seek and to enjoy in coun-", 18);
  document.line(60, 124, "tries other than their own asylum from persecution,", 18);
  document.line(60, 148, "whatever the law of the state says to them all.", 18);
  document.line(60, 220, "29. Nobody is to be returned to danger.", 18);
  return document;
}

tests::PdfDocument spanish() {
  tests::PdfDocument document;
  document.add_page();
  document.line(60, 100,
                "Toda persona tiene derecho a buscar asilo. La ni\xF1"
                "ez migrante",
                18);
  document.line(60, 124, "tambi\xE9n tiene derecho a la educaci\xF3n.", 18);
  return document;
}

ExtractorProcess recognizer() {
  return {MISBEHAVING_EXTRACTOR, std::string(recognizer_argument), recognition_limits()};
}

std::string text_of(const Outcome& outcome) {
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) return "refused: " + refusal->detail;
  std::string text;
  for (const Block& block : std::get<Extraction>(outcome).blocks) text += block.text + "\n";
  return text;
}

std::optional<RefusalReason> reason_of(const Outcome& outcome) {
  const auto* refusal = std::get_if<Refusal>(&outcome);
  return refusal ? std::optional(refusal->reason) : std::nullopt;
}

}  // namespace

TEST_CASE("ocr: a page that is an image is read in the sandbox, broken words joined, paragraphs apart") {
  if (!is_installed("eng")) return;
  ExtractorProcess process = recognizer();
  const std::string pdf = tests::scanned_pdf({tests::scanned(english().bytes())});
  const Outcome outcome = process.extract_bytes(pdf, {.ocr_page = 1, .ocr_languages = "eng"});
  CHECK(
      text_of(outcome) ==
      "Everyone has the right to seek and to enjoy in countries other than their own asylum from persecution, whatever "
      "the law of the state says to them all.\n29. Nobody is to be returned to danger.\n");
  const auto& blocks = std::get<Extraction>(outcome).blocks;
  CHECK(blocks.at(1).locator.ocr);
  CHECK(blocks.at(1).locator.paragraph == "29");
  CHECK(reason_of(process.extract_bytes(pdf, {.ocr_page = 2, .ocr_languages = "eng"})) == RefusalReason::Damaged);
}

TEST_CASE("ocr: images are read, in the language that is asked for") {
  if (!is_installed("spa")) return;
  ExtractorProcess process = recognizer();
  const std::string image = tests::png(tests::scanned(spanish().bytes()));
  CHECK(text_of(process.extract_bytes(image, {.ocr_page = 1, .ocr_languages = "spa"})) ==
        "Toda persona tiene derecho a buscar asilo. La niñez migrante también tiene derecho a la educación.\n");
  // Data that are not there are nothing that the page could be blamed for.
  CHECK(reason_of(process.extract_bytes(image, {.ocr_page = 1, .ocr_languages = "xyz"})) == RefusalReason::Unreadable);
}

TEST_CASE("ocr: a blank page and a black box hold no text") {
  if (!is_installed("eng")) return;
  ExtractorProcess process = recognizer();
  tests::PdfDocument box;
  box.add_page();
  box.black_box();
  const tests::Scan white{800, 600, std::string(std::size_t{800} * 600, '\xFF')};
  CHECK(text_of(process.extract_bytes(tests::png(white), {.ocr_page = 1, .ocr_languages = "eng"})).empty());
  CHECK(text_of(process.extract_bytes(box.bytes(), {.ocr_page = 1, .ocr_languages = "eng"})).empty());
}

TEST_CASE("ocr: hostile images are refused before they are unpacked, and cost nobody else anything") {
  if (!is_installed("eng")) return;
  ExtractorProcess process = recognizer();
  const auto began = std::chrono::steady_clock::now();
  const auto refusal = [&](const std::string& bytes) {
    return reason_of(process.extract_bytes(bytes, {.ocr_page = 1, .ocr_languages = "eng"}));
  };
  const tests::Scan scan = tests::scanned(english().bytes());
  const std::string good = tests::png(scan);
  CHECK(refusal(tests::png(60'000, 60'000, std::string(1000, '\0'))) == RefusalReason::TooLarge);
  CHECK(refusal(tests::png(0xFFFFFFFF, 0xFFFFFFFF, "")).has_value());
  CHECK(refusal(tests::png(40'000'001, 1, "")) == RefusalReason::TooLarge);
  CHECK(refusal(good.substr(0, 40)) == RefusalReason::Damaged);
  CHECK(refusal(std::string("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xC0", 22)) ==
        RefusalReason::Damaged);
  const std::string little_endian_tiff("II*\0\x08\0\0\0", 8);
  const auto entry = [](char tag, char type, std::uint32_t value) {
    const std::string number = tests::big_endian(value);
    return std::string{tag, '\x01', type, '\0', '\x01', '\0', '\0', '\0', number[3], number[2], number[1], number[0]};
  };
  const std::string directory = std::string("\x02\0", 2) + entry('\0', '\4', 60'000) + entry('\1', '\4', 60'000);
  CHECK(refusal(little_endian_tiff + directory + std::string(4, '\0')).has_value());
  CHECK(refusal(little_endian_tiff).has_value());
  // GIFs and bitmaps of 60,000 by 60,000.
  CHECK(
      refusal(std::string("GIF89a\x60\xEA\x60\xEA\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\x60\xEA\x60\xEA\0\x08\x01\0;", 34))
          .has_value());
  CHECK(refusal(std::string("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x60\xEA\0\0\x60\xEA\0\0\x01\0\x18\0", 30) +
                std::string(24, '\0'))
            .has_value());
  // A page of a hundred metres is drawn coarsely, one without an end is not drawn.
  CHECK_FALSE(refusal(tests::scanned_pdf({scan}, "280000 280000")).has_value());
  CHECK(refusal(tests::scanned_pdf({scan}, "999999999 999999999")).has_value());
  // An image inside of a PDF that claims to be large.
  CHECK_FALSE(refusal(tests::scanned_pdf({{60'000, 60'000, "x"}})) == RefusalReason::Crashed);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(60));
  CHECK_FALSE(refusal(good).has_value());
}

TEST_CASE("ocr: a scan is found by its text, with the page and marked as read from an image") {
  if (!is_installed("spa")) return;
  const tests::Indexer indexer;
  tests::PdfDocument text;
  text.add_page();
  text.line(60, 100, "A page with text of its own.", 18);
  indexer.write("scan.pdf", tests::scanned_pdf({tests::scanned(english().bytes()), tests::scanned(english().bytes())}));
  indexer.write("foto.png", tests::png(tests::scanned(spanish().bytes())));
  indexer.write("foto.png.meta.json", R"({"language": "es"})");
  indexer.write("text.pdf", text.bytes());
  CHECK(indexer.index().status == 0);
  const auto scan = indexer.document("docs/scan.pdf");
  REQUIRE(scan);
  REQUIRE(scan->passages.size() >= 2);
  CHECK(scan->passages.front().locator.page == 1);
  CHECK(scan->passages.back().locator.page == 2);
  CHECK(scan->passages.front().locator.ocr);
  CHECK_THAT(scan->passages.front().text, Catch::Contains("right to seek"));
  const auto image = indexer.document("docs/foto.png");
  REQUIRE(image);
  CHECK(image->metadata.language == "es");
  CHECK_FALSE(image->passages.at(0).locator.page);
  CHECK_THAT(image->passages.at(0).text, Catch::Contains("también"));
  // What has a text of its own is not read from its image.
  CHECK_FALSE(indexer.document("docs/text.pdf")->passages.at(0).locator.ocr);
  CHECK(indexer.report()["ocr"]["recognized"].GetInt() == 3);

  // Not even when everything is read afresh is a page recognised twice.
  CHECK(indexer.index({indexer.folder().string(), "--full"}).status == 0);
  CHECK(indexer.report()["ocr"]["recognized"].GetInt() == 0);
  CHECK(indexer.document("docs/scan.pdf")->passages == scan->passages);
}
