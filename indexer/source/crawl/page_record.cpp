#include "indexer/source/crawl/page_record.h"

#include "indexer/fingerprint.h"
#include "passage/index/byte_codec.h"

namespace indexer {

std::string version_of(const PageRecord& record, const Announcement& said) {
  passage::ByteWriter all;
  all.text(record.text);
  all.text(said.date);
  all.texts(said.alternates);
  return content_hash(all.bytes());
}

}  // namespace indexer
