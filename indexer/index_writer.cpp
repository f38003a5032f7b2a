#include "indexer/index_writer.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <xapian.h>

#include "indexer/work_indexer.h"
#include "passage/index/xapian_error.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> database_names{"documents", "passages"};

// Opening a shard takes half a dozen descriptors for each database.
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
  std::size_t text_bytes = 0;
  std::vector<passage::Work> works;
};

fs::path shard_directory(const fs::path& shards, std::size_t level, std::size_t number) {
  return shards / (std::to_string(level) + "-" + std::to_string(number));
}

// No fsync here: the draft is fsynced as a whole before it is published.
Xapian::WritableDatabase create_database(const fs::path& path) {
  return Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

void write_shard(const fs::path& directory, const Batch& batch, WorkIndexer& indexer, WriterTotals& totals) {
  passage::with_xapian_errors("writing the index", [&] {
    fs::create_directories(directory);
    Xapian::WritableDatabase documents = create_database(directory / database_names[0]);
    Xapian::WritableDatabase passages = create_database(directory / database_names[1]);
    for (const passage::Work& work : batch.works) {
      const IndexedWork indexed = indexer.index(work);
      documents.add_document(indexed.work);
      for (const Xapian::Document& passage : indexed.passages) passages.add_document(passage);
      totals.works += 1;
      totals.documents += work.versions.size();
      totals.passages += indexed.passages.size();
    }
    documents.commit();
    passages.commit();
  });
}

void compact(const std::vector<fs::path>& shards, std::string_view database, const fs::path& target) {
  passage::with_xapian_errors("compacting the index", [&] {
    Xapian::Database all;
    for (const fs::path& shard : shards) all.add_database(Xapian::Database((shard / database).string()));
    fs::create_directories(target);
    all.compact((target / database).string(), Xapian::Compactor::FULL);
  });
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

/// The two databases have nothing to do with each other: they are compacted at the same time.
void compact_both(const std::vector<fs::path>& shards, const fs::path& target) {
  Task documents([&] { compact(shards, database_names[0], target); });
  compact(shards, database_names[1], target);
  documents.join();
  for (const fs::path& shard : shards) fs::remove_all(shard);
}

}  // namespace

struct IndexWriter::State {
  fs::path generation_directory;
  fs::path shards;
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
        write_shard(shard_directory(shards, 0, next.number), next, indexer, written);
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
    if (batch.works.empty()) return;
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return failure || waiting.size() < most_waiting; });
    if (failure) std::rethrow_exception(failure);
    const std::size_t next = batch.number + 1;
    waiting.push_back(std::exchange(batch, Batch{.number = next}));
    lock.unlock();
    changed.notify_all();
  }

  void compact_all() {
    std::size_t count = batch.number;
    if (count == 0) {
      passage::with_xapian_errors("writing the index", [&] {
        for (const std::string_view name : database_names) create_database(generation_directory / name).commit();
      });
    }
    for (std::size_t level = 0; count > 0; ++level) {
      const bool last = count <= most_shards_at_once;
      std::size_t merged = 0;
      for (std::size_t first = 0; first < count; first += most_shards_at_once, ++merged) {
        std::vector<fs::path> group;
        for (std::size_t i = first; i < std::min(count, first + most_shards_at_once); ++i) {
          group.push_back(shard_directory(shards, level, i));
        }
        compact_both(group, last ? generation_directory : shard_directory(shards, level + 1, merged));
      }
      count = last ? 0 : merged;
    }
    fs::remove_all(shards);
  }
};

IndexWriter::IndexWriter(fs::path generation_directory, const WriterOptions& options)
    : state_(std::make_unique<State>(std::move(generation_directory), options)) {}

IndexWriter::~IndexWriter() = default;

void IndexWriter::add(passage::Work work) {
  for (const passage::Document& version : work.versions) {
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
