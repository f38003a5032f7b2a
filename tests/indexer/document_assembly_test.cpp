#include "indexer/document_assembly.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "passage/index/byte_codec.h"

using namespace indexer;

namespace {

const std::string english =
    "The detention of children is never in their interest, and there are alternatives that cost less and harm nobody. "
    "The network asks every government in the region to end the practice within two years, and to say how.";
// CLD2 passes over text that repeats itself, so this one is another.
const std::string more_english =
    "Everyone who works has a right to wages that are paid in full and on time. Inspectors who look at wages should "
    "not "
    "look at permits, because a worker who fears removal complains about nothing, and the dishonest employer knows it. "
    "Cities that keep the two apart report more complaints, more wages recovered and fewer accidents.";
const std::string spanish =
    "La detención de niñas y niños nunca responde a su interés superior, y existen alternativas que cuestan menos y no "
    "dañan a nadie. La red pide a todos los gobiernos de la región que pongan fin a esa práctica en dos años.";

Item item(const passage::Metadata& declared = {}) {
  Item made{.path = "sub/48% of it.txt", .file = "/srv/docs/sub/48% of it.txt"};
  if (declared != passage::Metadata{}) {
    passage::ByteWriter out;
    passage::write(out, declared);
    made.declared = out.take();
  }
  return made;
}

Extraction extraction(std::vector<Block> blocks) {
  return {.format = "txt", .blocks = std::move(blocks)};
}

bool says(const AssembledDocument& assembled, const std::string& part) {
  return std::ranges::any_of(assembled.remarks,
                             [&](const std::string& remark) { return remark.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("what is declared goes before the document, that before the source's defaults") {
  Source source = source_at("/srv/docs");
  source.base_url = "https://example.org/docs/";
  source.defaults.kind = "report";
  source.defaults.organizations = {"Network"};
  Extraction found = extraction({{.text = english}});
  found.metadata = {.title = "Found", .kind = "statement", .authors = {"Ana"}};
  const auto assembled = assemble_document(found, source, item({.title = "Declared"}), "print");
  const passage::Metadata& metadata = assembled.document.metadata;
  CHECK(metadata.title == "Declared");
  CHECK(metadata.kind == "statement");
  CHECK(metadata.authors == std::vector<std::string>{"Ana"});
  CHECK(metadata.organizations == std::vector<std::string>{"Network"});
  CHECK(metadata.url == "https://example.org/docs/sub/48%25%20of%20it.txt");
  CHECK(metadata.id == "docs/sub/48% of it.txt");
  CHECK(assembled.document.fingerprint == "print");
  CHECK(assembled.document.source == "docs");
  CHECK(assembled.document.format == "txt");
}

TEST_CASE("a bad declared value gives way to a good one of the document") {
  Extraction found = extraction({{.text = english}});
  found.metadata = {.url = "https://example.org/a", .language = "en"};
  const auto assembled = assemble_document(found, source_at("/srv/docs"),
                                           item({.url = "javascript:alert(1)", .language = "klingonish"}), {});
  CHECK(assembled.document.metadata.url == "https://example.org/a");
  CHECK(assembled.document.metadata.language == "en");
  CHECK(says(assembled, "javascript"));
}

TEST_CASE("a document without a title is called by its heading, its first line, its file") {
  const Source source = source_at("/srv/docs");
  const auto title = [&](std::vector<Block> blocks) {
    return assemble_document(extraction(std::move(blocks)), source, item(), {}).document.metadata.title;
  };
  CHECK(title({{.text = "First."}, {.kind = BlockKind::Heading, .text = "Heading"}}) == "Heading");
  CHECK(title({{.text = "First."}, {.text = "Second."}}) == "First.");
  CHECK(title({{.kind = BlockKind::Cue, .text = "Good morning."}}) == "48% of it.txt");
  const std::string cut = title({{.text = english + " " + english}});
  CHECK(cut.size() < 210);
  CHECK(cut.ends_with("…"));
}

TEST_CASE("the language is the declared one, else the document's, else the detected, else the default") {
  Source source = source_at("/srv/docs");
  source.defaults.language = "fr";
  const auto language = [&](const std::string& text, const std::string& own, const std::string& declared) {
    Extraction found = extraction({{.text = text}});
    found.metadata.language = own;
    return assemble_document(found, source, item({.language = declared}), {}).document.metadata.language;
  };
  CHECK(language(english, "", "PT_br") == "pt-BR");
  CHECK(language(english, "es", "pt") == "pt");
  CHECK(language(english, "es", "") == "es");
  CHECK(language(english, "", "") == "en");
  CHECK(language("12 34", "", "") == "fr");
  source.defaults.language = "";
  CHECK(language("12 34", "", "") == "und");
}

TEST_CASE("a language that the text does not bear out is kept and remarked") {
  Extraction found = extraction({{.text = spanish}});
  found.metadata.language = "en";
  const auto assembled = assemble_document(found, source_at("/srv/docs"), item(), {});
  CHECK(assembled.document.metadata.language == "en");
  CHECK(says(assembled, "reads like \"es\""));
}

TEST_CASE("a passage in another language is marked, where detection knows the document's own") {
  const std::vector<Block> blocks{{.text = english, .locator = {.page = 1}},
                                  {.text = more_english, .locator = {.page = 2}},
                                  {.text = spanish, .locator = {.page = 3}},
                                  {.text = "Muy corto.", .locator = {.page = 4}}};
  const auto assembled = assemble_document(extraction(blocks), source_at("/srv/docs"), item(), {});
  const auto& passages = assembled.document.passages;
  REQUIRE(passages.size() == 4);
  CHECK(passages[0].language == "en");
  CHECK(passages[2].language == "es");
  CHECK(passages[3].language == "en");
  // Declared as Mam or the like, which it does not know, every passage would be "foreign".
  const auto unknown = assemble_document(extraction(blocks), source_at("/srv/docs"), item({.language = "quc"}), {});
  for (const auto& passage : unknown.document.passages) CHECK(passage.language == "quc");
}

TEST_CASE("a long document is sampled over its whole length") {
  std::vector<Block> blocks;
  for (int i = 0; i < 100; ++i) blocks.push_back({.text = english});
  for (int i = 0; i < 2000; ++i) blocks.push_back({.text = spanish});
  CHECK(assemble_document(extraction(blocks), source_at("/srv/docs"), item(), {}).document.metadata.language == "es");
}

TEST_CASE("a document without text is refused, a scan as wanting OCR") {
  const auto reason = [](const Extraction& found) {
    try {
      (void)assemble_document(found, source_at("/srv/docs"), item(), {});
    } catch (const RefusedFile& refused) {
      return refused.reason();
    }
    FAIL("not refused");
    return RefusalReason::Crashed;
  };
  CHECK(reason({.format = "pdf"}) == RefusalReason::Empty);
  CHECK(reason({.format = "pdf", .pages = 2, .pages_without_text = {1, 2}}) == RefusalReason::WantsOcr);
  Extraction partly = extraction({{.text = english}});
  partly.pages_without_text = {2};
  CHECK(says(assemble_document(partly, source_at("/srv/docs"), item(), {}), "want OCR: 2"));
}
