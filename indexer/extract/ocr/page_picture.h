#pragma once

#include <cstddef>
#include <memory>

#include "indexer/extract/ocr/tesseract.h"

namespace poppler {
class image;
class page;
}  // namespace poppler

namespace indexer {

/// A page of a PDF, drawn in grey: 300 dots to the inch, or as many as keep it within the bound on pixels.
class PagePicture {
 public:
  /// Throws RefusedFile (Damaged) when it cannot be drawn.
  PagePicture(const poppler::page& page, std::size_t max_pixels);
  PagePicture(const PagePicture&) = delete;
  PagePicture& operator=(const PagePicture&) = delete;
  ~PagePicture();

  [[nodiscard]] GreyPixels pixels() const;

 private:
  std::unique_ptr<poppler::image> image_;
  int resolution_ = 0;
};

}  // namespace indexer
