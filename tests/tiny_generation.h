#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <xapian.h>

#include "passage/index/blank_document.h"
#include "passage/index/generation_store.h"
#include "passage/index/index_rules.h"

namespace tests {

/// Adds `count` documents, each with a term of its own, one of every tenth and one of all.
inline void add_tiny_documents(Xapian::WritableDatabase& database, unsigned count) {
  for (unsigned i = 1; i <= count; ++i) {
    Xapian::Document document;
    document.add_posting("own" + std::to_string(i), 1);
    document.add_posting("tenth" + std::to_string(i % 10), 2);
    document.add_posting("all", 3);
    document.set_data("data of " + std::to_string(i));
    database.add_document(document);
  }
}

/// The two databases of a generation.
inline void write_tiny_databases(const std::filesystem::path& directory, unsigned works, unsigned passages) {
  constexpr int is_new = Xapian::DB_CREATE | Xapian::DB_NO_SYNC;
  Xapian::WritableDatabase of_works((directory / "documents").string(), is_new);
  of_works.add_document(passage::blank_document());
  add_tiny_documents(of_works, works);
  of_works.commit();
  Xapian::WritableDatabase of_passages((directory / "passages").string(), is_new);
  add_tiny_documents(of_passages, passages);
  of_passages.commit();
}

/// Puts the files of a generation into a draft; returns the manifest to publish them with.
inline passage::Manifest fill_draft(const std::filesystem::path& directory, unsigned works = 3, unsigned passages = 7) {
  write_tiny_databases(directory, works, passages);
  std::ofstream(directory / "ledger.jsonl") << "{\"works\": " << works << "}\n";
  return {.rules = passage::index_rules("configuration"),
          .works = works,
          .documents = works,
          .passages = passages,
          .by_language = {{"es", works}},
          .by_kind = {{"statement", works}},
          .by_format = {{"html", works}},
          .by_source = {{"samples", works}}};
}

inline passage::StoreLock take_lock(const passage::GenerationStore& store) {
  auto lock = passage::StoreLock::acquire(store.data_directory());
  if (!lock) throw std::runtime_error("somebody holds the lock of " + store.data_directory().string());
  return std::move(*lock);
}

inline passage::Generation publish_tiny(const passage::GenerationStore& store, unsigned works = 3,
                                        unsigned passages = 7) {
  const passage::StoreLock lock = take_lock(store);
  passage::GenerationDraft draft(store, lock);
  return draft.publish(fill_draft(draft.directory(), works, passages));
}

}  // namespace tests
