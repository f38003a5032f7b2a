#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"
#include "indexer/extract/ocr/tesseract.h"

namespace indexer {

/// A page of more pixels is drawn more coarsely, an image of more is refused: A3 at 300 dots to the inch has 17
/// million.
constexpr std::size_t max_recognized_pixels = 40'000'000;

/// Recognises the text of one page (`hints.ocr_page`) of a PDF or an image with Tesseract in `hints.ocr_languages`.
/// Blocks are paragraphs marked as OCR, with what is printed on the page but not its number; there may be none. Throws
/// RefusedFile; Unreadable when Tesseract itself cannot be had, whatever the file is. For the sandboxed child.
[[nodiscard]] Extraction recognize_page(std::string_view bytes, const ExtractionHints& hints);

/// Paragraphs, each with the locator and the mark of OCR. Lines that Tesseract is not sure of are left out: pictures
/// are full of them. `paragraph` of the locator is each paragraph's own number.
[[nodiscard]] std::vector<Block> recognized_blocks(const std::vector<RecognizedLine>& lines, passage::Locator locator);

/// To be called before the process is confined: the library is loaded then, and counts for nothing in the limit on
/// memory.
void load_recognizer();

}  // namespace indexer
