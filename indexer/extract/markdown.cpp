#include "indexer/extract/markdown.h"

#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <md4c.h>

#include "indexer/extract/character_reference.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/declared_metadata.h"
#include "indexer/extract/html.h"
#include "indexer/extract/numbered_paragraph.h"
#include "indexer/extract/text_of_file.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

/// Builds blocks out of what md4c calls.
class BlockWriter {
 public:
  void enter_block(MD_BLOCKTYPE type, void* detail) {
    flush(BlockKind::Paragraph);
    switch (type) {
      case MD_BLOCK_OL:
        lists_.push_back(static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
      case MD_BLOCK_UL:
        lists_.emplace_back(std::nullopt);
        break;
      case MD_BLOCK_LI:
        if (!lists_.empty() && lists_.back()) number_ = std::to_string((*lists_.back())++) + ". ";
        break;
      case MD_BLOCK_H:
        level_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
        break;
      case MD_BLOCK_TR:
        in_row_ = true;
        break;
      case MD_BLOCK_HTML:
        in_html_ = true;
        break;
      default:
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_H:
        flush(BlockKind::Heading);
        level_ = 0;
        break;
      case MD_BLOCK_HTML:
        flush_html();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        finish_cell();
        break;
      case MD_BLOCK_TR:
        in_row_ = false;
        text_ = std::move(row_);
        row_.clear();
        flush(BlockKind::Paragraph);
        break;
      case MD_BLOCK_OL:
      case MD_BLOCK_UL:
        flush(BlockKind::Paragraph);
        if (!lists_.empty()) lists_.pop_back();
        break;
      default:
        flush(BlockKind::Paragraph);
        break;
    }
  }

  void add_text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:
        text_ += ' ';
        break;
      case MD_TEXT_ENTITY:
        text_ += decode_character_references(text);
        break;
      case MD_TEXT_HTML:
        add_html(text);
        break;
      default:
        text_ += text;
        break;
    }
  }

  [[nodiscard]] std::vector<Block> take() {
    flush(BlockKind::Paragraph);
    return std::move(blocks_);
  }
  [[nodiscard]] const std::string& title() const { return title_; }

 private:
  /// In a line of text, HTML comes tag by tag and only the tags are dropped; a block of it is read as a whole.
  void add_html(std::string_view html) {
    if (in_html_) text_ += html;
  }

  void finish_cell() {
    const std::string cell = clean_text(text_);
    text_.clear();
    if (!cell.empty()) row_.append(row_.empty() ? "" : " | ").append(cell);
  }

  void flush_html() {
    in_html_ = false;
    const std::string html = std::move(text_);
    text_.clear();
    for (Block& block : html_fragment_blocks(html)) {
      if (block.kind == BlockKind::Heading) heading_ = block.text;
      block.locator.heading = heading_;
      blocks_.push_back(std::move(block));
    }
  }

  void flush(BlockKind kind) {
    if (in_row_) return;
    std::string text = clean_text(text_);
    text_.clear();
    if (!holds_word(text)) return;
    Block block{.kind = kind, .text = std::move(number_) + text};
    number_.clear();
    if (kind == BlockKind::Heading) {
      heading_ = block.text;
      if (level_ == 1 && title_.empty()) title_ = block.text;
    } else {
      block.locator.paragraph = paragraph_number(block.text);
    }
    block.locator.heading = heading_;
    blocks_.push_back(std::move(block));
  }

  std::vector<Block> blocks_;
  std::string text_;
  std::string row_;  ///< The cells before the one that is being read.
  std::string heading_;
  std::string title_;
  std::string number_;                          ///< Of the list item that begins, "29. ".
  std::vector<std::optional<unsigned>> lists_;  ///< Numbers of the next items; none in bullet lists.
  unsigned level_ = 0;
  bool in_row_ = false;
  bool in_html_ = false;
};

/// md4c is C: what a callback throws must not pass through it, but stops it and is thrown again behind it.
struct Parse {
  BlockWriter blocks;
  std::exception_ptr failure;
};

template <typename Call>
int guarded(void* user_data, Call call) {
  auto& parse = *static_cast<Parse*>(user_data);
  try {
    call(parse.blocks);
    return 0;
  } catch (...) {
    parse.failure = std::current_exception();
    return -1;
  }
}

std::vector<Block> parse_markdown(std::string_view text, std::string& title) {
  MD_PARSER parser{};
  // Four spaces of indentation are far more often a continued list than code, and code is read as text anyway.
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user_data) {
    return guarded(user_data, [&](BlockWriter& blocks) { blocks.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user_data) {
    return guarded(user_data, [&](BlockWriter& blocks) { blocks.leave_block(type); });
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = parser.enter_span;
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* user_data) {
    return guarded(user_data, [&](BlockWriter& blocks) { blocks.add_text(type, {piece, size}); });
  };
  if (text.size() > std::numeric_limits<MD_SIZE>::max())
    throw RefusedFile(RefusalReason::TooLarge, "more than 4 GB of Markdown");
  Parse parse;
  const int status = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &parse);
  if (parse.failure) std::rethrow_exception(parse.failure);
  if (status != 0) {
    throw RefusedFile(RefusalReason::OutOfMemory, "the Markdown reader ran out of memory");
  }
  title = parse.blocks.title();
  return parse.blocks.take();
}

/// The YAML between "---" lines at the beginning; removed from `text`. Nothing when there is none or it never ends.
std::optional<std::string_view> take_front_matter(std::string_view& text) {
  const auto next_line = [](std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line.substr(0, line.find_last_not_of(" \t") + 1);
  };
  std::string_view rest = text;
  if (next_line(rest) != "---") return std::nullopt;
  const char* begin = rest.data();
  while (!rest.empty()) {
    const char* end = rest.data();
    const std::string_view line = next_line(rest);
    if (line != "---" && line != "...") continue;
    text = rest;
    return std::string_view(begin, static_cast<std::size_t>(end - begin));
  }
  return std::nullopt;
}

}  // namespace

Extraction extract_markdown(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction{.format = "md"};
  const std::string text = text_of_file(bytes, hints, {}, extraction);
  std::string_view body = text;
  if (const auto front_matter = take_front_matter(body)) {
    DeclaredMetadata declared = read_declared_yaml(*front_matter);
    if (declared.withheld) {
      throw RefusedFile(RefusalReason::BadMetadata,
                        "its front matter calls it a draft or private; only what is public is taken in");
    }
    extraction.metadata = std::move(declared.metadata);
    extraction.remarks.insert(extraction.remarks.end(), declared.remarks.begin(), declared.remarks.end());
  }
  std::string title;
  extraction.blocks = parse_markdown(body, title);
  if (extraction.metadata.title.empty()) extraction.metadata.title = std::move(title);
  return extraction;
}

}  // namespace indexer
