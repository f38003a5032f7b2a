#include "indexer/former_sources.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace indexer {

std::vector<std::string> former_sources(const Ledger& ledger, const std::vector<Source>& configured) {
  std::set<std::string> names;
  for (const LedgerEntry& entry : ledger.entries()) {
    const bool is_path = entry.source.find('/') != std::string::npos;  // names have none
    if (!is_path) names.insert(entry.source);
  }
  for (const Source& source : configured) names.erase(source.name);
  return {names.begin(), names.end()};
}

Source former_source(const std::string& name) {
  Source source;
  source.name = name;
  source.is_former = true;
  return source;
}

std::optional<std::string> new_home(const std::vector<const LedgerEntry*>& former,
                                    const std::vector<ReadSource*>& read) {
  constexpr std::size_t tenth = 10;
  std::unordered_map<std::string_view, const ReadSource*> homes;  // by content
  for (const ReadSource* source : read) {
    for (const ItemResult& result : source->results) {
      if (!result.entry.refused) homes.emplace(result.entry.content_hash, source);
    }
  }
  std::size_t documents = 0;
  std::size_t found = 0;
  std::map<std::string, std::size_t> counts;
  for (const LedgerEntry* entry : former) {
    if (entry->refused) continue;
    ++documents;
    const auto home = homes.find(entry->content_hash);
    if (home == homes.end()) continue;
    ++found;
    ++counts[home->second->source.identity()];
  }
  if (found == 0 || (documents - found) * tenth > documents) return std::nullopt;
  return std::ranges::max_element(counts, {}, [](const auto& home) { return home.second; })->first;
}

}  // namespace indexer
