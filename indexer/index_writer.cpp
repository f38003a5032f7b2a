#include "indexer/index_writer.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <xapian.h>

#include "indexer/work_indexer.h"
#include "indexer/work_places.h"
#include "passage/index/blank_document.h"
#include "passage/index/xapian_error.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view documents_name = "documents";
constexpr std::string_view passages_name = "passages";

// Opening a shard takes half a dozen descriptors.
constexpr std::size_t most_shards_at_once = 64;

// Small shards keep the trees in which Xapian gathers postings within the processor's caches: shards of 1 MiB of text
// took three quarters of the processor time of shards of 8 MiB, half as large ones a little less. What a shard's text
// becomes in memory before it is on disk is up to 32 times its size.
constexpr std::size_t largest_shard_text = std::size_t{1} << 19;
constexpr std::size_t smallest_shard_text = std::size_t{1} << 17;
constexpr std::size_t memory_per_byte_of_text = 32;
constexpr std::size_t most_works_of_shard = 2000;

struct Batch {
  std::size_t number = 0;
  Xapian::docid first_work = work_id_step;
  Xapian::docid first_passage = 1;
  Xapian::docid passages = 0;
  std::size_t text_bytes = 0;
  std::vector<passage::Work> works;
};

fs::path shard_path(const fs::path& shards, std::size_t level, std::size_t number) {
  return shards / (std::to_string(level) + "-" + std::to_string(number));
}

// No fsync here: the draft is fsynced as a whole before it is published.
Xapian::WritableDatabase create_database(const fs::path& path) {
  return Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

/// The passages, which have next to nothing to sort, go into one database from all threads.
class PassageWriter {
 public:
  explicit PassageWriter(const fs::path& path) : database_(create_database(path)) {}

  /// Gives them the ids from `first` on.
  void add(Xapian::docid first, const std::vector<Xapian::Document>& passages) {
    const std::lock_guard lock(mutex_);
    for (const Xapian::Document& passage : passages) database_.replace_document(first++, passage);
  }
  void commit() { database_.commit(); }

 private:
  std::mutex mutex_;
  Xapian::WritableDatabase database_;
};

void write_shard(const fs::path& path, const Batch& batch, WorkIndexer& indexer, PassageWriter& passages,
                 WriterTotals& totals) {
  passage::with_xapian_errors("writing the index", [&] {
    Xapian::WritableDatabase documents = create_database(path);
    Xapian::docid next_passage = batch.first_passage;
    Xapian::docid id = batch.first_work;
    if (batch.number == 0) documents.add_document(passage::blank_document());
    for (const passage::Work& work : batch.works) {
      const IndexedWork indexed = indexer.index(work);
      documents.replace_document(id, indexed.work);
      id += work_id_step;
      passages.add(next_passage, indexed.passages);
      next_passage += static_cast<Xapian::docid>(indexed.passages.size());
      totals.works += 1;
      totals.documents += work.versions.size();
      totals.passages += indexed.passages.size();
    }
    documents.commit();
  });
}

/// The shards are removed.
void compact(const std::vector<fs::path>& shards, const fs::path& target) {
  passage::with_xapian_errors("compacting the index", [&] {
    Xapian::Database all;
    for (const fs::path& shard : shards) all.add_database(Xapian::Database(shard.string()));
    all.compact(target.string(), Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
  });
  for (const fs::path& shard : shards) fs::remove_all(shard);
}

/// Runs in a thread of its own; what it throws is kept until join().
class Task {
 public:
  template <typename Function>
  explicit Task(Function function)
      : thread_([this, function] {
          try {
            function();
          } catch (...) {
            failure_ = std::current_exception();
          }
        }) {}
  void join() {
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::exception_ptr failure_;
  std::jthread thread_;
};

}  // namespace

struct IndexWriter::State {
  fs::path generation_directory;
  fs::path shards;
  std::optional<PassageWriter> passages;
  std::size_t batch_bytes;
  Batch batch;

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Batch> waiting;
  std::size_t most_waiting;
  bool closed = false;
  std::exception_ptr failure;
  WriterTotals totals;
  std::vector<std::jthread> threads;

  State(fs::path directory, const WriterOptions& options)
      : generation_directory(std::move(directory)),
        shards(generation_directory / "shards"),
        batch_bytes(std::clamp((options.memory_mb << 20) / (options.threads * memory_per_byte_of_text),
                               smallest_shard_text, largest_shard_text)),
        most_waiting(1) {
    fs::create_directories(shards);
    passage::with_xapian_errors("writing the index", [&] { passages.emplace(shards / passages_name); });
    for (std::size_t i = 0; i < options.threads; ++i) threads.emplace_back([this] { write_batches(); });
  }

  ~State() { close(); }

  void close() {
    {
      const std::lock_guard lock(mutex);
      closed = true;
    }
    changed.notify_all();
    threads.clear();
  }

  void write_batches() {
    WorkIndexer indexer;
    WriterTotals written;
    while (true) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [this] { return closed || failure || !waiting.empty(); });
      if (failure || waiting.empty()) break;
      const Batch next = std::move(waiting.front());
      waiting.pop_front();
      lock.unlock();
      changed.notify_all();
      try {
        write_shard(shard_path(shards, 0, next.number), next, indexer, *passages, written);
      } catch (...) {
        lock.lock();
        failure = std::current_exception();
        lock.unlock();
        changed.notify_all();
        break;
      }
    }
    const std::lock_guard lock(mutex);
    totals.works += written.works;
    totals.documents += written.documents;
    totals.passages += written.passages;
  }

  void hand_over() {
    if (batch.works.empty() && batch.number > 0) return;  // the first shard is written even without works
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return failure || waiting.size() < most_waiting; });
    if (failure) std::rethrow_exception(failure);
    Batch next{.number = batch.number + 1,
               .first_work = batch.first_work + work_id_step * static_cast<Xapian::docid>(batch.works.size()),
               .first_passage = batch.first_passage + batch.passages};
    waiting.push_back(std::exchange(batch, std::move(next)));
    lock.unlock();
    changed.notify_all();
  }

  /// The two databases have nothing to do with each other: they are compacted at the same time.
  void compact_all() {
    passage::with_xapian_errors("writing the index", [&] { passages->commit(); });
    passages.reset();
    Task of_passages([&] { compact({shards / passages_name}, generation_directory / passages_name); });
    compact_documents();
    of_passages.join();
    fs::remove_all(shards);
  }

  void compact_documents() {
    const fs::path documents = generation_directory / documents_name;
    std::size_t count = batch.number;
    for (std::size_t level = 0; count > 0; ++level) {
      const bool last = count <= most_shards_at_once;
      std::size_t merged = 0;
      for (std::size_t first = 0; first < count; first += most_shards_at_once, ++merged) {
        std::vector<fs::path> group;
        for (std::size_t i = first; i < std::min(count, first + most_shards_at_once); ++i) {
          group.push_back(shard_path(shards, level, i));
        }
        compact(group, last ? documents : shard_path(shards, level + 1, merged));
      }
      count = last ? 0 : merged;
    }
  }
};

IndexWriter::IndexWriter(fs::path generation_directory, const WriterOptions& options)
    : state_(std::make_unique<State>(std::move(generation_directory), options)) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(passage::Work work) {
  for (const passage::Document& version : work.versions) {
    state_->batch.passages += static_cast<Xapian::docid>(version.passages.size());
    for (const passage::Passage& passage : version.passages) state_->batch.text_bytes += passage.text.size();
  }
  state_->batch.works.push_back(std::move(work));
  if (state_->batch.text_bytes >= state_->batch_bytes || state_->batch.works.size() >= most_works_of_shard) {
    state_->hand_over();
  }
}

WriterTotals IndexWriter::finish() {
  state_->hand_over();
  state_->close();
  if (state_->failure) std::rethrow_exception(state_->failure);
  state_->compact_all();
  return state_->totals;
}

}  // namespace indexer
