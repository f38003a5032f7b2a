#include "indexer/ocr/ocr_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/document_language.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/refusal.h"
#include "indexer/page_list.h"

namespace indexer {
namespace {

using std::chrono::steady_clock;

/// The last reading of a page, be it by another engine or in other languages.
const PageReading* find_reading(const std::vector<PageReading>& readings, std::uint32_t page) {
  const auto found = std::ranges::lower_bound(readings, page, {}, &PageReading::page);
  return found != readings.end() && found->page == page ? &*found : nullptr;
}

bool is_current(const PageReading* reading, const OcrEngine& engine, const std::string& languages) {
  return reading != nullptr && reading->engine == engine.name && reading->languages == languages;
}

std::vector<Block> blocks_of(const PageReading& reading, bool has_pages) {
  std::vector<Block> blocks;
  for (const std::string& paragraph : reading.paragraphs) {
    Block block{.text = paragraph};
    block.locator.ocr = true;
    block.locator.paragraph = paragraph_number(paragraph);
    if (has_pages) block.locator.page = reading.page;
    if (has_pages) block.locator.page_label = reading.label;
    blocks.push_back(std::move(block));
  }
  return blocks;
}

/// Behind everything that stands on earlier pages, notes that follow their chapter aside.
void insert(std::vector<Block> page, std::vector<Block>& blocks) {
  if (page.empty()) return;
  const std::uint32_t number = page.front().locator.page.value_or(0);
  const auto next =
      std::ranges::find_if(blocks, [&](const Block& block) { return block.locator.page.value_or(0) > number; });
  blocks.insert(next, std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
}

/// Faults of the engine, and of nothing that a page could be blamed for.
bool is_fault_of_engine(const Refusal& refusal) {
  return refusal.reason == RefusalReason::Unreadable;
}

}  // namespace

/// What became of the pages.
struct OcrReader::Pages {
  std::vector<std::uint32_t> unread;   ///< By nothing, now or later.
  std::vector<std::uint32_t> waiting;  ///< For a later run; they may have a reading of old.
  std::vector<std::pair<std::uint32_t, Refusal>> failed;
};

void OcrReader::read(Extraction& extraction, std::string_view bytes, std::string_view content_hash,
                     const Source& source, const std::string& language, OcrState& state) {
  state = {.image_pages = static_cast<std::uint32_t>(extraction.pages_without_text.size()),
           .engine = run_.signature(source)};
  if (state.image_pages == 0 || source.ocr.mode == OcrMode::Never) return;

  std::vector<std::string> wanted = source.ocr.languages;
  if (wanted.empty() && !language.empty()) wanted = {language};
  const std::string languages = run_.engine() ? run_.languages_for(source, wanted) : std::string{};
  const std::vector<PageReading> known = run_.cache().readings(content_hash);
  const steady_clock::time_point began = steady_clock::now();
  Pages pages;
  std::uint32_t number = 0;
  for (const std::uint32_t page : extraction.pages_without_text) {
    const PageReading* before = find_reading(known, page);
    const bool readable = !languages.empty() && ++number <= run_.limits().pages;
    std::optional<PageReading> reading;
    if (readable && !is_current(before, *run_.engine(), languages)) {
      const bool in_time = run_.has_time() && steady_clock::now() - began < run_.limits().document;
      if (in_time) reading = recognize(bytes, content_hash, page, languages);
      if (!reading) pages.waiting.push_back(page);
    }
    if (!reading && before != nullptr) reading = *before;
    if (!reading && !readable) pages.unread.push_back(page);
    if (!reading) continue;
    if (reading->failure) pages.failed.emplace_back(page, *reading->failure);
    insert(blocks_of(*reading, extraction.pages > 0), extraction.blocks);
  }
  state.waiting = static_cast<std::uint32_t>(pages.waiting.size());
  extraction.pages_without_text = pages.unread;

  conclude(pages, extraction);
}

/// Says in the extraction what did not become text, or refuses a document that has none.
void OcrReader::conclude(const Pages& pages, Extraction& extraction) {
  for (const auto& [page, refusal] : pages.failed) {
    extraction.remarks.push_back("the text of page " + std::to_string(page) +
                                 " could not be recognised: " + std::string(refusal_sentence(refusal.reason)) +
                                 (refusal.detail.empty() ? "" : " (" + refusal.detail + ")"));
  }
  if (!extraction.blocks.empty()) {
    if (!pages.waiting.empty()) {
      extraction.remarks.push_back("pages whose text the next runs recognise: " + page_list(pages.waiting));
    }
    return;
  }
  if (!pages.waiting.empty()) throw RefusedFile(RefusalReason::AwaitsOcr, page_count(pages.waiting.size()));
  if (!pages.unread.empty()) throw RefusedFile(RefusalReason::WantsOcr, page_count(pages.unread.size()));
  if (!pages.failed.empty()) throw RefusedFile(pages.failed[0].second.reason, pages.failed[0].second.detail);
  throw RefusedFile(RefusalReason::Empty, "images in which no text was recognised");
}

std::optional<PageReading> OcrReader::recognize(std::string_view bytes, std::string_view content_hash,
                                                std::uint32_t page, const std::string& languages) {
  PageReading reading{.page = page, .engine = run_.engine()->name, .languages = languages};
  Outcome outcome = recognize_(bytes, {.ocr_page = page, .ocr_languages = languages});
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    if (is_fault_of_engine(*refusal)) {
      run_.give_up(refusal->detail);
      return std::nullopt;
    }
    reading.failure = *refusal;
  } else {
    Extraction& extraction = std::get<Extraction>(outcome);
    for (Block& block : extraction.blocks) reading.paragraphs.push_back(std::move(block.text));
    if (!extraction.blocks.empty()) reading.label = extraction.blocks.front().locator.page_label;
    run_.count_page();
  }
  run_.cache().add(content_hash, reading);
  return reading;
}

std::string image_language(const Extraction& extraction, const passage::Metadata& declared, const Source& source) {
  for (const std::string* said : {&declared.language, &extraction.metadata.language}) {
    if (!said->empty()) return *said;
  }
  const passage::DetectedLanguage detected = document_language(extraction.blocks, source.defaults.language);
  return detected.reliable ? detected.language : source.defaults.language;
}

}  // namespace indexer
