#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/curation.h"
#include "passage/index/learnt_translations.h"
#include "passage/text/analyzer.h"
#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/expansion/span_expansion.h"
#include "searchd/search/spelling/label_words.h"
#include "searchd/search/translation/machine_translation.h"

namespace searchd {

/// The words of a query between which nothing else stands, to be said otherwise.
struct WordRun {
  std::vector<std::string> surfaces;  ///< As typed.
  std::vector<bool> unspaced;         ///< Of each: whether its script is written without spaces.
};

struct ExpanderSettings {
  std::vector<std::filesystem::path> thesaurus;  ///< Files beside the project's own thesaurus.
  bool built_in_thesaurus = true;
  bool built_in_glossary = true;
  std::filesystem::path dictionaries;  ///< Folder of bilingual dictionaries; empty: none.
  MachineTranslationSettings machine_translation;
  std::function<void(const std::string& line)> log = [](const std::string&) {};  ///< Never takes queries.
};

/// What an expander says words in.
struct Tongues {
  std::span<const std::string> from;  ///< The languages that the words may be in, the likeliest first.
  std::span<const std::string> to;    ///< The languages wanted, those with most documents first.
};

/// So many labels of a concept are sought in each language.
inline constexpr std::size_t labels_sought = 3;

/// An editor means each of them.
inline constexpr std::size_t curated_labels_sought = passage::most_synonyms;

/// Says a query's words in other languages: by the thesaurus first; what it does not cover by the names of countries
/// and languages; what these do not cover by the project's glossary of everyday words, by bilingual dictionaries, by
/// machine translation and by what the collection has taught. What is not there (no dictionary, no translation pair)
/// adds nothing. Any thread may ask.
class Expander {
 public:
  /// Throws passage::Error where a thesaurus cannot be read.
  explicit Expander(const ExpanderSettings& settings);
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;
  ~Expander();

  /// What concepts are called. Lives as long as the expander.
  [[nodiscard]] const passage::Thesaurus& thesaurus() const;

  /// Begins to read, in the background, what is read for these languages: those of the index, as in Tongues::to.
  /// expand() does so too; until it is read, it goes without.
  void prepare(std::span<const std::string> to) const;

  /// The expansions of the run, one for each source and row of words. `learnt`: what the collection has taught, or
  /// null. `curated`: what an editor has put beside each other, or null; it adds to what the others say.
  [[nodiscard]] std::vector<SpanExpansion> expand(const WordRun& run, const Tongues& tongues,
                                                  const passage::LearntTranslations* learnt,
                                                  passage::Analyzer& analyzer,
                                                  const passage::Thesaurus* curated = nullptr) const;

  /// The words by which the thesaurus and the glossary name what they know; put together when first needed.
  [[nodiscard]] const LabelWords& label_words() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace searchd
