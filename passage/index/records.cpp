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
    out.number(version.passage_count);
  }
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
    version.passage_count = in.small_number();
    record.versions.push_back(std::move(version));
  }
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
