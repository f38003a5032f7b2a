#include "indexer/duplicates/join_duplicates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/duplicates/duplicate_pairs.h"

namespace indexer {
namespace {

/// A pair as the later of its documents sees it.
struct Original {
  std::size_t document = 0;
  Likeness likeness = Likeness::NearlySame;
  bool is_safe = false;
};

/// The works while they are joined. A copy does not count as a version.
class Works {
 public:
  explicit Works(const std::vector<LedgerEntry*>& documents) {
    for (const LedgerEntry* entry : documents) {
      Work& work = works_[entry->work];
      work.is_declared = work.is_declared || !entry->clues.work.empty();
      ++work.versions[entry->clues.language];
    }
  }

  [[nodiscard]] const std::string& key_of(const std::string& key) const {
    const auto joined = joined_.find(key);
    return joined == joined_.end() ? key : key_of(joined->second);
  }

  void take_out(const LedgerEntry& copy) { --works_[key_of(copy.work)].versions[copy.clues.language]; }
  void put_back(const LedgerEntry& copy) { ++works_[key_of(copy.work)].versions[copy.clues.language]; }

  /// Makes the works of two documents one. False where they have to stay apart.
  bool join(const LedgerEntry& one, const LedgerEntry& other) {
    std::string key = key_of(one.work);
    std::string gone = key_of(other.work);
    if (key == gone) return true;
    if (works_[key].is_declared && works_[gone].is_declared) return false;
    for (const auto& [language, count] : works_[gone].versions) {
      const auto same = works_[key].versions.find(language);
      if (count > 0 && same != works_[key].versions.end() && same->second > 0) return false;
    }
    // A declared key goes before all others, then the first.
    if (std::tuple(!works_[gone].is_declared, gone) < std::tuple(!works_[key].is_declared, key)) std::swap(key, gone);
    for (const auto& [language, count] : works_[gone].versions) works_[key].versions[language] += count;
    joined_[gone] = key;
    return true;
  }

 private:
  struct Work {
    bool is_declared = false;
    std::map<std::string, int> versions;  ///< How many in each language.
  };
  std::map<std::string, Work> works_;
  std::map<std::string, std::string>
      joined_;  ///< Key of a work that is none any more -> of the one that it is part of.
};

class Joining {
 public:
  explicit Joining(std::vector<LedgerEntry*> documents) : documents_(std::move(documents)) {
    // What is shown goes first.
    std::ranges::sort(documents_, [](const LedgerEntry* a, const LedgerEntry* b) {
      const auto rank = [](const LedgerEntry* entry) {
        return std::tuple(entry->clues.date.empty(), std::string_view(entry->clues.date), std::string_view(entry->id));
      };
      return rank(a) < rank(b);
    });
    find_originals();
  }

  void run(Report& report) {
    Works works(documents_);
    std::vector<std::optional<Original>> shown(documents_.size());
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const auto is_shown_for_it = [&](const Original& original) {
        return original.is_safe && documents_[i]->folds && documents_[original.document]->folds &&
               !shown[original.document];
      };
      const auto original = std::ranges::find_if(originals_[i], is_shown_for_it);
      if (original == originals_[i].end()) continue;
      shown[i] = *original;
      works.take_out(*documents_[i]);
    }
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (!shown[i] || works.join(*documents_[shown[i]->document], *documents_[i])) continue;
      works.put_back(*documents_[i]);
      shown[i].reset();
    }
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      documents_[i]->work = works.key_of(documents_[i]->work);
      if (shown[i]) documents_[i]->copy_of = documents_[shown[i]->document]->id;
    }
    tell(shown, report);
  }

 private:
  void find_originals() {
    originals_.resize(documents_.size());
    std::vector<PrintedText> texts;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const LedgerEntry& entry = *documents_[i];
      auto print = decode_print(entry.clues.print);
      if (!print || entry.clues.language.empty()) continue;
      texts.push_back({entry.clues.language, entry.clues.symbol, entry.content_hash, std::move(*print)});
      places.push_back(i);
    }
    for (const DuplicatePair& pair : duplicate_pairs(texts)) {
      originals_[places[pair.second]].push_back({places[pair.first], pair.likeness, pair.is_safe});
    }
  }

  /// Copies under what they are copies of. Versions that were declared to be one text are no news.
  void tell(const std::vector<std::optional<Original>>& shown, Report& report) const {
    std::map<std::size_t, Report::Duplicates> groups;
    std::vector<bool> is_copy(documents_.size(), false);
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      std::optional<Original> original = shown[i];
      if (!original) {
        const auto found = std::ranges::find_if(originals_[i], [&](const Original& one) {
          return !is_copy[one.document] && documents_[one.document]->work != documents_[i]->work;
        });
        if (found == originals_[i].end()) continue;
        original = *found;
      }
      is_copy[i] = true;
      Report::Duplicates& group = groups[original->document];
      group.shown = place_of(*documents_[original->document]);
      group.copies.push_back({place_of(*documents_[i]), original->likeness, shown[i].has_value()});
    }
    for (auto& [document, group] : groups) report.duplicates.push_back(std::move(group));
    std::ranges::sort(report.duplicates, {},
                      [](const Report::Duplicates& group) { return std::tie(group.shown.source, group.shown.file); });
  }

  static Report::Place place_of(const LedgerEntry& entry) { return {entry.source, entry.path, entry.id}; }

  std::vector<LedgerEntry*> documents_;  ///< In the order in which they are shown for others.
  std::vector<std::vector<Original>> originals_;
};

}  // namespace

void join_duplicates(std::vector<ItemResult>& items, Report& report) {
  std::vector<LedgerEntry*> documents;
  for (ItemResult& item : items) {
    item.entry.copy_of.clear();
    if (!item.entry.refused && !item.entry.hidden) documents.push_back(&item.entry);
  }
  Joining(std::move(documents)).run(report);
}

}  // namespace indexer
