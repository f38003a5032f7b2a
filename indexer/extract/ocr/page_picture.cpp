#include "indexer/extract/ocr/page_picture.h"

#include <algorithm>
#include <cmath>

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include "indexer/extract/extraction.h"

namespace indexer {
namespace {

constexpr double points_per_inch = 72;
constexpr double usual_resolution = 300;  // what Tesseract's data were made for

double resolution_for(const poppler::rectf& box, std::size_t max_pixels) {
  const double square_inches =
      std::max(1.0, box.width()) * std::max(1.0, box.height()) / points_per_inch / points_per_inch;
  return std::min(usual_resolution, std::floor(std::sqrt(static_cast<double>(max_pixels) / square_inches)));
}

}  // namespace

PagePicture::PagePicture(const poppler::page& page, std::size_t max_pixels) {
  const double resolution = resolution_for(page.page_rect(), max_pixels);
  if (resolution < 1) throw RefusedFile(RefusalReason::TooLarge, "the page is too large to be drawn");
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  image_ = std::make_unique<poppler::image>(renderer.render_page(&page, resolution, resolution));
  resolution_ = static_cast<int>(resolution);
  if (!image_->is_valid()) throw RefusedFile(RefusalReason::Damaged, "the page cannot be drawn");
}

PagePicture::~PagePicture() = default;

GreyPixels PagePicture::pixels() const {
  return {.data = reinterpret_cast<const unsigned char*>(image_->const_data()),
          .width = image_->width(),
          .height = image_->height(),
          .bytes_per_row = image_->bytes_per_row(),
          .resolution = resolution_};
}

}  // namespace indexer
