#include "passage/index/records.h"

#include "passage/error.h"
#include "passage/index/byte_codec.h"

namespace passage {

std::string encode(const WorkRecord& record) {
  ByteWriter out;
  out.text(record.key);
  out.number(record.versions.size());
  for (const VersionRecord& version : record.versions) {
    write(out, version.metadata);
    out.text(version.source);
    out.text(version.format);
    out.text(version.file);
    out.text(version.fingerprint);
    out.number(version.first_position);
    out.number(version.passage_lengths.size());
    for (const std::uint32_t length : version.passage_lengths) out.number(length);
  }
  for (const VersionRecord& version : record.versions) out.texts(version.metadata.concepts);
  for (const VersionRecord& version : record.versions) out.text(version.added);
  for (const VersionRecord& version : record.versions) out.number(version.file_size);
  for (const VersionRecord& version : record.versions) out.text(version.copy_of);
  return out.take();
}

WorkRecord decode_work(std::string_view bytes) {
  ByteReader in(bytes);
  WorkRecord record;
  record.key = in.text();
  const std::uint64_t count = in.number();
  if (count > in.remaining()) throw Error("damaged record: more versions than bytes");
  record.versions.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    VersionRecord version;
    version.metadata = read_metadata(in);
    version.source = in.text();
    version.format = in.text();
    version.file = in.text();
    version.fingerprint = in.text();
    version.first_position = in.small_number();
    const std::uint64_t passages = in.number();
    if (passages > in.remaining()) throw Error("damaged record: more passages than bytes");
    version.passage_lengths.reserve(passages);
    for (std::uint64_t j = 0; j < passages; ++j) version.passage_lengths.push_back(in.small_number());
    record.versions.push_back(std::move(version));
  }
  // An index that was made before there were concepts ends here.
  for (std::uint64_t i = 0; i < count && !in.at_end(); ++i) record.versions[i].metadata.concepts = in.texts();
  // And one that was made before it was noted when documents came ends here.
  for (std::uint64_t i = 0; i < count && !in.at_end(); ++i) record.versions[i].added = in.text();
  // And one from before sizes were kept ends here.
  for (std::uint64_t i = 0; i < count && !in.at_end(); ++i) record.versions[i].file_size = in.number();
  // And one from before copies were known ends here.
  for (std::uint64_t i = 0; i < count && !in.at_end(); ++i) record.versions[i].copy_of = in.text();
  return record;
}

std::string encode(const PassageRecord& record) {
  ByteWriter out;
  out.number(record.version);
  out.number(record.number);
  write(out, record.passage);
  return out.take();
}

PassageRecord decode_passage(std::string_view bytes) {
  ByteReader in(bytes);
  PassageRecord record;
  record.version = in.small_number();
  record.number = in.small_number();
  record.passage = read_passage(in);
  return record;
}

}  // namespace passage
