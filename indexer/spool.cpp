#include "indexer/spool.h"

#include "passage/index/byte_codec.h"

namespace indexer {

Spool::Slot Spool::append(const passage::Document& document) {
  passage::ByteWriter out;
  passage::write(out, document);
  return bytes_.append(out.bytes());
}

passage::Document Spool::read(const Slot& slot) const {
  const std::string bytes = bytes_.read(slot);
  passage::ByteReader in(bytes);
  return passage::read_document(in);
}

}  // namespace indexer
