#include "indexer/extract/pdf.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>

#include <poppler-document.h>
#include <poppler-page.h>

#include "indexer/extract/blank_page.h"
#include "indexer/extract/line_joining.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/page_columns.h"
#include "indexer/extract/page_notes.h"
#include "indexer/extract/pdf_document.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_metadata.h"
#include "indexer/extract/pdf_paragraphs.h"
#include "indexer/extract/running_heads.h"

namespace indexer {
namespace {

constexpr int max_pages = 50'000;
constexpr std::size_t max_title = 300;  // bytes
constexpr double chapter_scale =
    1.5;  // a page that begins with letters larger than this times the body's begins a chapter

struct PrintedPages {
  std::vector<TextPage> pages;
  std::vector<std::string> labels;
  std::vector<std::vector<PageNote>> notes;  ///< Of each page.
};

PrintedPages read_pages(const poppler::document& document, std::vector<std::string>& remarks) {
  PrintedPages result;
  for (int i = 0; i < std::min(document.pages(), max_pages); ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    if (!page) remarks.push_back("page " + std::to_string(i + 1) + " is damaged");
    result.pages.push_back(page ? read_page(*page) : TextPage{});
    result.labels.push_back(page ? page_label(*page) : std::string{});
  }
  return result;
}

/// Brings the pages into the order of reading: text without running heads and notes, then the notes.
void put_in_order(PrintedPages& printed) {
  remove_running_heads(printed.pages, printed.labels);
  const double body_size = body_type(printed.pages).font_size;
  for (TextPage& page : printed.pages) {
    const bool note_goes_on = !printed.notes.empty() && !printed.notes.back().empty();
    printed.notes.push_back(take_notes(page, body_size, note_goes_on));
    page.lines = in_reading_order(std::move(page.lines));
  }
}

/// Makes the blocks of page after page. Notes would part the sentences that go on to the next page: they follow the
/// chapter that they belong to, each with the page it stands on.
class BlockWriter {
 public:
  explicit BlockWriter(std::vector<Block>& blocks) : blocks_(blocks) {}

  void begin_page(std::uint32_t page, const std::string& label) {
    locator_.page = page;
    locator_.page_label = label == std::to_string(page) ? std::string{} : label;
    first_of_page_ = true;
  }

  void write(PrintedParagraph paragraph) {
    const bool goes_on = first_of_page_ && !paragraph.heading && !blocks_.empty() && begins_lower_case(paragraph.text);
    if (goes_on) take_rest_of_word(paragraph.text);
    first_of_page_ = false;
    if (paragraph.text.empty()) return;
    Block block;
    block.text = std::move(paragraph.text);
    block.locator = locator_;
    if (paragraph.heading) {
      block.kind = BlockKind::Heading;
      locator_.heading = block.text;
      block.locator.heading.clear();
    } else {
      block.locator.paragraph = goes_on ? blocks_.back().locator.paragraph : paragraph_number(block.text);
    }
    blocks_.push_back(std::move(block));
  }

  void write_later(std::string note) {
    Block block;
    block.text = std::move(note);
    block.locator = locator_;
    if (!block.text.empty()) notes_.push_back(std::move(block));
  }

  void end_chapter() {
    std::ranges::move(notes_, std::back_inserter(blocks_));
    notes_.clear();
  }

 private:
  /// A word that the end of the page broke belongs to the page on which it begins.
  void take_rest_of_word(std::string& text) {
    if (!LineJoiner::is_broken_word(blocks_.back().text, text)) return;
    const std::size_t word = std::min(text.find(' '), text.size());
    LineJoiner().append(blocks_.back().text, std::string_view(text).substr(0, word), false);
    text.erase(0, std::min(text.size(), word + 1));
  }

  std::vector<Block>& blocks_;
  std::vector<Block> notes_;  ///< Of the chapter so far.
  passage::Locator locator_;
  bool first_of_page_ = true;
};

std::string joined(const PageNote& note, const LineJoiner& joiner) {
  std::string text;
  for (std::size_t i = 0; i < note.size(); ++i) {
    joiner.append(text, note[i].text, i > 0 && note[i - 1].ends_soft_hyphen);
  }
  return text;
}

bool begins_chapter(const std::vector<PrintedParagraph>& page, const BodyType& body) {
  return !page.empty() && page.front().heading && page.front().font_size >= chapter_scale * body.font_size;
}

/// The largest heading on the first page, for a document that does not name its title.
std::string printed_title(const std::vector<PrintedParagraph>& first_page) {
  const PrintedParagraph* best = nullptr;
  for (const PrintedParagraph& paragraph : first_page) {
    if (paragraph.heading && (best == nullptr || paragraph.font_size > best->font_size + 0.5)) best = &paragraph;
  }
  return best != nullptr && best->text.size() <= max_title ? best->text : std::string{};
}

}  // namespace

Extraction extract_pdf(std::string_view bytes, const ExtractionHints& hints) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  Extraction extraction;
  extraction.format = "pdf";
  extraction.metadata = pdf_metadata(*document, hints.file_name);
  extraction.pages = static_cast<std::uint32_t>(document->pages());
  if (document->pages() > max_pages) extraction.remarks.push_back("only the first 50,000 pages were read");

  PrintedPages printed = read_pages(*document, extraction.remarks);
  put_in_order(printed);
  const BodyType body = body_type(printed.pages);
  LineJoiner joiner;
  for (const TextPage& page : printed.pages) {
    for (const TextLine& line : page.lines) joiner.learn(line.text);
  }
  BlockWriter writer(extraction.blocks);
  BlankPageTest blank_page(*document);
  for (std::size_t i = 0; i < printed.pages.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    if (printed.pages[i].lines.empty()) {
      if (!blank_page(static_cast<int>(i))) extraction.pages_without_text.push_back(number);
      continue;
    }
    std::vector<PrintedParagraph> paragraphs = paragraphs_of(printed.pages[i], body, joiner);
    if (i == 0 && extraction.metadata.title.empty()) extraction.metadata.title = printed_title(paragraphs);
    if (begins_chapter(paragraphs, body)) writer.end_chapter();
    writer.begin_page(number, printed.labels[i]);
    for (PrintedParagraph& paragraph : paragraphs) writer.write(std::move(paragraph));
    for (const PageNote& note : printed.notes[i]) writer.write_later(joined(note, joiner));
  }
  writer.end_chapter();
  if (extraction.blocks.empty() && extraction.pages_without_text.empty()) {
    throw RefusedFile(RefusalReason::Empty, "the pages are blank");
  }
  return extraction;
}

}  // namespace indexer
