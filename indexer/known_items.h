#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/ledger.h"
#include "indexer/source/source.h"

namespace indexer {

/// What the run before knows about the items of one source.
class KnownItems {
 public:
  /// `full`: nothing of it saves work.
  KnownItems(const Ledger& ledger, const Source& source, bool full) : ledger_(ledger), source_(source), full_(full) {}

  /// The entry that a fetched item can be carried over from if it has this version still: nothing else that its
  /// document is made from has changed.
  [[nodiscard]] const LedgerEntry* unchanged(std::string_view path, std::string_view version) const;

  [[nodiscard]] bool is_full() const { return full_; }

  /// What the run before has of an item, whatever its version is; nothing where it has none.
  [[nodiscard]] const LedgerEntry* find(std::string_view path) const { return ledger_.find(source_.identity(), path); }

  [[nodiscard]] std::vector<const LedgerEntry*> all() const;

 private:
  const Ledger& ledger_;
  const Source& source_;
  bool full_;
};

/// After so many runs in which a file took too long or too much memory it is not tried again before it changes.
inline constexpr std::uint64_t most_tries = 2;

/// Whether an entry with this fingerprint needs no other try: it is a document, or was refused for a reason that lies
/// in its bytes alone, or was tried often enough. Other reasons may have gone by the next run.
[[nodiscard]] bool can_be_carried_over(const LedgerEntry& entry, std::string_view fingerprint);

}  // namespace indexer
