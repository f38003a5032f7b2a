#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/text/analyzer.h"
#include "searchd/search/expansion/span_expansion.h"

namespace searchd {

/// The words of a query between which nothing else stands, to be said otherwise.
struct WordRun {
  std::vector<std::string> surfaces;  ///< As typed.
  std::vector<bool> unspaced;         ///< Of each: whether its script is written without spaces.
};

struct ExpanderSettings {
  std::vector<std::filesystem::path> thesaurus;  ///< Files beside the project's own thesaurus.
  bool built_in_thesaurus = true;
  std::filesystem::path dictionaries;  ///< Folder of bilingual dictionaries; empty: none.
};

/// Says a query's words in other languages: by the thesaurus first; what it does not cover by the names of countries
/// and languages; what these do not cover by bilingual dictionaries, machine translation and what the collection has
/// taught. What is not there (no dictionary, no translation pair) adds nothing. Any thread may ask.
class Expander {
 public:
  /// Throws passage::Error where a thesaurus cannot be read.
  explicit Expander(const ExpanderSettings& settings);
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;
  ~Expander();

  /// The expansions of the run. `from`: the languages it may be in, the likeliest first. `to`: those wanted.
  [[nodiscard]] std::vector<SpanExpansion> expand(const WordRun& run, std::span<const std::string> from,
                                                  std::span<const std::string> to, passage::Analyzer& analyzer) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace searchd
