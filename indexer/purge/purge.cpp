#include "indexer/purge/purge.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/purge/kept_places.h"
#include "indexer/second_of_an_id.h"
#include "indexer/source/escaped_name.h"

namespace indexer {
namespace {

/// A document that was purged. Of what was refused nobody knows the id: it counts by the ones that its path and the
/// reason name.
bool is_purged(const LedgerEntry& entry, const passage::PurgedIds& purged) {
  if (!entry.refused) return purged.holds(entry.id);
  if (const auto second = id_of_second(entry.detail); second && purged.holds(*second)) return true;
  for (std::size_t i = entry.path.find('#'); i != std::string::npos; i = entry.path.find('#', i + 1)) {
    if (purged.holds(std::string_view(entry.path).substr(i + 1))) return true;  // "rows.jsonl#id"
  }
  const std::string label = std::filesystem::path(entry.source).filename().string();
  return purged.holds(document_id(label, entry.path));
}

}  // namespace

void begin_purge(const passage::GenerationStore& store, passage::PurgedIds& purged) {
  purged.set_finished(false);
  purged.save(store.data_directory());
}

Ledger without_purged(const Ledger& ledger, const passage::PurgedIds& purged) {
  if (purged.empty()) return ledger;
  std::vector<LedgerEntry> kept;
  std::set<std::string> addresses;
  for (const LedgerEntry& entry : ledger.entries()) {
    if (!is_purged(entry, purged)) {
      kept.push_back(entry);
    } else if (!entry.clues.url.empty()) {
      addresses.insert(entry.clues.url);
    }
  }
  for (LedgerEntry& entry : kept) {
    std::erase_if(entry.clues.alternates, [&](const std::string& address) { return addresses.contains(address); });
  }
  return Ledger(std::move(kept));
}

void leave_out_purged(ReadSource& read, const passage::PurgedIds& purged, OcrCache& images, Report& report) {
  if (purged.empty()) return;
  for (const ItemResult& result : read.results) {
    if (result.entry.ocr.image_pages > 0 && is_purged(result.entry, purged)) images.remove(result.entry.content_hash);
  }
  read.left_out =
      std::erase_if(read.results, [&](const ItemResult& result) { return is_purged(result.entry, purged); });
  report.purged += read.left_out;
}

void finish_purge(const passage::GenerationStore& store, const passage::StoreLock& lock, passage::PurgedIds& purged,
                  OcrCache& images, Report& report) {
  if (!passage::remove_all_but_current(store, lock).empty()) {
    report.purge.emplace_back(
        "Older generations were removed: there is nothing to roll back to before the next publication.");
  }
  images.keep_only(read_contents(store));
  for (const std::string_view what : remove_kept_places(store.data_directory())) {
    report.purge.push_back("Removed: " + std::string(what) + ".");
  }
  purged.set_finished(true);
  purged.save(store.data_directory());
}

std::string removed_translations(const passage::LearntSummary& learnt) {
  return "The translations learnt on " + learnt.created +
         " were removed, because they may show words of what was purged; `passage-indexer learn` learns them anew.";
}

}  // namespace indexer
