#include "indexer/ocr/ocr_reader.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using namespace indexer;
using namespace std::chrono_literals;

namespace {

using Texts = std::vector<std::string>;
using Pages = std::vector<std::uint32_t>;

/// Recognises pages as the test says.
class Fixture {
 public:
  OcrState read(Extraction& extraction, const std::string& language = "es") {
    asked.clear();
    OcrRun run([&] { return engine; }, directory_.path(), limits);
    OcrReader reader(run, [&](std::string_view /*bytes*/, const ExtractionHints& hints) -> Outcome {
      asked.push_back(hints.ocr_page);
      languages = hints.ocr_languages;
      if (const auto refusal = refusals.find(hints.ocr_page); refusal != refusals.end()) return refusal->second;
      Extraction page;
      if (pictures.contains(hints.ocr_page)) return page;
      page.blocks.push_back({.text = engine->name + " reads page " + std::to_string(hints.ocr_page)});
      page.blocks.back().locator.page_label = "p";
      return page;
    });
    OcrState state;
    refused.reset();
    try {
      reader.read(extraction, "bytes", content, source, language, state);
    } catch (const RefusedFile& refusal) {
      refused = Refusal{refusal.reason(), refusal.what()};
    }
    remarks.clear();
    for (const OcrRun::SourceRemark& remark : run.remarks()) remarks.push_back(remark.source + ": " + remark.text);
    return state;
  }

  std::string content = std::string(32, 'c');
  std::optional<OcrEngine> engine = OcrEngine{"tesseract 5", {"ara", "eng", "fra", "spa"}};
  OcrLimits limits;
  Source source{.name = "docs"};
  std::map<std::uint32_t, Refusal> refusals;
  std::set<std::uint32_t> pictures;
  Pages asked;
  std::string languages;
  std::optional<Refusal> refused;
  Texts remarks;

 private:
  tests::TemporaryDirectory directory_;
};

Block block(std::uint32_t page, std::string text) {
  Block result{.text = std::move(text)};
  result.locator.page = page;
  return result;
}

Extraction scan(Pages pages) {
  return {.format = "pdf", .pages = 9, .pages_without_text = std::move(pages)};
}

Texts texts(const Extraction& extraction) {
  Texts result;
  for (const Block& one : extraction.blocks) {
    result.push_back(std::to_string(one.locator.page.value_or(0)) + (one.locator.ocr ? " ocr " : " ") + one.text);
  }
  return result;
}

}  // namespace

TEST_CASE("ocr: pages that were read stand in their place, among text and before notes of their chapter") {
  Fixture fixture;
  Extraction extraction = scan({2, 5});
  extraction.blocks = {block(1, "one"), block(3, "three"), block(1, "a note of the chapter"), block(4, "four")};
  const OcrState state = fixture.read(extraction);
  CHECK(texts(extraction) == Texts{"1 one", "2 ocr tesseract 5 reads page 2", "3 three", "1 a note of the chapter",
                                   "4 four", "5 ocr tesseract 5 reads page 5"});
  CHECK(extraction.blocks[1].locator.page_label == "p");
  CHECK(extraction.pages_without_text.empty());
  CHECK(extraction.remarks.empty());
  CHECK(state.image_pages == 2);
  CHECK(state.waiting == 0);
  CHECK(fixture.languages == "spa");

  Extraction image{.format = "png", .pages_without_text = {1}};
  fixture.content = std::string(32, 'd');
  (void)fixture.read(image);
  CHECK(texts(image) == Texts{"0 ocr tesseract 5 reads page 1"});
}

TEST_CASE("ocr: no page is read twice by the same engine in the same languages") {
  Fixture fixture;
  Extraction extraction = scan({1, 2});
  (void)fixture.read(extraction);
  CHECK(fixture.asked == Pages{1, 2});
  const Texts before = texts(extraction);
  extraction = scan({1, 2});
  (void)fixture.read(extraction);
  CHECK(fixture.asked.empty());
  CHECK(texts(extraction) == before);
  extraction = scan({1, 2});
  (void)fixture.read(extraction, "fr");
  CHECK(fixture.asked == Pages{1, 2});
  fixture.engine->name = "tesseract 6";
  extraction = scan({1});
  (void)fixture.read(extraction, "fr");
  CHECK(texts(extraction) == Texts{"1 ocr tesseract 6 reads page 1"});
}

TEST_CASE("ocr: without time the pages wait, and what an engine of old has read serves until then") {
  Fixture fixture;
  Extraction extraction = scan({1});
  (void)fixture.read(extraction);
  for (const bool of_run : {true, false}) {
    fixture.limits = {};
    (of_run ? fixture.limits.run : fixture.limits.document) = 0ms;
    fixture.engine->name = "tesseract 6";
    extraction = scan({1, 2});
    const OcrState state = fixture.read(extraction);
    CHECK(fixture.asked.empty());
    CHECK(texts(extraction) == Texts{"1 ocr tesseract 5 reads page 1"});
    CHECK(extraction.remarks == Texts{"pages whose text the next runs recognise: 1, 2"});
    CHECK(extraction.pages_without_text.empty());
    CHECK(state.waiting == 2);
    extraction = scan({3});
    CHECK(fixture.read(extraction).waiting == 1);
    CHECK(fixture.refused == Refusal{RefusalReason::AwaitsOcr, "1 page"});
  }
  // Without any engine what was read stays, and the rest is nobody's.
  fixture.engine.reset();
  extraction = scan({1, 2});
  const OcrState state = fixture.read(extraction);
  CHECK(texts(extraction).size() == 1);
  CHECK(extraction.pages_without_text == Pages{2});
  CHECK(state.waiting == 0);
  CHECK(state.engine.empty());
}

TEST_CASE("ocr: pages beyond the limit of a document are not read") {
  Fixture fixture;
  fixture.limits.pages = 2;
  Extraction extraction = scan({1, 2, 3, 4});
  const OcrState state = fixture.read(extraction);
  CHECK(fixture.asked == Pages{1, 2});
  CHECK(extraction.pages_without_text == Pages{3, 4});
  CHECK(state.waiting == 0);
}

TEST_CASE("ocr: a page that cannot be read is remembered with the reason, and costs that page only") {
  Fixture fixture;
  fixture.refusals[2] = {RefusalReason::TimedOut, "60000 ms"};
  Extraction extraction = scan({1, 2, 3});
  (void)fixture.read(extraction);
  CHECK(texts(extraction).size() == 2);
  REQUIRE(extraction.remarks.size() == 1);
  CHECK_THAT(extraction.remarks[0],
             Catch::StartsWith("the text of page 2 could not be recognised: ") && Catch::EndsWith("(60000 ms)"));
  extraction = scan({1, 2, 3});
  (void)fixture.read(extraction);
  CHECK(fixture.asked.empty());
  CHECK(extraction.remarks.size() == 1);

  fixture.content = std::string(32, 'd');
  extraction = scan({2});
  (void)fixture.read(extraction);
  CHECK(fixture.refused == Refusal{RefusalReason::TimedOut, "60000 ms"});
  fixture.pictures = {4};
  extraction = scan({4});
  (void)fixture.read(extraction);
  CHECK(fixture.refused->reason == RefusalReason::Empty);
}

TEST_CASE("ocr: an engine that fails is given up for the run and blames no page") {
  Fixture fixture;
  fixture.refusals[1] = {RefusalReason::Unreadable, "no data"};
  Extraction extraction = scan({1, 2});
  CHECK(fixture.read(extraction).waiting == 2);
  CHECK(fixture.asked == Pages{1});
  CHECK(fixture.refused->reason == RefusalReason::AwaitsOcr);
  CHECK(fixture.remarks == Texts{": text recognition was given up for this run: no data"});
  fixture.refusals.clear();
  extraction = scan({1, 2});
  CHECK(fixture.read(extraction).waiting == 0);
}

TEST_CASE("ocr: languages are those of the source, else of the document, else what is installed") {
  Fixture fixture;
  Extraction extraction = scan({1});
  fixture.source.ocr.languages = {"fr", "en"};
  (void)fixture.read(extraction);
  CHECK(fixture.languages == "fra+eng");
  fixture.source.ocr.languages = {"pt-BR", "fr", "fr-CA"};
  extraction = scan({2});
  (void)fixture.read(extraction);
  CHECK(fixture.languages == "fra");
  CHECK(fixture.remarks == Texts{"docs: images in the language \"pt-BR\" want the Debian package tesseract-ocr-por"});
  fixture.source.ocr.languages.clear();
  extraction = scan({3});
  (void)fixture.read(extraction, "");
  CHECK(fixture.languages == "ara+fra+eng");
  extraction = scan({4});
  (void)fixture.read(extraction, "ru");
  CHECK(fixture.asked.empty());
  CHECK(fixture.refused == Refusal{RefusalReason::WantsOcr, "1 page"});
  CHECK(fixture.remarks.size() == 1);
}

TEST_CASE("ocr: a source that wants none gets none") {
  Fixture fixture;
  fixture.source.ocr.mode = OcrMode::Never;
  Extraction extraction = scan({1});
  const OcrState state = fixture.read(extraction);
  CHECK(fixture.asked.empty());
  CHECK(extraction.pages_without_text == Pages{1});
  CHECK(state.image_pages == 1);
  CHECK(state.engine.empty());
}
