#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "tests/relevance/metrics.h"

namespace relevance {

struct Question {
  std::string id;
  std::string text;
  Judgements judgements;
};

/// A test collection: a folder with
///     docs.tsv      id TAB [title TAB] text
///     queries.tsv   id TAB question [TAB id of the relevant document]
///     qrels.txt     question, iteration, document, level (TREC's format; may be absent)
/// The folder's name is put before the ids of documents ("en/17"), so that several collections can be indexed together.
class Collection {
 public:
  explicit Collection(const std::filesystem::path& folder);

  [[nodiscard]] const std::string& name() const { return name_; }

  /// Writes the documents in the indexer's input format.
  void write_jsonl(std::ostream& out) const;

  /// The questions for which anything was judged relevant.
  [[nodiscard]] std::vector<Question> questions() const;

 private:
  [[nodiscard]] std::string document_id(const std::string& id) const { return name_ + '/' + id; }

  std::filesystem::path folder_;
  std::string name_;
};

/// The question as a person would type it: signs that mean something in a query become spaces.
[[nodiscard]] std::string without_operators(std::string question);

}  // namespace relevance
