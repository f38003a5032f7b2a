#include "indexer/index_update.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "indexer/work_indexer.h"
#include "indexer/work_places.h"
#include "passage/error.h"
#include "passage/index/schema.h"
#include "passage/index/xapian_error.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* documents_name = "documents";
constexpr const char* passages_name = "passages";
constexpr const char* copies_name = "copies";

constexpr std::size_t memory_per_byte_of_text = 32;  // see index_writer.cpp
constexpr std::size_t bytes_of_term = 3;             // about; most words are counted with their stems

// Xapian's check takes memory for every id up to the highest.
constexpr std::uint64_t most_ids_of_work = 4 * std::uint64_t{work_id_step};
constexpr std::uint64_t most_ids_of_passage = 4;
constexpr std::uint64_t never_too_many_ids = 1U << 20U;

bool has_too_many_ids(const Xapian::Database& database, std::uint64_t most_of_each) {
  return database.get_lastdocid() > never_too_many_ids + most_of_each * database.get_doccount();
}

// No fsync: the draft is fsynced as a whole before it is published.
Xapian::WritableDatabase open_copy(const fs::path& original, const fs::path& copy) {
  try {
    // Without the bits of the original: a service may be forbidden to set that of the group.
    fs::create_directory(copy);
    for (const fs::directory_entry& file : fs::directory_iterator(original)) {
      fs::copy_file(file.path(), copy / file.path().filename());
    }
  } catch (const fs::filesystem_error& error) {
    throw passage::Error("cannot copy " + original.string() + ": " + error.code().message());
  }
  return Xapian::WritableDatabase(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
}

void compact(const fs::path& copy, const fs::path& target) {
  Xapian::Database(copy.string()).compact(target.string(), Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER);
}

std::vector<Xapian::docid> passages_of(const Xapian::Database& passages, const std::string& version_id) {
  const std::string term = passage::id_term(version_id);
  return {passages.postlist_begin(term), passages.postlist_end(term)};
}

std::size_t text_bytes(const passage::Work& work) {
  std::size_t bytes = 0;
  for (const passage::Document& version : work.versions) {
    for (const passage::Passage& passage : version.passages) bytes += passage.text.size();
  }
  return bytes;
}

}  // namespace

struct IndexUpdate::State {
  fs::path directory;
  fs::path copies;
  std::size_t most_waiting_text;
  std::size_t waiting_text = 0;
  Xapian::WritableDatabase documents;
  Xapian::WritableDatabase passages;
  WorkIndexer indexer;

  /// So much text has been taken out or put in.
  void note(std::size_t text) {
    waiting_text += text;
    if (waiting_text >= most_waiting_text) commit();
  }

  void commit() {
    documents.commit();
    passages.commit();
    waiting_text = 0;
  }

  void remove_copies() {
    for (Xapian::WritableDatabase* database : {&documents, &passages}) {
      try {
        database->close();
      } catch (const Xapian::Error&) {  // it wrote what was waiting, to files that nobody wants any more
      }
    }
    std::error_code ignored;
    fs::remove_all(copies, ignored);
  }
};

IndexUpdate::IndexUpdate(const fs::path& previous, fs::path directory, std::size_t memory_mb)
    : state_(std::make_unique<State>()) {
  state_->copies = directory / copies_name;
  state_->directory = std::move(directory);
  state_->most_waiting_text = (memory_mb << 20) / memory_per_byte_of_text;
  fs::create_directories(state_->copies);
  passage::with_xapian_errors("copying the index", [&] {
    state_->documents = open_copy(previous / documents_name, state_->copies / documents_name);
    state_->passages = open_copy(previous / passages_name, state_->copies / passages_name);
  });
}

IndexUpdate::~IndexUpdate() {
  if (state_) state_->remove_copies();
}

bool IndexUpdate::is_worn() const {
  return has_too_many_ids(state_->documents, most_ids_of_work) ||
         has_too_many_ids(state_->passages, most_ids_of_passage);
}

std::uint32_t IndexUpdate::id_of(std::string_view work_key) const {
  return passage::with_xapian_errors("looking a work up", [&] {
    const std::string term = passage::work_term(passage::key_digest(work_key));
    const auto found = state_->documents.postlist_begin(term);
    if (found != state_->documents.postlist_end(term)) return std::uint32_t{*found};
    throw passage::Error("the published generation lacks the work " + std::string(work_key) +
                         " that its ledger names; run \"passage-indexer verify\", then index with --full");
  });
}

passage::WorkRecord IndexUpdate::take_out(std::uint32_t work_id) {
  return passage::with_xapian_errors("taking a work out of the index", [&] {
    passage::WorkRecord record = passage::decode_work(state_->documents.get_document(work_id).get_data());
    for (const passage::VersionRecord& version : record.versions) {
      for (const Xapian::docid passage : passages_of(state_->passages, version.metadata.id)) {
        state_->passages.delete_document(passage);
      }
    }
    const std::size_t text = bytes_of_term * state_->documents.get_doclength(work_id);
    state_->documents.delete_document(work_id);
    state_->note(text);
    return record;
  });
}

void IndexUpdate::put(std::uint32_t work_id, const passage::Work& work) {
  passage::with_xapian_errors("writing the index", [&] {
    const IndexedWork indexed = state_->indexer.index(work);
    state_->documents.replace_document(work_id, indexed.work);
    for (const Xapian::Document& passage : indexed.passages) state_->passages.add_document(passage);
    state_->note(text_bytes(work));
  });
}

void IndexUpdate::finish() {
  passage::with_xapian_errors("compacting the index", [&] {
    state_->commit();
    compact(state_->copies / documents_name, state_->directory / documents_name);
    compact(state_->copies / passages_name, state_->directory / passages_name);
    state_->remove_copies();
  });
  fs::remove_all(state_->copies);
  state_.reset();
}

}  // namespace indexer
