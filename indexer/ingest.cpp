#include "indexer/ingest.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/carry_translations.h"
#include "indexer/collection.h"
#include "indexer/curation/curated_ledger.h"
#include "indexer/disk_room.h"
#include "indexer/fingerprint.h"
#include "indexer/known_items.h"
#include "indexer/purge/purge.h"
#include "indexer/source/crawl/web_listing.h"
#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/wordpress.h"
#include "indexer/work_changes.h"
#include "indexer/work_differences.h"
#include "indexer/work_places.h"
#include "passage/index/curation.h"
#include "passage/index/index_rules.h"
#include "passage/index/purged_ids.h"
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
  passage::Curation curation;
  bool same_rules = true;
  bool same_concepts = true;
  bool shows_purged = false;  ///< It holds what was purged, or what was learnt from it.

  /// What is damaged is not carried on under new digests, nor are blocks that hold what was purged.
  [[nodiscard]] bool can_be_updated(const GenerationStore& store, bool full) const {
    return generation && !full && same_rules && same_concepts && !shows_purged && verify(store, *generation).empty();
  }
};

/// The ledger comes without what was purged.
Previous read_previous(const GenerationStore& store, const ConceptRules& concept_rules,
                       const passage::PurgedIds& purged) {
  Previous previous{.generation = store.current()};
  if (!previous.generation) return previous;
  previous.manifest = store.read_manifest(*previous.generation);
  previous.same_rules = passage::rules_mismatch(previous.manifest.rules, passage::index_rules()).empty();
  previous.same_concepts = previous.manifest.rules.thesaurus == concept_rules.digest;
  const Ledger whole = Ledger::load(previous.generation->ledger());
  previous.ledger = without_purged(whole, purged);
  const passage::Curation curation = passage::read_curation(previous.generation->directory);
  previous.curation = passage::without_purged(curation, purged);
  const bool learnt_from_purged = !purged.is_finished() && previous.manifest.learnt.has_value();
  previous.shows_purged =
      previous.ledger.entries().size() != whole.entries().size() || previous.curation != curation || learnt_from_purged;
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
            {source.identity(), std::move(link.address), std::move(link.page), std::move(link.why)});
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

/// What the run may write: nothing, where nothing is to be read.
ExpectedWriting expected_writing(const std::vector<ListedSource>& sources, const Previous& previous, bool full) {
  ExpectedWriting writing;
  for (const passage::ManifestFile& file : previous.manifest.files) writing.generation += file.size;
  for (const LedgerEntry& entry : previous.ledger.entries()) writing.indexed_files += entry.state.size;
  for (const ListedSource& source : sources) {
    for (const Item& item : source.items) {
      const LedgerEntry* before = previous.ledger.find(source.read.source.identity(), item.path);
      const bool is_untouched =
          before != nullptr && (item.remote ? item.remote->unchanged : before->state == item.state);
      if (before == nullptr) writing.new_files += item.state.size;
      if (full || !is_untouched) writing.files_to_read += item.state.size;
    }
  }
  return writing;
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

  // One large file at a time: each may take half a gigabyte while it is read.
  constexpr std::uint64_t large = 8U << 20U;
  std::mutex reading_large;
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      const ItemProcessor processor = make_processor();
      for (std::size_t i = next++; i < jobs.size(); i = next++) {
        const Job& job = jobs[i];
        std::unique_lock<std::mutex> alone(reading_large, std::defer_lock);
        if (job.item->state.size > large) alone.lock();
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

void uncount_one(std::map<std::string, std::uint64_t>& counts, std::string_view key) {
  const auto found = counts.find(std::string(key));
  if (found != counts.end() && --found->second == 0) counts.erase(found);
}

/// Writes the documents of a collection as works, and counts them for the manifest.
class GenerationWriter {
 public:
  /// `same_concepts`: those of the documents carried over were recognised by these rules.
  GenerationWriter(const Collection& collection, const Spool& spool, DocumentReader previous, CuratedMetadata curated,
                   const ConceptRules& concept_rules, bool same_concepts, Report& report)
      : spool_(spool),
        previous_(std::move(previous)),
        curated_(std::move(curated)),
        recognizer_(concept_rules),
        same_concepts_(same_concepts),
        report_(report) {
    for (const ItemResult& result : collection.items) {
      if (!result.entry.refused && !result.entry.hidden) documents_.push_back(&result);
    }
    std::ranges::sort(documents_, {}, [](const ItemResult* item) { return place_in_index(item->entry); });
  }

  passage::Manifest write(const WorkWriter& writer, Progress& progress) {
    progress.begin("indexing", documents_.size());
    for (std::size_t i = 0; i < documents_.size();) {
      const std::size_t first = i;
      while (i < documents_.size() && documents_[i]->entry.work == documents_[first]->entry.work) ++i;
      writer.add(make_work(std::span(documents_).subspan(first, i - first)));
      progress.advance(i - first);
    }
    progress.begin("compacting");
    writer.finish();
    return std::move(manifest_);
  }

  [[nodiscard]] WorkChanges changes_since(const Ledger& before) const { return work_changes(before, documents_); }

  /// Does so with the changes alone. Nothing, with nothing written, when the works had better be written anew.
  std::optional<passage::Manifest> update(const passage::Manifest& before, const WorkChanges& changes,
                                          IndexUpdate& index, Progress& progress) {
    const std::vector<NextWork>& works = changes.works;
    std::vector<bool> is_new;
    for (const NextWork& work : works) is_new.push_back(!work.is_known);
    std::vector<std::uint32_t> ids(works.size(), 0);
    const auto id_of = [&](std::size_t i) { return index.id_of(works[i].key()); };
    if (index.is_worn() || !place_new_works(ids, is_new, id_of)) return std::nullopt;

    manifest_ = {.works = before.works, .documents = before.documents, .passages = before.passages};
    for (const passage::ManifestTally& tally : passage::manifest_tallies()) {
      manifest_.*tally.counts = before.*tally.counts;
    }
    for (const std::string_view key : changes.gone) uncount(index.take_out(index.id_of(key)));
    for (std::size_t i = 0; i < works.size(); ++i) {
      if (works[i].is_known && !works[i].is_same) uncount(index.take_out(ids[i] = id_of(i)));
    }
    progress.begin("indexing", changes.count() - changes.gone.size());
    for (std::size_t i = 0; i < works.size(); ++i) {
      if (works[i].is_same) {
        for (const ItemResult* document : works[i].documents) curated_.keep(document->entry.id);
        continue;
      }
      index.put(ids[i], make_work(works[i].documents));
      progress.advance(1);
    }
    progress.begin("compacting");
    index.finish();
    if (manifest_.documents != documents_.size()) {
      throw passage::Error("the published generation does not hold what its ledger names; index with --full");
    }
    return std::move(manifest_);
  }

  /// With what it takes to undo it, once all is written.
  [[nodiscard]] const passage::Curation& curation() const { return curated_.curation(); }

 private:
  passage::Work make_work(std::span<const ItemResult* const> documents) {
    passage::Work work{.key = documents.front()->entry.work};
    for (const ItemResult* document : documents) {
      work.versions.push_back(read(*document));
      count_document(work.versions.back());
    }
    for (std::string& difference : work_differences(work)) {
      report_.add_remark({}, "work " + work.key, std::move(difference));
    }
    ++manifest_.works;
    return work;
  }

  passage::Document read(const ItemResult& result) {
    passage::Document document = result.slot ? spool_.read(*result.slot) : read_previous(result);
    const std::string title = document.metadata.title;
    curated_.curate(document.metadata, result.slot.has_value());
    if (document.metadata.title != title || (!result.slot && !same_concepts_)) {
      document.metadata.concepts = recognizer_.concepts(document);
    }
    document.file_size = result.entry.state.size;
    document.added = result.entry.added;
    document.copy_of = result.entry.copy_of;
    return document;
  }

  passage::Document read_previous(const ItemResult& result) const {
    auto document = previous_(result.entry.id);
    if (!document) {
      throw passage::Error("the published generation lacks the document " + result.entry.id +
                           " that its ledger names; run \"passage-indexer verify\", then index with --full");
    }
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

  void uncount(const passage::WorkRecord& work) {
    --manifest_.works;
    for (const passage::VersionRecord& version : work.versions) {
      --manifest_.documents;
      manifest_.passages -= version.passage_count();
      uncount_one(manifest_.by_language, passage::primary_subtag(version.metadata.language));
      uncount_one(manifest_.by_kind, version.metadata.kind);
      uncount_one(manifest_.by_format, version.format);
      uncount_one(manifest_.by_source, version.source);
    }
  }

  const Spool& spool_;
  DocumentReader previous_;
  CuratedMetadata curated_;
  ConceptRecognizer recognizer_;
  bool same_concepts_;
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

/// Beyond that, writing all works in several threads is not much slower, and leaves the ids in order.
bool are_few(const WorkChanges& changes) {
  constexpr std::size_t one_in = 8;
  return changes.count() * one_in <= changes.works.size();
}

void set_totals(Report& report, const passage::Manifest& manifest) {
  report.documents = manifest.documents;
  report.works = manifest.works;
  report.passages = manifest.passages;
}

void publish(const IngestOptions& options, const IngestParts& parts, const GenerationStore& store,
             const passage::StoreLock& lock, const Previous& previous, const Collection& collection,
             const passage::Curation& curation, const Spool& spool, Report& report, Progress& progress) {
  passage::GenerationDraft draft(store, lock);
  const bool carries = std::ranges::any_of(collection.items, [](const ItemResult& result) {
    return !result.entry.refused && !result.entry.hidden && !result.slot;
  });
  GenerationWriter generation(collection, spool, carries ? parts.open_previous() : DocumentReader{},
                              CuratedMetadata(previous.curation, curation), options.concept_rules,
                              previous.same_concepts, report);
  std::optional<passage::Manifest> updated;
  const WorkChanges changes = generation.changes_since(previous.ledger);
  const bool same_curation = passage::is_same(curation, previous.curation);
  if (parts.open_update && same_curation && are_few(changes) && previous.can_be_updated(store, options.full)) {
    const auto update = parts.open_update(*previous.generation, draft.directory());
    updated = generation.update(previous.manifest, changes, *update, progress);
  }
  passage::Manifest manifest =
      updated ? std::move(*updated) : generation.write(parts.open_writer(draft.directory()), progress);
  LedgerWriter ledger(draft.directory() / "ledger.jsonl");
  for (const ItemResult& result : collection.items) ledger.add(result.entry);
  ledger.finish();
  passage::write_curation(draft.directory(), generation.curation());
  set_totals(report, manifest);
  if (previous.shows_purged) {
    if (previous.manifest.learnt) report.purge.emplace_back(removed_translations(*previous.manifest.learnt));
  } else if (previous.generation) {
    const std::string lost = carry_translations(*previous.generation, previous.manifest, draft.directory(), manifest);
    if (!lost.empty()) report.add_remark({}, std::string(passage::translations_file), lost);
  }
  manifest.rules = passage::index_rules(options.sources.empty() ? previous.manifest.rules.configuration_hash
                                                                : configuration_hash(options.sources));
  manifest.rules.thesaurus = options.concept_rules.digest;
  progress.begin("checking and publishing");
  report.generation = draft.publish(std::move(manifest)).number;
  progress.end();
}

/// The cache of OCR keeps what the generations were made from, those to roll back to included.
void forget_unused_readings(const GenerationStore& store, OcrCache& cache) {
  std::unordered_set<std::string> used;
  try {
    for (const Generation& generation : store.generations()) {
      const Ledger ledger = Ledger::load(generation.ledger());
      for (const LedgerEntry& entry : ledger.entries()) {
        if (entry.ocr.image_pages > 0) used.insert(entry.content_hash);
      }
    }
  } catch (const passage::Error&) {
    return;  // what a damaged generation was made from is not known: nothing is forgotten
  }
  cache.keep_only(used);
}

void report_ocr(const std::vector<Source>& sources, const Collection& collection, OcrRun& ocr, Report& report) {
  report.ocr.recognized = ocr.pages();
  std::uint64_t unread = 0;
  for (const ItemResult& item : collection.items) {
    report.ocr.waiting += item.entry.ocr.waiting;
    if (item.entry.ocr.engine.empty()) unread += item.entry.ocr.image_pages;
  }
  report.ocr.wanting = unread;
  for (const OcrRun::SourceRemark& remark : ocr.remarks()) report.add_remark(remark.source, "(OCR)", remark.text);
  for (const Source& source : sources) {
    if (source.ocr.mode == OcrMode::Always && !ocr.engine()) {
      report.add_remark(source.label(), "(OCR)",
                        "\"ocr = true\", but the Debian package tesseract-ocr is not installed");
    }
  }
}

ExitStatus exit_status(const Report& report, const Collection& collection) {
  const bool newly_refused = std::ranges::any_of(report.refused, [](const Report::Refused& one) {
    return !one.known && one.reason != RefusalReason::AwaitsOcr;  // waiting for one's turn is no failure
  });
  if (!report.generation && collection.held) return ExitStatus::Held;
  return newly_refused || collection.held || collection.failed ? ExitStatus::Reservations : ExitStatus::Done;
}

}  // namespace

Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress) {
  const auto lock = passage::StoreLock::acquire(options.data_directory);
  if (!lock) return {.status = ExitStatus::Locked};
  return ingest(options, parts, progress, *lock);
}

Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress,
              const passage::StoreLock& lock) {
  const auto began = std::chrono::steady_clock::now();
  Report report;
  const GenerationStore store(options.data_directory);
  passage::PurgedIds purged = passage::PurgedIds::load(options.data_directory);
  Previous previous = read_previous(store, options.concept_rules, purged);
  const passage::Curation curation =
      options.curation ? passage::without_purged(options.curation->curation, purged) : previous.curation;
  const bool same_curation = passage::is_same(curation, previous.curation) || !previous.generation;
  previous.ledger = with_unread(previous.ledger, previous.curation, curation);
  if (previous.shows_purged) begin_purge(store, purged);
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
  OcrRun ocr(parts.find_ocr_engine, ocr_cache_directory(options.data_directory), options.ocr_limits);
  const ExpectedWriting writing = expected_writing(listed, previous, full);
  if (writing.files_to_read > 0) require_room(options.data_directory, room_wanted(writing));
  progress.begin("reading", items, report.bytes);
  process_all(
      listed, options.threads,
      [&] {
        return ItemProcessor(previous.ledger, spool, parts.start_extractor(), ocr,
                             parts.start_recognizer ? parts.start_recognizer() : Extractor{}, options.concept_rules,
                             full, settled_before,
                             [&](std::string_view id) { return corrected_language(curation, id); });
      },
      progress);
  progress.end();

  std::vector<ReadSource> read;
  for (ListedSource& source : listed) {
    leave_out_purged(source.read, purged, report);
    read.push_back(std::move(source.read));
  }
  Collection collection = collect(std::move(read), previous.ledger, options.allow_shrink, curation, report);
  if (options.curation) remark_on_unmatched(*options.curation, collection.items, purged, report);
  if (collection.changed || (full && collection.refreshed) || !previous.same_concepts || previous.shows_purged ||
      !same_curation) {
    require_room(options.data_directory, room_wanted({.generation = writing.generation}));
    note_arrivals(collection, previous);
    publish(options, parts, store, lock, previous, collection, curation, spool, report, progress);
    forget_unused_readings(store, ocr.cache());
  }
  if (!purged.is_finished()) finish_purge(store, lock, purged, report);
  report_ocr(options.sources, collection, ocr, report);
  report.status = exit_status(report, collection);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace indexer
