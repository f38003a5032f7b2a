#pragma once

#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// "png", "jpeg", "tiff", "webp", "gif" or "bmp" by the first bytes; empty for what is no such image.
[[nodiscard]] std::string_view image_format(std::string_view bytes);

/// An image says nothing by itself: its pages (a TIFF may have many) want OCR.
[[nodiscard]] Extraction extract_image(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
