#include "passage/index/document_reader.h"

#include <algorithm>
#include <limits>

#include "passage/index/blank_document.h"
#include "passage/index/schema.h"
#include "passage/index/xapian_error.h"

namespace passage {

std::optional<WorkRecord> read_work(const IndexSnapshot& snapshot, std::string_view id) {
  return with_xapian_errors("reading a document of the index", [&]() -> std::optional<WorkRecord> {
    const std::string term = id_term(id);
    const auto posting = snapshot.documents.postlist_begin(term);
    if (posting == snapshot.documents.postlist_end(term)) return std::nullopt;
    return decode_work(snapshot.documents.get_document(*posting).get_data());
  });
}

// Works are written in the order of their keys, and compaction keeps it.
void for_each_work(const IndexSnapshot& snapshot, const std::function<void(WorkRecord)>& visit) {
  const auto read = [&](Xapian::docid id) {
    return with_xapian_errors("reading the works of the index",
                              [&] { return decode_work(snapshot.documents.get_document(id).get_data()); });
  };
  const auto end = snapshot.documents.postlist_end(std::string{});
  for (auto work = works_begin(snapshot.documents); work != end; ++work) visit(read(*work));
}

// The passages of a version are written in reading order, and compaction keeps it.
std::vector<PassageRecord> read_passages(const IndexSnapshot& snapshot, std::string_view id, std::uint32_t first,
                                         std::uint32_t count) {
  return with_xapian_errors("reading the passages of a document", [&] {
    std::vector<PassageRecord> records;
    const std::string term = id_term(id);
    auto posting = snapshot.passages.postlist_begin(term);
    const auto end = snapshot.passages.postlist_end(term);
    if (posting != end && first > 1) posting.skip_to(*posting + first - 1);
    for (; posting != end && records.size() < count; ++posting) {
      records.push_back(decode_passage(snapshot.passages.get_document(*posting).get_data()));
    }
    return records;
  });
}

std::optional<Document> read_document(const IndexSnapshot& snapshot, std::string_view id) {
  std::optional<WorkRecord> work = read_work(snapshot, id);
  if (!work) return std::nullopt;
  const auto version = std::ranges::find(
      work->versions, id, [](const VersionRecord& record) -> std::string_view { return record.metadata.id; });
  if (version == work->versions.end()) return std::nullopt;
  Document document;
  for (PassageRecord& record : read_passages(snapshot, id, 1, std::numeric_limits<std::uint32_t>::max())) {
    document.passages.push_back(std::move(record.passage));
  }
  document.metadata = std::move(version->metadata);
  document.source = std::move(version->source);
  document.format = std::move(version->format);
  document.file = std::move(version->file);
  document.added = std::move(version->added);
  document.file_size = version->file_size;
  document.fingerprint = std::move(version->fingerprint);
  return document;
}

}  // namespace passage
