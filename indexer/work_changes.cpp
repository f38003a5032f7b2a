#include "indexer/work_changes.h"

#include <algorithm>
#include <map>

namespace indexer {
namespace {

using KnownWorks = std::map<std::string_view, std::vector<const LedgerEntry*>>;

KnownWorks works_of(const Ledger& ledger) {
  KnownWorks works;
  for (const LedgerEntry& entry : ledger.entries()) {
    if (!entry.refused && !entry.hidden) works[entry.work].push_back(&entry);
  }
  for (auto& [key, entries] : works) {
    std::ranges::sort(entries, {}, [](const LedgerEntry* entry) { return place_in_index(*entry); });
  }
  return works;
}

/// Whether the record of a document would come out as it is.
bool is_same_document(const ItemResult& next, const LedgerEntry& before) {
  const LedgerEntry& entry = next.entry;
  return !next.slot && entry.id == before.id && entry.fingerprint == before.fingerprint &&
         entry.added == before.added && entry.copy_of == before.copy_of && entry.state.size == before.state.size;
}

}  // namespace

std::size_t WorkChanges::count() const {
  return gone.size() + static_cast<std::size_t>(std::ranges::count(works, false, &NextWork::is_same));
}

WorkChanges work_changes(const Ledger& before, std::span<const ItemResult* const> documents) {
  KnownWorks known = works_of(before);
  WorkChanges changes;
  while (!documents.empty()) {
    const std::string& key = documents.front()->entry.work;
    const auto end = std::ranges::find_if(documents, [&](const ItemResult* one) { return one->entry.work != key; });
    NextWork work{.documents = documents.first(static_cast<std::size_t>(end - documents.begin()))};
    documents = documents.subspan(work.documents.size());
    if (const auto found = known.find(key); found != known.end()) {
      work.is_known = true;
      work.is_same = std::ranges::equal(work.documents, found->second, [](const auto* next, const auto* old) {
        return is_same_document(*next, *old);
      });
      known.erase(found);
    }
    changes.works.push_back(work);
  }
  for (const auto& work : known) changes.gone.push_back(work.first);
  return changes;
}

}  // namespace indexer
