#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/curation/curation_file.h"
#include "indexer/item_processor.h"
#include "indexer/ledger.h"
#include "indexer/report.h"
#include "passage/index/curation.h"
#include "passage/index/purged_ids.h"

namespace indexer {

// What a curation changes in a run. Corrections are made when documents are written, to those that are carried over
// too; what was there before them is kept with the curation. Two things take another reading of a document: another
// language, and that it is hidden no more.

/// The language that a correction gives a document; empty for none.
[[nodiscard]] std::string corrected_language(const passage::Curation& curation, std::string_view id);

/// The ledger in which the documents that `after` wants read again are as if they had never been read.
[[nodiscard]] Ledger with_unread(const Ledger& ledger, const passage::Curation& before, const passage::Curation& after);

/// Marks the documents that are hidden, and returns how many there are. Those that were and are no more stay hidden
/// until they have been read.
std::uint64_t hide(std::vector<ItemResult>& items, const passage::Curation& curation);

/// While it lives, the items have the clues that their corrected metadata would give.
class CorrectedClues {
 public:
  CorrectedClues(std::vector<ItemResult>& items, const passage::Curation& curation);
  CorrectedClues(const CorrectedClues&) = delete;
  CorrectedClues& operator=(const CorrectedClues&) = delete;
  ~CorrectedClues();

 private:
  std::map<LedgerEntry*, VersionClues> own_;
};

/// Brings the metadata of documents from one curation to another.
class CuratedMetadata {
 public:
  CuratedMetadata(const passage::Curation& before, const passage::Curation& after);

  /// `fresh`: as it was read; else as it was under the curation before.
  void curate(passage::Metadata& metadata, bool fresh);

  /// Leaves a document as it is; both curations correct it alike.
  void keep(std::string_view id);

  /// With what was there, of all that was curated or kept.
  [[nodiscard]] const passage::Curation& curation() const { return after_; }

 private:
  [[nodiscard]] passage::Curation::Correction* correction_to(std::string_view id);

  passage::Curation before_;
  passage::Curation after_;
};

/// Names the ids in the file that no document has.
void remark_on_unmatched(const CurationFile& file, const std::vector<ItemResult>& items,
                         const passage::PurgedIds& purged, Report& report);

}  // namespace indexer
