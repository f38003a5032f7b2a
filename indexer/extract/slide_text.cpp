#include "indexer/extract/slide_text.h"

#include <algorithm>

namespace indexer {
namespace {

constexpr std::uint32_t most_slides = 5'000;  // a hostile file shows one small slide for ever

}  // namespace

void SlideText::begin_slide() {
  if (++slides_ > most_slides) throw RefusedFile(RefusalReason::TooLarge, "more than 5,000 slides");
  text_ = OfficeText();
  in_title_ = false;
  picture_ = false;
}

void SlideText::begin_title() {
  if (in_title_) return;
  text_.begin_paragraph();
  text_.paragraph()->heading = true;
  in_title_ = true;
}

void SlideText::end_title() {
  if (in_title_) text_.end_paragraph();
  in_title_ = false;
}

void SlideText::begin_paragraph() {
  if (in_title_) {
    text_.text(" ");
  } else {
    text_.begin_paragraph();
  }
}

void SlideText::end_paragraph() {
  if (!in_title_) text_.end_paragraph();
}

void SlideText::end_slide() {
  end_title();
  std::vector<Block> slide = text_.take();
  if (slide.empty() && picture_) ++only_pictures_;
  const auto is_heading = [](const Block& block) { return block.kind == BlockKind::Heading; };
  std::ranges::stable_partition(slide, is_heading);
  const std::string heading = !slide.empty() && is_heading(slide.front()) ? slide.front().text : std::string{};
  if (slides_ == 1) title_ = heading;
  for (Block& block : slide) {
    block.locator.page = slides_;
    block.locator.heading = is_heading(block) ? block.text : heading;
    blocks_.push_back(std::move(block));
  }
}

void SlideText::finish(Extraction& extraction) {
  if (blocks_.empty() && only_pictures_ > 0) {
    throw RefusedFile(RefusalReason::WantsOcr,
                      std::to_string(only_pictures_) + " slides are pictures without text; save it as PDF");
  }
  if (hidden_slides_ > 0) {
    extraction.remarks.push_back("hidden slides that were left out: " + std::to_string(hidden_slides_));
  }
  if (extraction.metadata.title.empty()) extraction.metadata.title = title_;
  extraction.pages = slides_;
  extraction.blocks = std::move(blocks_);
}

}  // namespace indexer
