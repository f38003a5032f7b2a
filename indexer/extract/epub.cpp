#include "indexer/extract/epub.h"

#include <algorithm>

#include "indexer/extract/epub_package.h"
#include "indexer/extract/html.h"
#include "indexer/extract/zip_member.h"

namespace indexer {
namespace {

void add_chapter(Extraction chapter, Extraction& book) {
  const std::string& language = chapter.metadata.language;
  for (Block& block : chapter.blocks) {
    block.locator.anchor.clear();  // leads nowhere: no browser opens the chapter
    if (block.language.empty() && language != book.metadata.language) block.language = language;
    book.blocks.push_back(std::move(block));
  }
}

}  // namespace

Extraction extract_epub(std::string_view bytes, const ExtractionHints& hints) {
  ZipArchive archive(bytes);
  const std::vector<std::string> locked = epub_locked_members(archive);
  EpubPackage package = epub_package(archive, hints.file_name);
  Extraction book;
  book.format = "epub";
  book.metadata = std::move(package.metadata);
  std::size_t missing = 0;
  for (const std::string& chapter : package.chapters) {
    if (std::ranges::find(locked, chapter) != locked.end()) {
      throw RefusedFile(RefusalReason::Encrypted, "the chapters are encrypted (DRM)");
    }
    const std::optional<std::string> html = archive.read(chapter);
    if (html) {
      add_chapter(extract_html(*html, {}), book);
    } else {
      ++missing;
    }
  }
  if (missing > 0) {
    const std::string remark = "chapters that the archive does not hold: " + std::to_string(missing);
    if (book.blocks.empty()) throw RefusedFile(RefusalReason::Damaged, remark);
    book.remarks.push_back(remark);
  }
  return book;
}

}  // namespace indexer
