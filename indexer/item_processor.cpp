#include "indexer/item_processor.h"

#include <new>
#include <utility>
#include <variant>

#include "indexer/document_assembly.h"
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

std::string kept_remark(const FetchError& error) {
  return std::string(error.what()) + "; what it said at the last run was kept";
}

void refuse(ItemResult& result, RefusalReason reason, std::string detail) {
  result.entry.id.clear();
  result.entry.work.clear();
  result.entry.clues = {};
  result.entry.refused = reason;
  result.entry.detail = std::move(detail);
}

}  // namespace

ItemProcessor::ItemProcessor(const Ledger& ledger, Spool& spool, Extractor extractor, const ConceptRules& concept_rules,
                             bool full, std::int64_t settled_before)
    : ledger_(ledger),
      spool_(spool),
      extractor_(std::move(extractor)),
      recognizer_(std::make_unique<ConceptRecognizer>(concept_rules)),
      full_(full),
      settled_before_(settled_before) {}

/// Nothing has to be read to know that it is what it was.
bool ItemProcessor::is_untouched(const Item& item, const LedgerEntry* before) const {
  if (before == nullptr || full_ || before->content_hash.empty()) return false;
  return item.remote ? item.remote->unchanged : !item.row && before->state == item.state;
}

ItemResult ItemProcessor::process(const Source& source, const Item& item, const FetchItem& fetch) const {
  const LedgerEntry* before = ledger_.find(source.identity(), item.path);
  ItemResult result{.entry = {.source = source.identity(), .path = item.path, .state = item.state}};
  LedgerEntry& entry = result.entry;
  if (item.remote) entry.version = item.remote->version;
  if (entry.state.modified >= settled_before_) entry.state.modified = 0;
  try {
    const bool untouched = is_untouched(item, before);
    const std::string bytes = untouched ? std::string{} : bytes_of(item, fetch);
    entry.content_hash = untouched ? before->content_hash : hash_of(bytes, item);
    entry.fingerprint = fingerprint(entry.content_hash, item.remote ? std::string{} : item.declared, source);
    if (before != nullptr && !full_ && can_be_carried_over(*before, entry.fingerprint)) {
      entry.id = before->id;
      entry.clues = before->clues;
      entry.refused = before->refused;
      entry.detail = before->detail;
      result.known = true;
      return result;
    }
    extract(source, item, untouched ? bytes_of(item, fetch) : bytes, result);
  } catch (const RefusedFile& refused) {
    refuse(result, refused.reason(), refused.what());
  } catch (const FetchError& error) {
    if (before != nullptr && !before->refused) {
      return {.entry = *before, .known = true, .kept = true, .remarks = {kept_remark(error)}};
    }
    refuse(result, RefusalReason::Unreadable, error.what());
  } catch (const std::bad_alloc&) {
    refuse(result, RefusalReason::OutOfMemory, "");
  }
  result.known = entry.refused && before != nullptr && before->refused == entry.refused;
  return result;
}

void ItemProcessor::extract(const Source& source, const Item& item, const std::string& bytes,
                            ItemResult& result) const {
  Outcome outcome = extractor_(bytes, hints_of(item));
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    refuse(result, refusal->reason, refusal->detail);
    return;
  }
  AssembledDocument assembled =
      assemble_document(std::get<Extraction>(std::move(outcome)), source, item, result.entry.fingerprint);
  assembled.document.metadata.concepts = recognizer_->concepts(assembled.document);
  result.remarks = std::move(assembled.remarks);
  result.entry.id = assembled.document.metadata.id;
  result.entry.clues = std::move(assembled.clues);
  result.slot = spool_.append(assembled.document);
}

}  // namespace indexer
