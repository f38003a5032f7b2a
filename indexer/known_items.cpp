#include "indexer/known_items.h"

#include <algorithm>
#include <array>

#include "indexer/fingerprint.h"

namespace indexer {
namespace {

bool is_settled(RefusalReason reason) {
  constexpr std::array settled{RefusalReason::Unsupported, RefusalReason::Empty,     RefusalReason::WantsOcr,
                               RefusalReason::AwaitsOcr,   RefusalReason::Encrypted, RefusalReason::Damaged,
                               RefusalReason::TooLarge,    RefusalReason::Crashed};
  return std::ranges::find(settled, reason) != settled.end();
}

}  // namespace

bool can_be_carried_over(const LedgerEntry& entry, std::string_view fingerprint) {
  return entry.fingerprint == fingerprint &&
         (!entry.refused || is_settled(*entry.refused) || entry.tries >= most_tries);
}

const LedgerEntry* KnownItems::unchanged(std::string_view path, std::string_view version) const {
  const LedgerEntry* before = full_ ? nullptr : ledger_.find(source_.identity(), path);
  if (before == nullptr || before->version != version || before->content_hash.empty()) return nullptr;
  return can_be_carried_over(*before, fingerprint(before->content_hash, {}, source_)) ? before : nullptr;
}

std::vector<const LedgerEntry*> KnownItems::all() const {
  std::vector<const LedgerEntry*> entries;
  const std::string identity = source_.identity();
  for (const LedgerEntry& entry : ledger_.entries()) {
    if (entry.source == identity) entries.push_back(&entry);
  }
  return entries;
}

}  // namespace indexer
