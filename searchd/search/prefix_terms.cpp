#include "searchd/search/prefix_terms.h"

#include <string_view>

#include "passage/index/schema.h"

namespace searchd {
namespace {

bool is_arabic(std::string_view letters) {
  const auto first = static_cast<unsigned char>(letters.front());
  return first >= 0xD8 && first <= 0xDB;  // U+0600 to U+06FF
}

std::string term_of(const std::string& letters, const passage::Field* field) {
  return field != nullptr ? passage::field_word_term(*field, letters) : passage::word_term(letters);
}

}  // namespace

PrefixTerms terms_beginning(std::string letters, const passage::Field* field, const Xapian::Database& documents) {
  PrefixTerms found;
  if (is_arabic(letters)) found.beginnings = {"ال" + letters, "لل" + letters};
  found.beginnings.insert(found.beginnings.begin(), std::move(letters));
  for (const std::string& beginning : found.beginnings) {
    const std::string start = term_of(beginning, field);
    const auto end = documents.allterms_end(start);
    for (auto term = documents.allterms_begin(start); term != end && !found.limited; ++term) {
      found.limited = found.terms.size() == most_prefix_terms;
      if (!found.limited) found.terms.push_back(*term);
    }
  }
  if (found.terms.empty()) found.terms.push_back(term_of(found.beginnings.front(), field));
  return found;
}

}  // namespace searchd
