#include "indexer/item_processor.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>
#include <variant>

#include "indexer/document_assembly.h"
#include "indexer/extract/jsonl.h"
#include "indexer/fingerprint.h"
#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/file_content.h"
#include "indexer/source/jsonl.h"
#include "indexer/source/source_error.h"

namespace indexer {
namespace {

/// Reasons that lie in the bytes alone. The others may have gone by the next run, so it tries again.
bool is_settled(RefusalReason reason) {
  constexpr std::array settled{RefusalReason::Unsupported, RefusalReason::Empty,   RefusalReason::WantsOcr,
                               RefusalReason::Encrypted,   RefusalReason::Damaged, RefusalReason::TooLarge,
                               RefusalReason::Crashed};
  return std::ranges::find(settled, reason) != settled.end();
}

std::string bytes_of(const Item& item) {
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

ExtractionHints hints_of(const Item& item) {
  if (item.row) return {.content_type = std::string(jsonl_row_content_type)};
  return {.file_name = item.file.filename().native()};
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

ItemResult ItemProcessor::process(const Source& source, const Item& item) const {
  const LedgerEntry* before = ledger_.find(source.identity(), item.path);
  ItemResult result{.entry = {.source = source.identity(), .path = item.path, .state = item.state}};
  LedgerEntry& entry = result.entry;
  if (entry.state.modified >= settled_before_) entry.state.modified = 0;
  try {
    std::string bytes;
    const bool untouched =
        before != nullptr && !full_ && !item.row && !before->content_hash.empty() && before->state == item.state;
    if (untouched) {
      entry.content_hash = before->content_hash;
    } else {
      bytes = bytes_of(item);
      entry.content_hash = content_hash(bytes);
    }
    entry.fingerprint = fingerprint(entry.content_hash, item.declared, source);
    if (before != nullptr && !full_ && before->fingerprint == entry.fingerprint &&
        (!before->refused || is_settled(*before->refused))) {
      entry.id = before->id;
      entry.clues = before->clues;
      entry.refused = before->refused;
      entry.detail = before->detail;
      result.known = true;
      return result;
    }
    extract(source, item, untouched ? bytes_of(item) : bytes, result);
  } catch (const RefusedFile& refused) {
    refuse(result, refused.reason(), refused.what());
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
