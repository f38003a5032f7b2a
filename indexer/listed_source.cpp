#include "indexer/listed_source.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

#include "indexer/known_items.h"
#include "indexer/source/crawl/web_listing.h"
#include "indexer/source/source_error.h"
#include "indexer/source/wordpress/wordpress.h"

namespace indexer {
namespace {

Listing list(const Source& source, const IngestOptions& options, const IngestParts& parts, const Ledger& ledger,
             bool full) {
  if (source.is_former) {
    throw AbsentSource("it is no longer in the configuration (--allow-shrink, if its documents are to go)");
  }
  const KnownItems known(ledger, source, full);
  if (source.wordpress) return list_wordpress(source, known, options.data_directory);
  if (source.web) return list_web(source, known, options.data_directory, parts.start_extractor(), options.allow_shrink);
  return list_source(source);
}

}  // namespace

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

ExpectedWriting expected_writing(const std::vector<ListedSource>& sources, const PreviousGeneration& previous,
                                 bool full) {
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

}  // namespace indexer
