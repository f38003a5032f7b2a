#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/concept_recognizer.h"
#include "indexer/document_assembly.h"
#include "indexer/ledger.h"
#include "indexer/ocr/ocr_reader.h"
#include "indexer/sandbox/extraction_messages.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"
#include "indexer/spool.h"
#include "passage/text/analyzer.h"

namespace indexer {

/// What became of an item.
struct ItemResult {
  LedgerEntry entry;                ///< `id` or `refused` is set.
  std::optional<Spool::Slot> slot;  ///< Where the document is; nothing when it is carried over from the ledger.
  bool known = false;  ///< The ledger says the same: a document carried over, or a refusal for the same reason.
  bool kept = false;   ///< It could not be fetched or read, and its document of the last run stands.
  std::vector<std::string> remarks;
};

/// Turns items into documents in the spool, those that the ledger knows unchanged aside. Each thread has its own; the
/// ledger and the spool are shared.
class ItemProcessor {
 public:
  /// `full`: the ledger saves no work. A file modified after `settled_before` (nanoseconds since 1970) may still be
  /// written to within the clock's precision: the next run reads it again.
  /// `ocr` outlives the processor; `recognizer` reads images, see OcrReader. `corrected`: languages that go before what
  /// documents say.
  ItemProcessor(const Ledger& ledger, Spool& spool, Extractor extractor, OcrRun& ocr, Extractor recognizer,
                const ConceptRules& concept_rules, bool full, std::int64_t settled_before,
                CorrectedLanguage corrected = {});

  /// `fetch` is the listing's. Never fails for what a document is; throws passage::Error for what concerns the whole
  /// run.
  [[nodiscard]] ItemResult process(const Source& source, const Item& item, const FetchItem& fetch) const;

 private:
  [[nodiscard]] bool is_untouched(const Item& item, const LedgerEntry* before) const;
  void read_images(Extraction& extraction, const Source& source, const Item& item, std::string_view bytes,
                   ItemResult& result) const;
  void extract(const Source& source, const Item& item, std::string bytes, ItemResult& result) const;

  const Ledger& ledger_;
  Spool& spool_;
  Extractor extractor_;
  OcrRun& ocr_;
  std::unique_ptr<OcrReader> ocr_reader_;
  std::unique_ptr<ConceptRecognizer> recognizer_;
  std::unique_ptr<passage::Analyzer> analyzer_;
  bool full_;
  std::int64_t settled_before_;
  CorrectedLanguage corrected_;
};

}  // namespace indexer
