#include "searchd/search/suggestion/word_in_any_form.h"

#include <set>

#include "passage/index/schema.h"

namespace searchd {

Xapian::Query word_in_any_form(const std::string& word, const std::vector<std::string>& languages,
                               passage::Analyzer& analyzer) {
  std::set<std::string> terms{passage::word_term(analyzer.exact(word))};
  for (const std::string& language : languages) {
    if (const std::string& stem = analyzer.query_stem(word, language); !stem.empty()) {
      terms.insert(passage::stem_term(stem));
    }
  }
  terms.erase(std::string{});
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace searchd
