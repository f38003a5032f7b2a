#include "indexer/extract/blank_page.h"

#include <algorithm>
#include <memory>

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

namespace indexer {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds most_time{3};
constexpr double pixels = 120;  // along the longer side

bool is_of_one_colour(const poppler::image& image) {
  const auto row_size = static_cast<std::size_t>(image.width()) * 3;
  const char* first = image.const_data();
  for (int y = 0; y < image.height(); ++y) {
    const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (std::size_t i = 0; i < row_size; ++i) {
      if (row[i] != first[i % 3]) return false;
    }
  }
  return true;
}

bool draws_nothing(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return true;
  const poppler::rectf box = page->page_rect();
  const double longer = std::max({box.width(), box.height(), 1.0});
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  const double resolution = 72 * pixels / longer;
  const poppler::image image = renderer.render_page(page.get(), resolution, resolution);
  return image.is_valid() && is_of_one_colour(image);
}

}  // namespace

bool BlankPageTest::operator()(int page) {
  if (spent_ > most_time) return false;
  const steady_clock::time_point start = steady_clock::now();
  const bool blank = draws_nothing(document_, page);
  spent_ += steady_clock::now() - start;
  return blank;
}

}  // namespace indexer
