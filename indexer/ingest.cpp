#include "indexer/ingest.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <unistd.h>

#include "indexer/carry_translations.h"
#include "indexer/collection.h"
#include "indexer/command_to_run.h"
#include "indexer/curation/curated_ledger.h"
#include "indexer/disk_room.h"
#include "indexer/fingerprint.h"
#include "indexer/former_sources.h"
#include "indexer/generation_writer.h"
#include "indexer/listed_source.h"
#include "indexer/previous_generation.h"
#include "indexer/purge/purge.h"
#include "indexer/purge/purged_copies.h"
#include "passage/index/curation.h"
#include "passage/index/index_rules.h"
#include "passage/index/purged_ids.h"
#include "passage/system/utc_time.h"

namespace indexer {
namespace {

using passage::GenerationStore;

/// The clocks of file systems are coarse: a file changed less than this before the run may change again unseen.
constexpr std::int64_t settling_time = 2'000'000'000;

std::int64_t now_in_nanoseconds() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// Notes when each document first came: what the generation before held is no newer than that.
void note_arrivals(Collection& collection, const PreviousGeneration& previous) {
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

class DamagedGeneration : public passage::Error {
 public:
  using Error::Error;
};

/// What is damaged is not carried on under new digests.
void require_sound(const GenerationStore& store, const passage::Generation& generation) {
  const std::vector<std::string> problems = verify(store, generation);
  if (problems.empty()) return;
  throw DamagedGeneration(generation.directory.string() + " is damaged (" + problems.front() +
                          "), and what could not be read anew from its source stands there alone; see that all "
                          "sources can be read and index them together, or restore a backup");
}

void publish(const IngestOptions& options, const IngestParts& parts, const GenerationStore& store,
             const passage::StoreLock& lock, const PreviousGeneration& previous, const Collection& collection,
             const passage::Curation& curation, const Spool& spool, Report& report, Progress& progress) {
  using Current = passage::GenerationDraft::Current;
  passage::GenerationDraft draft(store, lock, previous.is_published ? Current::MustBeSound : Current::MayBeDamaged);
  const bool carries = std::ranges::any_of(collection.items, [](const ItemResult& result) {
    return !result.entry.refused && !result.entry.hidden && !result.slot;
  });
  if (carries) require_sound(store, *previous.generation);
  GenerationWriter generation(collection, spool, carries ? parts.open_previous(*previous.generation) : DocumentReader{},
                              CuratedMetadata(previous.curation, curation), options.concept_rules,
                              previous.same_concepts, report);
  std::optional<passage::Manifest> updated;
  const WorkChanges changes = generation.changes_since(previous.ledger);
  const bool same_curation = passage::is_same(curation, previous.curation);
  if (parts.open_update && same_curation && !options.full && are_few(changes) && previous.can_be_updated()) {
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
  try {
    cache.keep_only(read_contents(store));
  } catch (const passage::Error&) {
    return;  // what a damaged generation was made from is not known: the next run tries again
  }
}

void report_ocr(const std::vector<Source>& sources, const Collection& collection, OcrRun& ocr, Report& report) {
  report.ocr.recognized = ocr.pages();
  for (const ItemResult& item : collection.items) {
    report.ocr.waiting += item.entry.ocr.waiting;
    if (item.entry.ocr.engine.empty()) report.ocr.wanting += item.entry.ocr.image_pages;
  }
  for (const OcrRun::SourceRemark& remark : ocr.remarks()) report.add_remark(remark.source, "(OCR)", remark.text);
  for (const Source& source : sources) {
    if (source.ocr.mode == OcrMode::Always && !ocr.engine()) {
      report.add_remark(source.label(), "(OCR)",
                        "\"ocr = true\", but the Debian package tesseract-ocr is not installed");
    }
  }
}

/// Names the copies that this run leaves in the index.
void tell_copies_of_purged(const std::vector<Report::CopyOfPurged>& copies, const Collection& collection,
                           const std::filesystem::path& data_directory, Report& report) {
  std::vector<std::string> ids;
  for (const Report::CopyOfPurged& copy : copies) {
    const bool stays = std::ranges::any_of(collection.items, [&](const ItemResult& item) {
      return !item.entry.refused && !item.entry.hidden && item.entry.id == copy.document.id;
    });
    if (!stays) continue;
    report.copies_of_purged.push_back(copy);
    ids.push_back(copy.document.id);
  }
  if (ids.empty()) return;
  const std::string data = std::filesystem::absolute(data_directory).string();
  report.purge_copies = command_to_run({"purge", "--data", data}, ids, ::geteuid());
}

ExitStatus exit_status(const Report& report, const Collection& collection) {
  const bool newly_refused =
      std::ranges::any_of(report.refused, [](const Report::Refused& one) { return one.is_news(); });
  if (!report.generation && collection.held) return ExitStatus::Held;
  return newly_refused || collection.held || collection.failed ? ExitStatus::Reservations : ExitStatus::Done;
}

Report ingest_once(const IngestOptions& options, const IngestParts& parts, Progress& progress,
                   const passage::StoreLock& lock) {
  const auto began = std::chrono::steady_clock::now();
  Report report;
  const GenerationStore store(options.data_directory);
  passage::PurgedIds purged = passage::PurgedIds::load(options.data_directory);
  PreviousGeneration previous = read_previous(store, options.concept_rules, purged);
  const passage::Curation curation =
      options.curation ? passage::without_purged(options.curation->curation, purged) : previous.curation;
  const bool same_curation = passage::is_same(curation, previous.curation) || !previous.generation;
  previous.ledger = with_unread(previous.ledger, previous.curation, curation);
  if (previous.shows_purged) begin_purge(store, purged);
  const std::vector<Report::CopyOfPurged> copies =
      purged.is_finished() ? std::vector<Report::CopyOfPurged>{} : copies_of_purged(store, previous.ledger, purged);
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
    leave_out_purged(source.read, purged, ocr.cache(), report);
    read.push_back(std::move(source.read));
  }
  KeepingRules rules{.allow_shrink = options.allow_shrink};
  if (options.configured) rules.former = former_sources(previous.ledger, *options.configured);
  Collection collection = collect(std::move(read), previous.ledger, rules, curation, report);
  if (options.curation) remark_on_unmatched(*options.curation, collection.items, purged, report);
  if (collection.changed || (full && collection.refreshed) || !previous.same_concepts || previous.shows_purged ||
      !same_curation) {
    require_room(options.data_directory, room_wanted({.generation = writing.generation}));
    note_arrivals(collection, previous);
    publish(options, parts, store, lock, previous, collection, curation, spool, report, progress);
    forget_unused_readings(store, ocr.cache());
  }
  tell_copies_of_purged(copies, collection, options.data_directory, report);
  if (!purged.is_finished()) finish_purge(store, lock, purged, ocr.cache(), report);
  report_ocr(options.sources, collection, ocr, report);
  report.status = exit_status(report, collection);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return report;
}

}  // namespace

Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress) {
  const auto lock = passage::StoreLock::acquire(options.data_directory);
  if (!lock) return {.status = ExitStatus::Locked};
  return ingest(options, parts, progress, *lock);
}

Report ingest(const IngestOptions& options, const IngestParts& parts, Progress& progress,
              const passage::StoreLock& lock) {
  try {
    return ingest_once(options, parts, progress, lock);
  } catch (const DamagedGeneration&) {
    if (options.full) throw;
  }
  IngestOptions anew = options;
  anew.full = true;
  Report report = ingest_once(anew, parts, progress, lock);
  report.add_remark({}, "the index", "it was damaged, so everything was read anew");
  return report;
}

}  // namespace indexer
