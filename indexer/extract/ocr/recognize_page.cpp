#include "indexer/extract/ocr/recognize_page.h"

#include <cstdlib>
#include <memory>
#include <utility>

#include <poppler-document.h>
#include <poppler-page.h>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/line_joining.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/ocr/page_picture.h"
#include "indexer/extract/ocr/tesseract.h"
#include "indexer/extract/pdf_document.h"
#include "passage/error.h"

namespace indexer {
namespace {

Tesseract* recognizer() {
  static const std::unique_ptr<Tesseract> found = Tesseract::find();
  return found.get();
}

/// What Tesseract sees in leaves, faces and stains has 0 to 40; lines of a bad scan have 45 and more, of a good one 90.
constexpr double least_confidence = 40;

struct Lines {
  std::vector<RecognizedLine> lines;
  passage::Locator locator;
};

Lines lines_of_pdf(std::string_view bytes, const ExtractionHints& hints) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const auto number = static_cast<int>(hints.ocr_page);
  const std::unique_ptr<poppler::page> page(number <= document->pages() ? document->create_page(number - 1) : nullptr);
  if (!page) throw RefusedFile(RefusalReason::Damaged, "the page is damaged");
  const PagePicture picture(*page, max_recognized_pixels);
  Lines result{.lines = recognizer()->recognize(picture.pixels(), hints.ocr_languages)};
  const std::string label = page_label(*page);
  if (label != std::to_string(hints.ocr_page)) result.locator.page_label = label;
  return result;
}

Lines lines_of_image(std::string_view bytes, const ExtractionHints& hints) {
  return {.lines = recognizer()->recognize_image(bytes, static_cast<int>(hints.ocr_page) - 1, max_recognized_pixels,
                                                 hints.ocr_languages)};
}

}  // namespace

std::vector<Block> recognized_blocks(const std::vector<RecognizedLine>& lines, passage::Locator locator) {
  LineJoiner joiner;
  for (const RecognizedLine& line : lines) joiner.learn(line.text);
  locator.ocr = true;
  std::vector<Block> blocks;
  int paragraph = -1;
  for (const RecognizedLine& line : lines) {
    const std::string text = clean_text(line.text);
    if (line.confidence < least_confidence || !holds_word(text)) continue;
    if (blocks.empty() || line.paragraph != paragraph) blocks.push_back({.locator = locator});
    joiner.append(blocks.back().text, text, false);
    paragraph = line.paragraph;
  }
  for (Block& block : blocks) block.locator.paragraph = paragraph_number(block.text);
  return blocks;
}

Extraction recognize_page(std::string_view bytes, const ExtractionHints& hints) {
  if (recognizer() == nullptr) throw RefusedFile(RefusalReason::Unreadable, "the library of Tesseract is not there");
  Extraction extraction;
  extraction.format = "ocr";
  try {
    Lines recognized = is_pdf(bytes) ? lines_of_pdf(bytes, hints) : lines_of_image(bytes, hints);
    extraction.blocks = recognized_blocks(recognized.lines, std::move(recognized.locator));
  } catch (const passage::Error& error) {
    throw RefusedFile(RefusalReason::Unreadable, error.what());
  }
  return extraction;
}

void load_recognizer() {
  ::setenv("OMP_THREAD_LIMIT", "1", 1);  // a confined process cannot have threads
  (void)recognizer();
}

}  // namespace indexer
