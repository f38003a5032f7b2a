#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searchd/search/sought.h"

namespace searchd {

using Positions = std::vector<Xapian::termpos>;  ///< Ascending, each once.

/// Where terms stand in a few documents. Reads each term's posting list once, whatever the number of documents.
/// Belongs to the database's thread; throws Xapian::Error.
class TermPositions {
 public:
  /// `documents` are those of `database` that questions will be about; the places in it name them below.
  TermPositions(const Xapian::Database& database, std::vector<Xapian::docid> documents);

  /// Where the first word of each occurrence of the row stands in that document.
  [[nodiscard]] Positions occurrences(const TermRow& row, std::size_t document);

 private:
  [[nodiscard]] const std::vector<Positions>& of(const std::string& term);
  [[nodiscard]] Positions any_of(const std::vector<std::string>& terms, std::size_t document);

  const Xapian::Database& database_;
  std::vector<Xapian::docid> documents_;
  std::vector<std::size_t> by_docid_;  ///< Places in documents_, by ascending docid.
  std::unordered_map<std::string, std::vector<Positions>> known_;
};

}  // namespace searchd
