#include "indexer/ingest.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

#include "indexer/carry_translations.h"
#include "indexer/collection.h"
#include "indexer/fingerprint.h"
#include "indexer/known_items.h"
#include "indexer/source/crawl/web_listing.h"
#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/wordpress.h"
#include "indexer/work_differences.h"
#include "passage/index/index_rules.h"
#include "passage/system/utc_time.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using passage::Generation;
using passage::GenerationStore;

/// The clocks of file systems are coarse: a file changed less than this before the run may change again unseen.
constexpr std::int64_t settling_time = 2'000'000'000;

std::int64_t now_in_nanoseconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// The generation that a run starts from.
struct Previous {
  std::optional<Generation> generation;
  passage::Manifest manifest;
  Ledger ledger;
  bool same_rules = true;
  bool same_concepts = true;
};

Previous read_previous(const GenerationStore& store, const ConceptRules& concept_rules) {
  Previous previous{.generation = store.current()};
  if (!previous.generation) return previous;
  previous.manifest = store.read_manifest(*previous.generation);
  previous.same_rules = passage::rules_mismatch(previous.manifest.rules, passage::index_rules()).empty();
  previous.same_concepts = previous.manifest.rules.thesaurus == concept_rules.digest;
  previous.ledger = Ledger::load(previous.generation->ledger());
  return previous;
}

/// A source with its items, before they are processed.
struct ListedSource {
  ReadSource read;
  std::vector<Item> items;
  FetchItem fetch;
};

Listing list(const Source& source, const IngestOptions& options, const IngestParts& parts, const Ledger& ledger,
             bool full) {
  const KnownItems known(ledger, source, full);
  if (source.wordpress) return list_wordpress(source, known, options.data_directory);
  if (source.web) return list_web(source, known, options.data_directory, parts.start_extractor(), options.allow_shrink);
  return list_source(source);
}

std::vector<ListedSource> list_sources(const IngestOptions& options, const IngestParts& parts, const Ledger& ledger,
                                       bool full, Report& report) {
  std::vector<ListedSource> all;
  for (const Source& source : options.sources) {
    const bool twice = std::ranges::any_of(
        all, [&](const ListedSource& other) { return other.read.source.identity() == source.identity(); });
    if (twice) continue;
    ListedSource listed{.read = {.source = source}};
    try {
      Listing listing = list(source, options, parts, ledger, full);
      listed.items = std::move(listing.items);
      listed.fetch = std::move(listing.fetch);
      for (Remark& remark : listing.remarks) report.add_remark(source.label(), remark.path, std::move(remark.text));
      for (BrokenLink& link : listing.broken_links) {
        report.broken_links.push_back(
            {source.label(), std::move(link.page), std::move(link.address), std::move(link.why)});
      }
      for (RefusedItem& refused : listing.refused) {
        const LedgerEntry* before = ledger.find(source.identity(), refused.path);
        listed.read.results.push_back({.entry = {.source = source.identity(),
                                                 .path = std::move(refused.path),
                                                 .refused = refused.reason,
                                                 .detail = std::move(refused.detail)},
                                       .known = before != nullptr && before->refused == refused.reason});
      }
    } catch (const SourceError& error) {
      listed.read.problem = error.what();
      listed.read.absent = dynamic_cast<const AbsentSource*>(&error) != nullptr;
    }
    all.push_back(std::move(listed));
  }
  return all;
}

/// Processes all items in threads. The first error that concerns the whole run ends it and is thrown.
void process_all(std::vector<ListedSource>& sources, unsigned threads,
                 const std::function<ItemProcessor()>& make_processor, Progress& progress) {
  struct Job {
    const ListedSource* listed;
    const Item* item;
    ItemResult* result;
  };
  std::vector<Job> jobs;
  for (ListedSource& listed : sources) {
    std::vector<ItemResult>& results = listed.read.results;
    std::vector<ItemResult> refused = std::exchange(results, std::vector<ItemResult>(listed.items.size()));
    results.insert(results.end(), std::make_move_iterator(refused.begin()), std::make_move_iterator(refused.end()));
    for (std::size_t i = 0; i < listed.items.size(); ++i) {
      jobs.push_back({&listed, &listed.items[i], &results[i]});
    }
  }

  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      const ItemProcessor processor = make_processor();
      for (std::size_t i = next++; i < jobs.size(); i = next++) {
        const Job& job = jobs[i];
        *job.result = processor.process(job.listed->read.source, *job.item, job.listed->fetch);
        progress.advance(1, job.item->state.size);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
      next = jobs.size();
    }
  };
  std::vector<std::thread> workers;
  const auto wanted = std::min<std::size_t>(std::max(1U, threads), jobs.size());
  for (std::size_t i = 0; i < wanted; ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  if (failure) std::rethrow_exception(failure);
}

void count(std::map<std::string, std::uint64_t>& counts, std::string_view key) {
  if (!key.empty()) ++counts[std::string(key)];
}

/// Writes the documents of a collection as works, and counts them for the manifest.
class GenerationWriter {
 public:
  /// `recognizer`: for the documents carried over, whose concepts were recognised by other rules; null where by the
  /// same.
  GenerationWriter(const Collection& collection, const Spool& spool, DocumentReader previous,
                   std::unique_ptr<ConceptRecognizer> recognizer, Report& report)
      : spool_(spool), previous_(std::move(previous)), recognizer_(std::move(recognizer)), report_(report) {
    for (const ItemResult& result : collection.items) {
      if (!result.entry.refused) documents_.push_back(&result);
    }
    std::ranges::sort(documents_, [](const ItemResult* a, const ItemResult* b) {
      return std::tie(a->entry.work, a->entry.id) < std::tie(b->entry.work, b->entry.id);
    });
  }

  passage::Manifest write(const WorkWriter& writer, Progress& progress) {
    progress.begin("indexing", documents_.size());
    for (std::size_t i = 0; i < documents_.size();) {
      passage::Work work{.key = documents_[i]->entry.work};
      for (; i < documents_.size() && documents_[i]->entry.work == work.key; ++i) {
        work.versions.push_back(read(*documents_[i]));
        count_document(work.versions.back());
      }
      for (std::string& difference : work_differences(work)) {
        report_.add_remark({}, "work " + work.key, std::move(difference));
      }
      ++manifest_.works;
      progress.advance(work.versions.size());
      writer.add(std::move(work));
    }
    progress.begin("compacting");
    writer.finish();
    return std::move(manifest_);
  }

 private:
  passage::Document read(const ItemResult& result) const {
    passage::Document document = result.slot ? spool_.read(*result.slot) : read_previous(result);
    document.file_size = result.entry.state.size;
    document.added = result.entry.added;
    return document;
  }

  passage::Document read_previous(const ItemResult& result) const {
    auto document = previous_(result.entry.id);
    if (!document) {
      throw passage::Error("the published generation lacks the document " + result.entry.id +
                           " that its ledger names; run \"passage-indexer verify\", then index with --full");
    }
    if (recognizer_) document->metadata.concepts = recognizer_->concepts(*document);
    return std::move(*document);
  }

  void count_document(const passage::Document& document) {
    ++manifest_.documents;
    manifest_.passages += document.passages.size();
    count(manifest_.by_language, passage::primary_subtag(document.metadata.language));
    count(manifest_.by_kind, document.metadata.kind);
    count(manifest_.by_format, document.format);
    count(manifest_.by_source, document.source);
  }

  const Spool& spool_;
  DocumentReader previous_;
  std::unique_ptr<ConceptRecognizer> recognizer_;
  Report& report_;
  std::vector<const ItemResult*> documents_;
  passage::Manifest manifest_;
};

/// Notes when each document first came: what the generation before held is no newer than that.
void note_arrivals(Collection& collection, const Previous& previous) {
  std::unordered_map<std::string_view, std::string_view> known;
  for (const LedgerEntry& entry : previous.ledger.entries()) {
    if (!entry.id.empty()) known.emplace(entry.id, entry.added.empty() ? previous.manifest.created : entry.added);
  }
  const std::string now = passage::utc_now();
  for (ItemResult& item : collection.items) {
    if (item.entry.refused) continue;
    const auto before = known.find(item.entry.id);
    item.entry.added = before == known.end() ? now : before->second;
  }
}

std::string configuration_hash(const std::vector<Source>& sources) {
  std::string all;
  for (const Source& source : sources) all += source.identity() + '\0' + fingerprint({}, {}, source) + '\n';
  return content_hash(all);
}

void set_totals(Report& report, const passage::Manifest& manifest) {
  report.documents = manifest.documents;
  report.works = manifest.works;
  report.passages = manifest.passages;
}

void publish(const IngestOptions& options, const IngestParts& parts, const GenerationStore& store,
             const passage::StoreLock& lock, const Previous& previous, const Collection& collection, const Spool& spool,
             Report& report, Progress& progress) {
  passage::GenerationDraft draft(store, lock);
  const bool carries = std::ranges::any_of(
      collection.items, [](const ItemResult& result) { return !result.entry.refused && !result.slot; });
  GenerationWriter generation(
      collection, spool, carries ? parts.open_previous() : DocumentReader{},
      previous.same_concepts ? nullptr : std::make_unique<ConceptRecognizer>(options.concept_rules), report);
  passage::Manifest manifest = generation.write(parts.open_writer(draft.directory()), progress);
  LedgerWriter ledger(draft.directory() / "ledger.jsonl");
  for (const ItemResult& result : collection.items) ledger.add(result.entry);
  ledger.finish();
  set_totals(report, manifest);
  if (previous.generation) {
    const std::string lost = carry_translations(*previous.generation, previous.manifest, draft.directory(), manifest);
    if (!lost.empty()) report.add_remark({}, std::string(passage::translations_file), lost);
  }
  manifest.rules = passage::index_rules(configuration_hash(options.sources));
  manifest.rules.thesaurus = options.concept_rules.digest;
  progress.begin("checking and publishing");
  report.generation = draft.publish(std::move(manifest)).number;
  progress.end();
}

ExitStatus exit_status(const Report& report, const Collection& collection) {
  const bool newly_refused = std::ranges::any_of(report.refused, [](const Report::Refused& one) { return !one.known; });
  if (!report.generation && collection.held) return ExitStatus::Held;
  return newly_refused || collection.held || collection.failed ? ExitStatus::Reservations : ExitStatus::Done;
}

}  // namespace

Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress) {
  const auto began = std::chrono::steady_clock::now();
  Report report;
  const auto lock = passage::StoreLock::acquire(options.data_directory);
  if (!lock) {
    report.status = ExitStatus::Locked;
    return report;
  }
  const GenerationStore store(options.data_directory);
  const Previous previous = read_previous(store, options.concept_rules);
  const bool full = options.full || !previous.same_rules;

  set_totals(report, previous.manifest);

  Spool spool(options.data_directory);
  const std::int64_t settled_before = now_in_nanoseconds() - settling_time;
  std::vector<ListedSource> listed = list_sources(options, parts, previous.ledger, full, report);
  std::uint64_t items = 0;
  for (const ListedSource& source : listed) {
    items += source.items.size();
    for (const Item& item : source.items) report.bytes += item.state.size;
  }
  progress.begin("reading", items, report.bytes);
  process_all(
      listed, options.threads,
      [&] {
        return ItemProcessor(previous.ledger, spool, parts.start_extractor(), options.concept_rules, full,
                             settled_before);
      },
      progress);
  progress.end();

  std::vector<ReadSource> read;
  for (ListedSource& source : listed) read.push_back(std::move(source.read));
  Collection collection = collect(std::move(read), previous.ledger, options.allow_shrink, report);
  if (collection.changed || (full && collection.refreshed) || !previous.same_concepts) {
    note_arrivals(collection, previous);
    publish(options, parts, store, *lock, previous, collection, spool, report, progress);
  }
  report.status = exit_status(report, collection);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace indexer
