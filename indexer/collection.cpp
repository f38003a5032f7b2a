#include "indexer/collection.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/curation/curated_ledger.h"
#include "indexer/duplicates/join_duplicates.h"
#include "indexer/former_sources.h"
#include "indexer/second_of_an_id.h"
#include "indexer/suspected_versions.h"
#include "indexer/work_grouping.h"

namespace indexer {
namespace {

std::uint64_t document_count(const std::vector<ItemResult>& results) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(results, [](const ItemResult& result) { return !result.entry.refused; }));
}

ItemResult carried(const LedgerEntry& entry) {
  return {.entry = entry, .known = true};
}

class Collector {
 public:
  Collector(const Ledger& ledger, const KeepingRules& rules, Report& report)
      : ledger_(ledger), rules_(rules), report_(report) {
    for (const LedgerEntry& entry : ledger.entries()) before_[entry.source].push_back(&entry);
  }

  Collection collect(std::vector<ReadSource> sources) {
    std::vector<ReadSource*> fresh;
    for (ReadSource& read : sources) {
      // Ids that are in the index already go before new ones, so what is kept comes first.
      if (const std::string problem = problem_of(read); problem.empty()) {
        fresh.push_back(&read);
      } else {
        keep(read, problem);
      }
    }
    for (const auto& before : before_) {
      const auto is_named = [&](auto& read) { return read.source.identity() == before.first; };
      if (std::ranges::any_of(sources, is_named)) continue;
      const bool is_former = std::ranges::find(rules_.former, before.first) != rules_.former.end();
      keep_entries(is_former ? left_behind(before.first, before.second, fresh) : before.second);
    }
    for (ReadSource* read : fresh) add(*read);
    collection_.refreshed = !fresh.empty();
    return std::move(collection_);
  }

 private:
  static std::uint64_t count_documents(const std::vector<const LedgerEntry*>& entries) {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(entries, [](const LedgerEntry* entry) { return !entry->refused; }));
  }

  std::uint64_t documents_before(const Source& source) { return count_documents(before_[source.identity()]); }

  /// How many of its documents it no longer has, neither under their ids nor, moved or renamed, with their content. A
  /// folder that was taken for another has as many, but others.
  std::uint64_t lost_documents(const ReadSource& read) {
    std::unordered_set<std::string_view> still;
    for (const ItemResult& result : read.results) {
      if (result.entry.refused) continue;
      still.insert(result.entry.id);
      still.insert(result.entry.content_hash);
    }
    return static_cast<std::uint64_t>(
        std::ranges::count_if(before_[read.source.identity()], [&](const LedgerEntry* entry) {
          return !entry->refused && !still.contains(entry->id) && !still.contains(entry->content_hash);
        }));
  }

  /// Why a source keeps its documents of old; empty when it does not.
  std::string problem_of(const ReadSource& read) {
    const std::uint64_t before = documents_before(read.source);
    if (!read.problem.empty()) {
      const bool forgettable = read.absent && rules_.allow_shrink && before > 0;
      if (forgettable) return {};
      (read.absent ? collection_.held : collection_.failed) = true;
      return read.problem + (before > 0 ? "; its " + std::to_string(before) + " documents were kept" : "");
    }
    if (rules_.allow_shrink) return {};
    if (read.results.empty() && read.left_out == 0) {
      collection_.held = true;
      return "it is empty" + (before > 0 ? "; its " + std::to_string(before) + " documents were kept" : std::string{}) +
             " (--allow-shrink, if it is meant to be)";
    }
    constexpr std::uint64_t tenth = 10;
    const std::uint64_t after = document_count(read.results);
    if ((before - std::min(before, after)) * tenth > before) {
      collection_.held = true;
      return "it has " + std::to_string(after) + " documents where there were " + std::to_string(before) +
             "; those were kept (--allow-shrink, if it is meant to shrink)";
    }
    if (const std::uint64_t lost = lost_documents(read); lost * 2 > before) {
      collection_.held = true;
      return "it has others where there were " + std::to_string(before) + " documents, and lacks " +
             std::to_string(lost) + " of these; those were kept (--allow-shrink, if they are meant to go)";
    }
    return {};
  }

  void keep(const ReadSource& read, const std::string& problem) {
    const std::uint64_t before = documents_before(read.source);
    report_.sources.push_back(
        {.name = read.source.identity(), .documents_before = before, .documents_after = before, .problem = problem});
    keep_entries(before_[read.source.identity()]);
  }

  /// What stays of a former source: all, or where a source of this run has its documents now, those that it lacks.
  std::vector<const LedgerEntry*> left_behind(const std::string& name, const std::vector<const LedgerEntry*>& entries,
                                              const std::vector<ReadSource*>& fresh) {
    const std::uint64_t documents = count_documents(entries);
    if (documents == 0) return {};  // what could not be read of it is nobody's concern any more
    const auto home = new_home(entries, fresh);
    const std::uint64_t left = home ? home->left.size() : documents;
    if (home) {
      report_.former_sources.push_back({.name = name, .documents = documents - left, .moved_to = home->name});
      report_.removed += documents - left;
      collection_.changed = true;
    }
    if (left > 0) report_.former_sources.push_back({.name = name, .documents = left, .moved_to = {}});
    return home ? home->left : entries;
  }

  void keep_entries(const std::vector<const LedgerEntry*>& entries) {
    for (const LedgerEntry* entry : entries) {
      if (!entry->refused) ids_.emplace(entry->id, place_of(*entry));
      collection_.items.push_back(carried(*entry));
    }
  }

  void add(ReadSource& read) {
    Report::SourceOutcome outcome{.name = read.source.identity(), .documents_before = documents_before(read.source)};
    std::unordered_set<std::string_view> still;  // documents, as before
    for (ItemResult& result : read.results) {
      const LedgerEntry* old = ledger_.find(result.entry.source, result.entry.path);
      const bool was_document = old != nullptr && !old->refused;
      refuse_second_of_an_id(result, old);
      for (std::string& remark : result.remarks) {
        report_.add_remark(read.source.label(), result.entry.path, std::move(remark));
      }
      result.remarks = {};
      collection_.failed = collection_.failed || result.kept;
      // A refused file that has changed is remembered anew, or it would be tried every night.
      collection_.changed =
          collection_.changed ||
          (old != nullptr && (old->fingerprint != result.entry.fingerprint || old->tries != result.entry.tries));
      if (result.entry.refused) {
        report_.refused.push_back(
            {outcome.name, result.entry.path, *result.entry.refused, result.entry.detail, result.known});
        collection_.changed = collection_.changed || !result.known;
      } else {
        ++outcome.documents_after;
        if (was_document) still.insert(old->path);
        if (result.known) {
          ++outcome.unchanged;
        } else if (was_document) {
          ++outcome.changed;
          list(result.entry.path, outcome.changed_files);
        } else {
          ++outcome.added;
          list(result.entry.path, outcome.added_files);
        }
        collection_.changed = collection_.changed || !result.known;
      }
      collection_.items.push_back(std::move(result));
    }
    for (const LedgerEntry* entry : before_[outcome.name]) {
      if (entry->refused || still.contains(entry->path)) continue;
      ++outcome.removed;
      list(entry->path, outcome.removed_files);
    }
    collection_.changed = collection_.changed || outcome.removed > 0;
    report_.added += outcome.added;
    report_.changed += outcome.changed;
    report_.removed += outcome.removed;
    report_.unchanged += outcome.unchanged;
    report_.sources.push_back(std::move(outcome));
  }

  static void list(const std::string& file, std::vector<std::string>& files) {
    if (files.size() < Report::max_files) files.push_back(file);
  }

  static std::string place_of(const LedgerEntry& entry) { return entry.source + ": " + entry.path; }

  void refuse_second_of_an_id(ItemResult& result, const LedgerEntry* old) {
    LedgerEntry& entry = result.entry;
    if (entry.refused) return;
    const auto [first, fresh] = ids_.emplace(entry.id, place_of(entry));
    if (fresh) return;
    entry.detail = detail_of_second(entry.id, first->second);
    entry.refused = RefusalReason::BadMetadata;
    entry.id.clear();
    entry.clues = {};
    entry.pages_without_text = 0;
    entry.language_guessed = false;
    result.slot.reset();
    result.known = old != nullptr && old->refused == entry.refused;
  }

  const Ledger& ledger_;
  const KeepingRules& rules_;
  Report& report_;
  std::map<std::string, std::vector<const LedgerEntry*>> before_;  // by source
  std::unordered_map<std::string, std::string> ids_;               // id -> where it comes from
  Collection collection_;
};

/// What documents of all sources want, whether they were read in this run or before.
void tell_what_documents_want(const std::vector<ItemResult>& items, Report& report) {
  for (const ItemResult& item : items) {
    const LedgerEntry& entry = item.entry;
    if (entry.refused) continue;
    const Report::Place place{entry.source, entry.path, entry.id};
    if (entry.pages_without_text > 0) report.wanting_ocr.push_back({place, entry.pages_without_text});
    if (entry.language_guessed) report.guessed_languages.push_back({place, entry.clues.language});
  }
}

}  // namespace

Collection collect(std::vector<ReadSource> sources, const Ledger& ledger, const KeepingRules& rules,
                   const passage::Curation& curation, Report& report) {
  Collection collection = Collector(ledger, rules, report).collect(std::move(sources));
  report.hidden = hide(collection.items, curation);
  {
    const CorrectedClues corrected(collection.items, curation);
    group_to_works(collection.items, report);
    join_duplicates(collection.items, report);
  }
  // Another setting of a source changes which copies are shown, and no document.
  collection.changed = collection.changed || std::ranges::any_of(collection.items, [&](const ItemResult& item) {
                         const LedgerEntry* old = ledger.find(item.entry.source, item.entry.path);
                         return old != nullptr && old->copy_of != item.entry.copy_of;
                       });
  tell_what_documents_want(collection.items, report);
  report.suspected_versions = suspected_versions(collection.items);
  return collection;
}

}  // namespace indexer
