#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

namespace searchd {

/// Words that Apertium is known to translate wrongly where the texts are about migration: denied_words.tsv, beside this
/// file and part of the program. What it makes of them is dropped. Immutable; any thread may ask.
class DeniedWords {
 public:
  /// The project's own list.
  DeniedWords();
  /// Lines of "from TAB to TAB word TAB why"; "to" may be "*", for every language. Lines that begin with "#" say
  /// nothing.
  explicit DeniedWords(std::string_view table);

  /// Spelling, case and accents as people take them for the same (passage::fold); inflected forms are words of their
  /// own.
  [[nodiscard]] bool contains(std::string_view from, std::string_view to, std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> words_;
};

}  // namespace searchd
