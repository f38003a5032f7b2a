#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

/// Another way to say a piece of a query.
struct Rendering {
  std::string text;      ///< A word or a row of words.
  std::string language;  ///< Primary subtag.

  friend bool operator==(const Rendering&, const Rendering&) = default;
};

/// Where other ways to say it come from, as the API says it; permanent.
namespace expansion_source {
inline constexpr std::string_view curation = "curation";
inline constexpr std::string_view thesaurus = "thesaurus";
inline constexpr std::string_view names = "names";
inline constexpr std::string_view glossary = "glossary";
inline constexpr std::string_view dictionary = "dictionary";
inline constexpr std::string_view machine = "machine";
inline constexpr std::string_view learnt = "learnt";
inline constexpr std::array all{curation, thesaurus, names, glossary, dictionary, machine, learnt};
}  // namespace expansion_source

/// What some successive words of a query are called otherwise, in other languages or in the same.
struct SpanExpansion {
  std::size_t first = 0;  ///< The first of the words.
  std::size_t count = 1;
  std::vector<Rendering> to;
  std::string_view source;  ///< One of expansion_source.
};

}  // namespace searchd
