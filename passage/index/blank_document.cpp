#include "passage/index/blank_document.h"

#include <string>

#include "passage/index/schema.h"

namespace passage {

Xapian::Document blank_document() {
  Xapian::Document document;
  document.add_boolean_term(std::string(blank_term));
  return document;
}

Xapian::Query every_work() {
  return {Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll, Xapian::Query(std::string(blank_term))};
}

Xapian::PostingIterator works_begin(const Xapian::Database& documents) {
  Xapian::PostingIterator work = documents.postlist_begin({});
  if (work != documents.postlist_end({})) work.skip_to(blank_document_id + 1);
  return work;
}

}  // namespace passage
