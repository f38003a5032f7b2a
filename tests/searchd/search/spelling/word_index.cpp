#include "tests/searchd/search/spelling/word_index.h"

namespace tests {

Xapian::Database index_of(const std::vector<std::pair<std::string, int>>& words) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [word, count] : words) {
    for (int i = 0; i < count; ++i) {
      Xapian::Document document;
      document.add_term(word);
      database.add_document(document);
    }
  }
  return database;
}

}  // namespace tests
