#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/text/analyzer.h"
#include "searchd/search/translation/lexicon.h"
#include "searchd/search/translation/translation_table.h"

namespace searchd {

/// How a dictionary came to a translation; each way is less certain than the one before.
enum class TranslationRoute : std::uint8_t {
  Direct,    ///< A dictionary of this direction lists it.
  Inverted,  ///< Only one of the other direction does.
  Pivoted    ///< By way of a third language.
};

struct WordTranslation {
  std::string text;      ///< A word or a row of words, with its marks and capitals.
  std::string language;  ///< Primary subtag.
  TranslationRoute route = TranslationRoute::Direct;

  friend bool operator==(const WordTranslation&, const WordTranslation&) = default;
};

/// What stands in a dictionary for `count` words of a query from `first` on.
struct RowTranslations {
  std::size_t first = 0;
  std::size_t count = 1;
  std::vector<WordTranslation> translations;  ///< The best first; never empty.
};

struct DictionarySettings {
  std::filesystem::path folder = "/usr/share/dictd";
  /// Primary subtags, the most important first: dictionaries between two of them are read, then those between one of
  /// them and another language. Empty: all are.
  std::vector<std::string> languages;
  /// Beyond this memory no further pair is read; the last may pass it.
  std::size_t most_bytes = std::size_t{24} << 20;
};

/// All bilingual dictionaries of a folder, in dictd's format (NAME-spa-eng.index beside NAME-spa-eng.dict.dz), as
/// Debian's dict-freedict-* packages install them. Each also serves the other direction. The files are read once, at
/// construction (a hundred thousand articles take about 0.5 s), and not needed afterwards.
/// Immutable once constructed; any thread may ask, with an analyzer of its own.
class Dictionary {
 public:
  /// Stops early, with what has been read, when `stop` asks for it.
  explicit Dictionary(const DictionarySettings& settings, const std::stop_token& stop = {});

  /// Translations of a query's words (their surfaces, in their order) from one language into another. The longest rows
  /// that a dictionary knows come first ("asylum seeker" before "asylum"); a word belongs to one row at most. Exact
  /// forms are preferred to words of the same stem. At most `most` translations of each row.
  [[nodiscard]] std::vector<RowTranslations> translate(std::span<const std::string> words, std::string_view from,
                                                       std::string_view to, passage::Analyzer& analyzer,
                                                       std::size_t most = 8) const;

  /// The pairs of languages with a dictionary in either direction.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs() const;

  /// Files that are no dictionaries although they are named so, for the log.
  [[nodiscard]] const std::vector<std::string>& unreadable() const { return unreadable_; }

  /// Memory that the words and tables take.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Source;
  using Pair = std::pair<std::string, std::string>;

  [[nodiscard]] static std::vector<std::vector<Source>> sources(const DictionarySettings& settings);
  void load(const Source& source, std::vector<TranslationEvidence>& evidence, const std::stop_token& stop);
  Lexicon& lexicon(const std::string& language);
  [[nodiscard]] const Lexicon* find_lexicon(std::string_view language) const;
  [[nodiscard]] const TranslationTable* table(const std::string& from, const std::string& to) const;
  [[nodiscard]] std::vector<WordTranslation> listed(std::span<const WordId> words, const std::string& from,
                                                    const std::string& to, std::size_t most) const;
  [[nodiscard]] std::vector<WordTranslation> pivoted(std::span<const WordId> words, const std::string& from,
                                                     const std::string& to, passage::Analyzer& analyzer,
                                                     std::size_t most) const;

  std::map<std::string, Lexicon, std::less<>> lexicons_;
  std::map<Pair, TranslationTable> tables_;
  std::vector<std::string> unreadable_;
};

}  // namespace searchd
