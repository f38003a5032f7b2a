#include "indexer/generation_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/work_differences.h"
#include "indexer/work_places.h"
#include "passage/error.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

void count(std::map<std::string, std::uint64_t>& counts, std::string_view key) {
  if (!key.empty()) ++counts[std::string(key)];
}

void uncount_one(std::map<std::string, std::uint64_t>& counts, std::string_view key) {
  const auto found = counts.find(std::string(key));
  if (found != counts.end() && --found->second == 0) counts.erase(found);
}

}  // namespace

GenerationWriter::GenerationWriter(const Collection& collection, const Spool& spool, DocumentReader previous,
                                   CuratedMetadata curated, const ConceptRules& concept_rules, bool same_concepts,
                                   Report& report)
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

passage::Manifest GenerationWriter::write(const WorkWriter& writer, Progress& progress) {
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

std::optional<passage::Manifest> GenerationWriter::update(const passage::Manifest& before, const WorkChanges& changes,
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

passage::Work GenerationWriter::make_work(std::span<const ItemResult* const> documents) {
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

passage::Document GenerationWriter::read(const ItemResult& result) {
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

passage::Document GenerationWriter::read_previous(const ItemResult& result) const {
  auto document = previous_(result.entry.id);
  if (!document) {
    throw passage::Error("the published generation lacks the document " + result.entry.id +
                         " that its ledger names; run \"passage-indexer verify\", then index with --full");
  }
  return std::move(*document);
}

void GenerationWriter::count_document(const passage::Document& document) {
  ++manifest_.documents;
  manifest_.passages += document.passages.size();
  count(manifest_.by_language, passage::primary_subtag(document.metadata.language));
  count(manifest_.by_kind, document.metadata.kind);
  count(manifest_.by_format, document.format);
  count(manifest_.by_source, document.source);
}

void GenerationWriter::uncount(const passage::WorkRecord& work) {
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

}  // namespace indexer
