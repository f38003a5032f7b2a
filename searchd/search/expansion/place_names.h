#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/analyzer.h"
#include "searchd/search/expansion/span_expansion.h"

namespace searchd {

/// The names of countries, territories and languages in some forty languages, as ICU has them (Unicode CLDR).
/// Made once (a tenth of a second); immutable, any thread may ask with an analyzer of its own.
class PlaceNames {
 public:
  PlaceNames();

  /// The names in the languages `to` of what the words name; `words` are surfaces as the query has them. The longest
  /// row of words wins. A word in another form than the name's (a case of Russian) is known by its stem in a language
  /// of `from`.
  [[nodiscard]] std::vector<SpanExpansion> find(std::span<const std::string> words, std::span<const std::string> from,
                                                std::span<const std::string> to, passage::Analyzer& analyzer) const;

 private:
  using Code = std::uint16_t;  ///< Number of a territory or a language.

  void add_names(const std::string& language, passage::Analyzer& analyzer);
  void add(Code code, const std::string& name, const std::string& language, passage::Analyzer& analyzer);
  [[nodiscard]] const Code* code_of(std::span<const std::string> words, std::span<const std::string> from,
                                    passage::Analyzer& analyzer) const;

  std::vector<std::string> codes_;                         ///< "MX", then "es"; what ICU calls them.
  std::size_t territories_ = 0;                            ///< So many of them are territories.
  std::unordered_map<std::string, Code> by_name_;          ///< By folded words.
  std::unordered_map<std::string, Code> by_stem_;          ///< By language and stem, of names of one word.
  std::map<std::string, std::vector<std::string>> names_;  ///< By language, then by code; empty where CLDR has none.
};

}  // namespace searchd
