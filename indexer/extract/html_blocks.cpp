#include "indexer/extract/html_blocks.h"

#include <string>
#include <utility>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/numbered_paragraph.h"

namespace indexer {
namespace {

constexpr std::size_t longest_heading = 400;  // bytes; beyond it, a heading was never closed
constexpr std::size_t most_heading_nodes = 500;
constexpr std::size_t longest_row = 2000;  // bytes; beyond it, a table lays out a page
constexpr std::string_view between_cells = " | ";

/// Whether the heading is short enough to have been closed where it should; looks at a bounded part of it.
bool is_closed_heading(const xmlNode& heading) {
  std::size_t bytes = 0;
  std::size_t nodes = 0;
  const auto is_long = [&] { return bytes > longest_heading || nodes > most_heading_nodes; };
  walk_until(heading, [&](const xmlNode& node) {
    bytes += text_of(node).size();
    ++nodes;
    return is_long();
  });
  return !is_long();
}

/// A row of data reads as one line; a row that holds headings or tables lays out a page.
bool is_data_row(const xmlNode& row) {
  std::size_t size = 0;
  bool plain = true;
  walk_until(row, [&](const xmlNode& node) {
    size += text_of(node).size();
    const ElementRole role = role_of(node);
    const bool line = role != ElementRole::Heading && role != ElementRole::Preformatted &&
                      (role != ElementRole::Row || &node == &row);
    plain = line && size <= longest_row;
    return !plain;
  });
  return plain;
}

/// The id that a link to the heading can name: its own, that of an anchor in it, or that of the section it opens.
std::string_view anchor_of(const xmlNode& heading) {
  if (const std::string_view id = attribute(heading, "id"); !id.empty()) return id;
  std::string_view found;
  walk_until(heading, [&](const xmlNode& node) {
    found = attribute(node, "id");
    if (found.empty() && name_of(node) == "a") found = attribute(node, "name");
    return !found.empty();
  });
  const xmlNode* section = heading.parent;
  if (!found.empty() || section == nullptr) return found;
  for (const xmlNode* before = heading.prev; before != nullptr; before = before->prev) {
    if (before->type == XML_ELEMENT_NODE) return {};
  }
  const std::string_view name = name_of(*section);
  return name == "section" || name == "div" || name == "article" ? attribute(*section, "id") : std::string_view{};
}

class BlockWriter {
 public:
  explicit BlockWriter(const MainContent& content) : content_(content) {}

  std::vector<Block> write() {
    const xmlNode* above = &content_.root();
    while (above != nullptr && name_of(*above) != "body" && outer_language_.empty()) {
      outer_language_ = language_of(*above);
      above = above->parent;
    }
    walk(
        content_.root(), [this](const xmlNode& node) { return enter(node); },
        [this](const xmlNode& node) { leave(node); });
    flush(BlockKind::Paragraph);
    return std::move(blocks_);
  }

 private:
  bool enter(const xmlNode& node) {
    if (node.type != XML_ELEMENT_NODE) {
      append(text_of(node));
      return false;
    }
    if (content_.leaves_out(node)) return false;
    switch (role_of(node)) {
      case ElementRole::Inline:
        if (name_of(node) == "sup" && sup_ == nullptr) {
          sup_ = &node;
          separate_note_mark(node);
        }
        break;
      case ElementRole::LineBreak:
        if (++line_breaks_ == 2) end_paragraph();
        text_ += ' ';
        break;
      case ElementRole::Heading:
        end_paragraph();
        if (heading_ == nullptr && row_ == nullptr && is_closed_heading(node)) heading_ = &node;
        break;
      case ElementRole::Row:
        end_paragraph();
        if (heading_ == nullptr && row_ == nullptr && is_data_row(node)) row_ = &node;
        break;
      case ElementRole::Cell:
        end_paragraph();
        finish_cell();
        break;
      case ElementRole::Preformatted:
        end_paragraph();
        if (preformatted_ == nullptr) preformatted_ = &node;
        break;
      case ElementRole::Block:
        end_paragraph();
        break;
      case ElementRole::NotRead:
        return false;
    }
    if (is_block(node) && name_of(node) != "body" && !language_of(node).empty())
      languages_.emplace_back(&node, language_of(node));
    return true;
  }

  void leave(const xmlNode& node) {
    if (node.type != XML_ELEMENT_NODE) return;
    if (&node == heading_) {
      heading_ = nullptr;
      flush_heading(node);
    } else if (is_block(node)) {
      if (&node == row_) finish_row();
      end_paragraph();
    }
    if (&node == sup_) sup_ = nullptr;
    if (&node == preformatted_) preformatted_ = nullptr;
    if (!languages_.empty() && languages_.back().first == &node) languages_.pop_back();
  }

  static bool is_block(const xmlNode& node) {
    const ElementRole role = role_of(node);
    return role != ElementRole::Inline && role != ElementRole::LineBreak && role != ElementRole::NotRead;
  }

  void append(std::string_view text) {
    if (preformatted_ == nullptr) {
      if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) line_breaks_ = 0;
      text_ += text;
      return;
    }
    for (std::size_t gap = text.find("\n\n"); gap != std::string_view::npos; gap = text.find("\n\n")) {
      text_ += text.substr(0, gap);
      end_paragraph();
      text.remove_prefix(gap + 2);
    }
    text_ += text;
  }

  /// "refoulement<sup>12</sup>": the mark of a note is no part of the word.
  void separate_note_mark(const xmlNode& sup) {
    walk_until(sup, [&](const xmlNode& node) {
      const std::string_view text = text_of(node);
      if (text.empty()) return false;
      if (std::string_view("0123456789[(*").find(text.front()) != std::string_view::npos) text_ += ' ';
      return true;
    });
  }

  void finish_cell() {
    if (row_ == nullptr) return;
    const std::string cell = clean_text(text_);
    text_.clear();
    if (!cell.empty()) row_text_.append(row_text_.empty() ? std::string_view{} : between_cells).append(cell);
  }

  void finish_row() {
    finish_cell();
    row_ = nullptr;
    text_ = std::move(row_text_);
    row_text_.clear();
  }

  /// Inside of a heading or a row, paragraphs are parts of one line.
  void end_paragraph() {
    line_breaks_ = 0;
    if (heading_ != nullptr || row_ != nullptr) {
      text_ += ' ';
    } else {
      flush(BlockKind::Paragraph);
    }
  }

  void flush_heading(const xmlNode& node) {
    const std::string text = clean_text(text_);
    if (!text.empty()) {
      locator_.heading = text;
      locator_.anchor = clean_text(anchor_of(node));
    }
    flush(BlockKind::Heading);
  }

  void flush(BlockKind kind) {
    Block block{.kind = kind, .text = clean_text(text_), .locator = locator_};
    text_.clear();
    if (!holds_word(block.text)) return;  // "|" between links, "* * *"
    if (kind == BlockKind::Paragraph) block.locator.paragraph = paragraph_number(block.text);
    block.language = clean_text(languages_.empty() ? outer_language_ : languages_.back().second);
    blocks_.push_back(std::move(block));
  }

  const MainContent& content_;
  std::vector<Block> blocks_;
  std::string text_;
  std::string row_text_;  ///< The cells before the one that is being read.
  passage::Locator locator_;
  const xmlNode* heading_ = nullptr;       ///< The heading that is being read.
  const xmlNode* row_ = nullptr;           ///< The row of data that is being read.
  const xmlNode* preformatted_ = nullptr;  ///< The outermost preformatted element that is being read.
  const xmlNode* sup_ = nullptr;           ///< The outermost sup that is being read.
  int line_breaks_ = 0;                    ///< br in a row; two of them end a paragraph.
  std::string_view outer_language_;        ///< That of the elements between body and the content.
  std::vector<std::pair<const xmlNode*, std::string_view>> languages_;
};

}  // namespace

std::vector<Block> html_blocks(const MainContent& content) {
  return BlockWriter(content).write();
}

}  // namespace indexer
