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

std::optional<NewHome> new_home(const std::vector<const LedgerEntry*>& former, const std::vector<ReadSource*>& read) {
  constexpr std::size_t tenth = 10;
  std::unordered_map<std::string_view, const ReadSource*> homes;  // by content
  for (const ReadSource* source : read) {
    for (const ItemResult& result : source->results) {
      const bool has_content = !result.entry.refused && !result.entry.content_hash.empty();
      if (has_content) homes.emplace(result.entry.content_hash, source);
    }
  }
  NewHome home;
  std::size_t found = 0;
  std::map<std::string, std::size_t> counts;
  for (const LedgerEntry* entry : former) {
    if (entry->refused) continue;
    if (const auto at = homes.find(entry->content_hash); at != homes.end()) {
      ++found;
      ++counts[at->second->source.identity()];
    } else {
      home.left.push_back(entry);
    }
  }
  if (found == 0 || home.left.size() * tenth > found + home.left.size()) return std::nullopt;
  home.name = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; })->first;
  return home;
}

}  // namespace indexer
