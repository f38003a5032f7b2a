#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/document.h"
#include "passage/text/analyzer.h"
#include "passage/thesaurus/concept_matcher.h"
#include "passage/thesaurus/thesaurus.h"

namespace indexer {

/// By what concepts are recognised in texts.
struct ConceptRules {
  std::shared_ptr<const passage::Thesaurus> thesaurus;  ///< Null: none are.
  std::string digest;  ///< Changes with the content of the thesaurus and with the rules of the recogniser.
};

/// Reads the thesauri that a configuration names. Throws passage::Error naming the file and the line.
[[nodiscard]] ConceptRules concept_rules(const std::vector<std::filesystem::path>& files, bool with_built_in);

/// Finds which concepts a document is about. Remembers words; each thread has its own.
class ConceptRecognizer {
 public:
  explicit ConceptRecognizer(const ConceptRules& rules) : thesaurus_(rules.thesaurus) {}

  /// The names of the concepts that the title names, or the text at least twice: what is named once is often said in
  /// passing. Each passage is read by the labels of its own language; where the language is not known, by all; where
  /// the thesaurus has none in it, by none. One word of a hidden label counts for nothing here: in a running text it is
  /// too often another word. The twenty named most, in that order; a name of several words counts for as many, as it
  /// says more than a word that is in every document.
  [[nodiscard]] std::vector<std::string> concepts(const passage::Document& document);

 private:
  struct Count {
    std::uint64_t mentions = 0;
    std::uint64_t weight = 0;
    bool is_in_title = false;
  };
  using Counts = std::map<passage::ConceptId, Count>;

  void count(std::string_view text, std::string_view language, bool is_title, Counts& counts);
  passage::ConceptMatcher* matcher_of(std::string_view language);

  std::shared_ptr<const passage::Thesaurus> thesaurus_;
  passage::Analyzer analyzer_;
  std::map<std::string, std::unique_ptr<passage::ConceptMatcher>, std::less<>> matchers_;
  std::vector<passage::RowWord> row_;
};

}  // namespace indexer
