#include "indexer/item_processor.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>
#include <variant>

#include "indexer/duplicates/text_print.h"
#include "indexer/extract/jsonl.h"
#include "indexer/fingerprint.h"
#include "indexer/known_items.h"
#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/file_content.h"
#include "indexer/source/jsonl.h"
#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

std::string bytes_of(const Item& item, const FetchItem& fetch) {
  if (item.remote) {
    try {
      return fetch(item);
    } catch (const GoneFromSource& gone) {
      throw RefusedFile(RefusalReason::Unreadable, gone.what());
    }
  }
  if (item.row) {
    try {
      return read_row_bytes(item.file, *item.row);
    } catch (const SourceError& error) {
      throw RefusedFile(RefusalReason::Unreadable, error.what());
    }
  }
  auto content = file_content(item.file, ExtractionLimits{}.input);
  if (const auto* refusal = std::get_if<Refusal>(&content)) throw RefusedFile(refusal->reason, refusal->detail);
  return std::get<std::string>(std::move(content));
}

/// Of what is fetched, with all that was fetched along with it: an item that is not fetched the next time has only
/// this.
std::string hash_of(const std::string& bytes, const Item& item) {
  if (!item.remote) return content_hash(bytes);
  passage::ByteWriter all;
  all.text(bytes);
  all.text(item.declared);
  all.text(item.remote->caption);
  all.text(item.remote->date ? item.remote->date->text : "");
  if (!item.remote->alternates.empty()) all.texts(item.remote->alternates);
  return content_hash(all.bytes());
}

ExtractionHints hints_of(const Item& item) {
  if (item.remote) return item.remote->hints;
  if (item.row) return {.content_type = std::string(jsonl_row_content_type)};
  return {.file_name = item.file.filename().native()};
}

/// What a document owes to where its file is: the name tells the format and may be the title; the daemon serves it by
/// its path. A link may lead to another file of the same bytes, and a source may be moved.
std::string file_of(const Source& source, const Item& item) {
  if (item.remote || item.row) return {};
  return source.serve ? item.file.native() : item.file.filename().native();
}

/// Whether a file that could not be read is there all the same: its disk or its permissions fail, nobody took it away.
bool is_still_there(const Item& item) {
  std::error_code ignored;
  return !item.remote &&
         std::filesystem::symlink_status(item.file, ignored).type() == std::filesystem::file_type::regular;
}

ItemResult kept(const LedgerEntry& before, const std::string& why) {
  return {.entry = before, .known = true, .kept = true, .remarks = {why + "; what it said at the last run was kept"}};
}

void refuse(ItemResult& result, RefusalReason reason, std::string detail) {
  result.entry.id.clear();
  result.entry.work.clear();
  result.entry.clues = {};
  result.entry.refused = reason;
  result.entry.detail = std::move(detail);
}

/// A file that takes too long or too much memory is tried again once: the machine may have been busy.
void count_try(LedgerEntry& entry, const LedgerEntry* before) {
  if (entry.refused != RefusalReason::TimedOut && entry.refused != RefusalReason::OutOfMemory) return;
  const bool is_same = before != nullptr && before->fingerprint == entry.fingerprint;
  entry.tries = std::min(most_tries, (is_same ? before->tries : 0) + 1);
}

}  // namespace

ItemProcessor::ItemProcessor(const Ledger& ledger, Spool& spool, Extractor extractor, OcrRun& ocr, Extractor recognizer,
                             const ConceptRules& concept_rules, bool full, std::int64_t settled_before,
                             CorrectedLanguage corrected)
    : ledger_(ledger),
      spool_(spool),
      extractor_(std::move(extractor)),
      ocr_(ocr),
      ocr_reader_(std::make_unique<OcrReader>(ocr, std::move(recognizer))),
      recognizer_(std::make_unique<ConceptRecognizer>(concept_rules)),
      analyzer_(std::make_unique<passage::Analyzer>()),
      full_(full),
      settled_before_(settled_before),
      corrected_(std::move(corrected)) {}

/// Nothing has to be read to know that it is what it was.
bool ItemProcessor::is_untouched(const Item& item, const LedgerEntry* before) const {
  if (before == nullptr || full_ || before->content_hash.empty()) return false;
  return item.remote ? item.remote->unchanged : !item.row && before->state == item.state;
}

ItemResult ItemProcessor::process(const Source& source, const Item& item, const FetchItem& fetch) const {
  const LedgerEntry* before = ledger_.find(source.identity(), item.path);
  ItemResult result{.entry = {.source = source.identity(), .path = item.path, .state = item.state}};
  result.entry.folds = source.fold_duplicates;
  LedgerEntry& entry = result.entry;
  if (item.remote) entry.version = item.remote->version;
  if (entry.state.modified >= settled_before_) entry.state.modified = 0;
  try {
    const bool untouched = is_untouched(item, before);
    std::string bytes = untouched ? std::string{} : bytes_of(item, fetch);
    entry.content_hash = untouched ? before->content_hash : hash_of(bytes, item);
    entry.fingerprint =
        fingerprint(entry.content_hash, item.remote ? std::string{} : item.declared, source, file_of(source, item));
    const bool same = before != nullptr && !full_ && can_be_carried_over(*before, entry.fingerprint);
    if (same && !ocr_.reads_more(source, before->ocr)) {
      entry.id = before->id;
      entry.clues = before->clues;
      entry.hidden = before->hidden;
      entry.pages_without_text = before->pages_without_text;
      entry.language_guessed = before->language_guessed;
      entry.refused = before->refused;
      entry.detail = before->detail;
      entry.ocr = before->ocr;
      entry.tries = before->tries;
      result.known = true;
      return result;
    }
    if (untouched) bytes = bytes_of(item, fetch);
    extract(source, item, std::move(bytes), result);
  } catch (const RefusedFile& refused) {
    const bool was_document = before != nullptr && !before->refused;
    if (refused.reason() == RefusalReason::Unreadable && was_document && is_still_there(item)) {
      return kept(*before, refused.what());
    }
    refuse(result, refused.reason(), refused.what());
  } catch (const FetchError& error) {
    if (before != nullptr && !before->refused) {
      result = kept(*before, error.what());
      result.entry.folds = source.fold_duplicates;
      return result;
    }
    refuse(result, RefusalReason::Unreadable, error.what());
  } catch (const std::bad_alloc&) {
    refuse(result, RefusalReason::OutOfMemory, "");
  }
  count_try(entry, before);
  result.known = entry.refused && before != nullptr && before->refused == entry.refused;
  return result;
}

void ItemProcessor::read_images(Extraction& extraction, const Source& source, const Item& item, std::string_view bytes,
                                ItemResult& result) const {
  const std::string language = image_language(extraction, declared_metadata(item), source);
  ocr_reader_->read(extraction, bytes, result.entry.content_hash, source, language, result.entry.ocr);
}

void ItemProcessor::extract(const Source& source, const Item& item, std::string bytes, ItemResult& result) const {
  Outcome outcome = extractor_(bytes, hints_of(item));
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    refuse(result, refusal->reason, refusal->detail);
    return;
  }
  Extraction extraction = std::get<Extraction>(std::move(outcome));
  if (!extraction.pages_without_text.empty()) read_images(extraction, source, item, bytes, result);
  bytes = {};  // a large file is not kept beside its text
  AssembledDocument assembled =
      assemble_document(std::move(extraction), source, item, result.entry.fingerprint, corrected_);
  assembled.document.metadata.concepts = recognizer_->concepts(assembled.document);
  result.remarks = std::move(assembled.remarks);
  result.entry.id = assembled.document.metadata.id;
  result.entry.clues = std::move(assembled.clues);
  if (const auto print = print_of(assembled.document, *analyzer_)) result.entry.clues.print = encode(*print);
  result.entry.pages_without_text = assembled.pages_without_text;
  result.entry.language_guessed = assembled.language_guessed;
  result.slot = spool_.append(assembled.document);
}

}  // namespace indexer
