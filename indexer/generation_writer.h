#pragma once

#include <optional>
#include <span>
#include <vector>

#include "indexer/collection.h"
#include "indexer/concept_recognizer.h"
#include "indexer/curation/curated_ledger.h"
#include "indexer/index_update.h"
#include "indexer/ingest_parts.h"
#include "indexer/item_processor.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/spool.h"
#include "indexer/work_changes.h"
#include "passage/index/manifest.h"
#include "passage/index/records.h"
#include "passage/model/work.h"

namespace indexer {

/// Writes the documents of a collection as works, and counts them for the manifest. All that it is made of by reference
/// must outlive it. Belongs to one thread.
class GenerationWriter {
 public:
  /// `previous` reads documents that are carried over. `same_concepts`: theirs were recognised by these rules.
  GenerationWriter(const Collection& collection, const Spool& spool, DocumentReader previous, CuratedMetadata curated,
                   const ConceptRules& concept_rules, bool same_concepts, Report& report);

  /// Writes all of them. Throws passage::Error.
  [[nodiscard]] passage::Manifest write(const WorkWriter& writer, Progress& progress);

  [[nodiscard]] WorkChanges changes_since(const Ledger& before) const { return work_changes(before, documents_); }

  /// Does so with the changes alone, which are those since the generation of the manifest `before`. Nothing, with
  /// nothing written, when the works had better be written anew. Throws passage::Error.
  [[nodiscard]] std::optional<passage::Manifest> update(const passage::Manifest& before, const WorkChanges& changes,
                                                        IndexUpdate& index, Progress& progress);

  /// With what it takes to undo it, once all is written.
  [[nodiscard]] const passage::Curation& curation() const { return curated_.curation(); }

 private:
  passage::Work make_work(std::span<const ItemResult* const> documents);
  passage::Document read(const ItemResult& result);
  [[nodiscard]] passage::Document read_previous(const ItemResult& result) const;
  void count_document(const passage::Document& document);
  void uncount(const passage::WorkRecord& work);

  const Spool& spool_;
  DocumentReader previous_;
  CuratedMetadata curated_;
  ConceptRecognizer recognizer_;
  bool same_concepts_;
  Report& report_;
  std::vector<const ItemResult*> documents_;
  passage::Manifest manifest_;
};

}  // namespace indexer
