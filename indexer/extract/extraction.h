#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/crawl_signs.h"
#include "passage/model/locator.h"
#include "passage/model/metadata.h"

namespace indexer {

enum class BlockKind : std::uint8_t { Paragraph, Heading, Cue };

/// A piece of text that its author set apart: a paragraph, a list item, a table row, a heading, a cue.
/// A heading is a block of its own, and the blocks under it carry it in `locator.heading`.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::string
      text;  ///< Valid UTF-8 without control characters, trimmed, runs of white space made one space; not empty.
  passage::Locator locator;
  std::string language;        ///< BCP 47 where the document marks it (`lang` on an element, `xml:lang`), else empty.
  bool whole_passage = false;  ///< Declared as one passage: the segmenter neither splits it nor joins it to others.
};

/// What a file says, in reading order, and what it says about itself. Nothing in it is trusted.
struct Extraction {
  std::string format;   ///< The row of the table of formats that read it: "pdf", "html" …
  std::string charset;  ///< What a text was decoded from ("windows-1252"); empty where the format fixes it.
  passage::Metadata metadata;
  std::vector<Block> blocks;
  std::uint32_t pages = 0;                        ///< Number of pages where the format has pages.
  std::vector<std::uint32_t> pages_without_text;  ///< Physical pages that show something but hold no text: they want OCR.
  std::vector<std::string> alternates;            ///< Links to the translations of a page, as it writes them.
  std::optional<CrawlSigns> crawl;                ///< For a crawler that asks for it, by its content type.
  std::vector<std::string> remarks;  ///< For the report, in plain words: "the date 31/02/2018 is not a date".
};

/// Why a file cannot be read; each has one sentence in the report (see refusal_sentence in indexer/report.h).
enum class RefusalReason : std::uint8_t {
  Unsupported,   ///< No extractor for this kind of file.
  WantsProgram,  ///< Read by a program that is not installed.
  Empty,         ///< Zero bytes, or no text at all.
  WantsOcr,      ///< Pages without any text: a scan.
  AwaitsOcr,     ///< The same, whose turn to be recognised comes in a later run.
  Encrypted,     ///< Needs a password.
  Damaged,       ///< Not what it claims to be, or cut short.
  TooLarge,      ///< Beyond the limit on input or output.
  TimedOut,      ///< Killed after the time limit.
  OutOfMemory,   ///< Beyond the limit on memory.
  Crashed,       ///< The extractor ended by a signal.
  Unreadable,    ///< The file cannot be opened or read.
  BadMetadata,   ///< An id that is not one, two documents with one id, a row that is not JSON.
};

/// Thrown by extractors for a file they cannot read. `what()` is a detail for the report ("line 3: …"), may be empty.
class RefusedFile : public std::runtime_error {
 public:
  RefusedFile(RefusalReason reason, const std::string& detail) : std::runtime_error(detail), reason_(reason) {}
  [[nodiscard]] RefusalReason reason() const { return reason_; }

 private:
  RefusalReason reason_;
};

/// What is known about a file before it is opened.
struct ExtractionHints {
  std::string file_name;       ///< Name without folders; its extension leads to a format, the bytes confirm it.
  std::string charset;         ///< Declared outside the file (HTTP), or empty.
  std::string content_type;    ///< Declared outside the file, or empty.
  std::uint32_t ocr_page = 0;  ///< Of recognize_page(): the page, from 1.
  std::string ocr_languages;   ///< Of recognize_page(): Tesseract's names, joined by "+".
};

/// Reads one file with the extractor that its name and first bytes call for. Throws RefusedFile. What it returns holds
/// text, or pages without any that want OCR.
/// Runs in the sandboxed child only (and in tests): the bytes may be hostile.
[[nodiscard]] Extraction extract(std::string_view bytes, const ExtractionHints& hints);

}  // namespace indexer
