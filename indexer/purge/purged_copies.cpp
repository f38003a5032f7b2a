#include "indexer/purge/purged_copies.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/duplicates/duplicate_pairs.h"
#include "indexer/purge/purge.h"
#include "passage/error.h"

namespace indexer {
namespace {

/// What all generations know of what was purged; one that cannot be read goes all the same.
std::vector<LedgerEntry> purged_entries(const passage::GenerationStore& store, const passage::PurgedIds& purged) {
  std::vector<LedgerEntry> entries;
  for (const passage::Generation& generation : store.generations()) {
    try {
      const Ledger ledger = Ledger::load(generation.ledger());
      for (const LedgerEntry& entry : ledger.entries()) {
        if (!entry.refused && purged.holds(entry.id)) entries.push_back(entry);
      }
    } catch (const passage::Error&) {
      continue;
    }
  }
  return entries;
}

class Copies {
 public:
  void add(const LedgerEntry& entry, Likeness likeness) {
    const auto [copy, is_new] = found_.emplace(&entry, likeness);
    copy->second = std::min(copy->second, likeness);
  }

  [[nodiscard]] std::vector<Report::CopyOfPurged> all() const {
    std::vector<Report::CopyOfPurged> copies;
    for (const auto& [entry, likeness] : found_) copies.push_back({{entry->source, entry->path, entry->id}, likeness});
    std::ranges::sort(copies, {}, [](const Report::CopyOfPurged& copy) {
      return std::tie(copy.document.source, copy.document.file);
    });
    return copies;
  }

 private:
  std::map<const LedgerEntry*, Likeness> found_;
};

}  // namespace

std::vector<Report::CopyOfPurged> copies_of_purged(const passage::GenerationStore& store, const Ledger& kept,
                                                   const passage::PurgedIds& purged) {
  const std::vector<LedgerEntry> gone = purged_entries(store, purged);
  if (gone.empty()) return {};
  Copies copies;
  std::vector<PrintedText> texts;
  std::vector<const LedgerEntry*> documents;  // of `texts`; nothing for one that is purged
  const auto take = [&](const LedgerEntry& entry, const LedgerEntry* document) {
    auto print = decode_print(entry.clues.print);
    if (!print) return;
    texts.push_back({entry.clues.language, entry.clues.symbol, entry.content_hash, std::move(*print)});
    documents.push_back(document);
  };
  for (const LedgerEntry& entry : gone) take(entry, nullptr);
  const std::size_t purged_texts = texts.size();
  for (const LedgerEntry& entry : kept.entries()) {
    if (entry.refused || entry.hidden) continue;
    const bool is_same = !entry.content_hash.empty() &&
                         std::ranges::find(gone, entry.content_hash, &LedgerEntry::content_hash) != gone.end();
    if (is_same) copies.add(entry, Likeness::SameBytes);
    take(entry, &entry);
  }
  for (std::size_t i = purged_texts; i < texts.size(); ++i) {
    // Of a text with very many copies there are no pairs.
    const bool is_same = std::any_of(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(purged_texts),
                                     [&](const PrintedText& text) { return text.print == texts[i].print; });
    if (is_same) copies.add(*documents[i], Likeness::SameText);
  }
  for (const DuplicatePair& pair : duplicate_pairs(texts)) {
    const bool is_copy = pair.first < purged_texts && pair.second >= purged_texts;
    if (is_copy) copies.add(*documents[pair.second], pair.likeness);
  }
  return copies.all();
}

}  // namespace indexer
