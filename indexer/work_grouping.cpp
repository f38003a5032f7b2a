#include "indexer/work_grouping.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace indexer {
namespace {

/// Documents without a declared work, by id; sets of them are works.
class Grouping {
 public:
  explicit Grouping(std::vector<LedgerEntry*> documents)
      : documents_(std::move(documents)), leader_(documents_.size()) {
    std::ranges::sort(documents_, {}, [](const LedgerEntry* entry) -> const std::string& { return entry->id; });
    std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    for (const LedgerEntry* entry : documents_) languages_.push_back({entry->clues.language});
  }

  void join_by_symbol(Report& report) {
    std::map<std::string, std::map<std::string, std::vector<std::size_t>>> by_symbol;  // then by language
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const VersionClues& clues = documents_[i]->clues;
      if (!clues.symbol.empty()) by_symbol[clues.symbol][clues.language].push_back(i);
    }
    for (const auto& [symbol, by_language] : by_symbol) {
      std::vector<std::size_t> versions;
      for (const auto& [language, documents] : by_language) {
        if (documents.size() > 1) remark(symbol, language, documents, report);
        if (documents.size() == 1) versions.push_back(documents.front());
      }
      for (const std::size_t version : versions) join(versions.front(), version);
    }
  }

  void join_by_alternates() {
    std::map<std::string_view, std::size_t> by_url;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (const std::string& url = documents_[i]->clues.url; !url.empty()) by_url.emplace(url, i);
    }
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      for (const std::string& address : documents_[i]->clues.alternates) {
        const auto other = by_url.find(address);
        if (other != by_url.end() && names(other->second, i)) join(i, other->second);
      }
    }
  }

  void set_works() {
    for (std::size_t i = 0; i < documents_.size(); ++i) documents_[i]->work = documents_[leader_of(i)]->id;
  }

 private:
  bool names(std::size_t document, std::size_t other) const {
    const std::vector<std::string>& alternates = documents_[document]->clues.alternates;
    return std::ranges::find(alternates, documents_[other]->clues.url) != alternates.end();
  }

  std::size_t leader_of(std::size_t document) const {
    while (leader_[document] != document) document = leader_[document];
    return document;
  }

  /// Makes one work of two, if all its versions are then in different languages; the first id leads.
  void join(std::size_t one, std::size_t other) {
    std::size_t first = leader_of(one);
    std::size_t second = leader_of(other);
    if (first == second) return;
    if (second < first) std::swap(first, second);
    std::set<std::string> languages = languages_[first];
    languages.insert(languages_[second].begin(), languages_[second].end());
    const bool is_known = !languages.contains("und") && !languages.contains("");
    if (!is_known || languages.size() != languages_[first].size() + languages_[second].size()) return;
    languages_[first] = std::move(languages);
    leader_[second] = first;
  }

  void remark(const std::string& symbol, const std::string& language, const std::vector<std::size_t>& documents,
              Report& report) const {
    std::string ids;
    for (const std::size_t document : documents) ids += (ids.empty() ? "" : ", ") + documents_[document]->id;
    report.add_remark({}, "symbol " + symbol,
                      "several documents in \"" + language + "\" have it, so they are works of their own: " + ids);
  }

  std::vector<LedgerEntry*> documents_;
  std::vector<std::size_t> leader_;               ///< Of each document another of its work, or itself.
  std::vector<std::set<std::string>> languages_;  ///< Of the work that each leads.
};

}  // namespace

void group_to_works(std::vector<ItemResult>& items, Report& report) {
  std::vector<LedgerEntry*> undeclared;
  for (ItemResult& item : items) {
    LedgerEntry& entry = item.entry;
    if (entry.refused || entry.hidden) continue;
    entry.work = entry.clues.work;
    if (entry.work.empty()) undeclared.push_back(&entry);
  }
  Grouping grouping(std::move(undeclared));
  grouping.join_by_symbol(report);
  grouping.join_by_alternates();
  grouping.set_works();
}

}  // namespace indexer
