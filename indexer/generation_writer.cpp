#include "indexer/generation_writer.h"

#include <algorithm>
#include <utility>

#include "indexer/work_differences.h"
#include "passage/error.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

void count(std::map<std::string, std::uint64_t>& counts, std::string_view key) {
  if (!key.empty()) ++counts[std::string(key)];
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

}  // namespace indexer
