#include "indexer/curation/curated_ledger.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/web_address.h"
#include "passage/text/document_symbol.h"
#include "passage/text/language.h"

namespace indexer {

std::string corrected_language(const passage::Curation& curation, std::string_view id) {
  const passage::Curation::Correction* correction = curation.correction_of(id);
  return correction == nullptr ? std::string{} : correction->metadata.language;
}

Ledger with_unread(const Ledger& ledger, const passage::Curation& before, const passage::Curation& after) {
  std::vector<LedgerEntry> entries = ledger.entries();
  for (LedgerEntry& entry : entries) {
    if (entry.refused) continue;
    const bool other_language = corrected_language(before, entry.id) != corrected_language(after, entry.id);
    if (!other_language && (!entry.hidden || after.hides(entry.id))) continue;
    entry.content_hash.clear();
    entry.fingerprint.clear();
  }
  return Ledger(std::move(entries));
}

std::uint64_t hide(std::vector<ItemResult>& items, const passage::Curation& curation) {
  std::uint64_t hidden = 0;
  for (ItemResult& item : items) {
    if (item.entry.refused) continue;
    item.entry.hidden = item.entry.hidden || curation.hides(item.entry.id);
    hidden += item.entry.hidden ? 1 : 0;
  }
  return hidden;
}

CorrectedClues::CorrectedClues(std::vector<ItemResult>& items, const passage::Curation& curation) {
  for (ItemResult& item : items) {
    LedgerEntry& entry = item.entry;
    const passage::Curation::Correction* correction = entry.refused ? nullptr : curation.correction_of(entry.id);
    if (correction == nullptr) continue;
    own_.emplace(&entry, entry.clues);
    const passage::Metadata& said = correction->metadata;
    if (!said.work.empty()) entry.clues.work = said.work;
    if (!said.symbol.empty()) entry.clues.symbol = passage::document_symbol(said.symbol).value_or("");
    if (!said.url.empty()) entry.clues.url = web_address(said.url);
  }
}

CorrectedClues::~CorrectedClues() {
  for (auto& [entry, clues] : own_) entry->clues = std::move(clues);
}

CuratedMetadata::CuratedMetadata(const passage::Curation& before, const passage::Curation& after)
    : before_(before), after_(after) {
  for (passage::Curation::Correction& correction : after_.corrections) correction.original.reset();
}

passage::Curation::Correction* CuratedMetadata::correction_to(std::string_view id) {
  const auto found = std::ranges::lower_bound(
      after_.corrections, id, {}, [](const auto& correction) -> std::string_view { return correction.metadata.id; });
  return found == after_.corrections.end() || found->metadata.id != id ? nullptr : &*found;
}

void CuratedMetadata::curate(passage::Metadata& metadata, bool fresh) {
  const passage::Curation::Correction* earlier = fresh ? nullptr : before_.correction_of(metadata.id);
  if (earlier != nullptr && earlier->original) undo(metadata, earlier->metadata, *earlier->original);
  if (auto* const now = correction_to(metadata.id)) now->original = correct(metadata, now->metadata);
}

void CuratedMetadata::keep(std::string_view id) {
  if (auto* const now = correction_to(id)) now->original = before_.correction_of(id)->original;
}

void remark_on_unmatched(const CurationFile& file, const std::vector<ItemResult>& items,
                         const passage::PurgedIds& purged, Report& report) {
  std::set<std::string_view> ids;
  for (const ItemResult& item : items) {
    if (!item.entry.refused) ids.insert(item.entry.id);
  }
  for (const auto& [id, line] : file.lines) {
    if (ids.contains(id)) continue;
    report.add_remark({}, file.file.string() + ":" + std::to_string(line),
                      purged.holds(id) ? "this document was purged; take its id out of the file"
                                       : "no document has the id \"" + id + "\"");
  }
}

}  // namespace indexer
