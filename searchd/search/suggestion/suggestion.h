#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace searchd {

enum class SuggestionKind : std::uint8_t { Title, Concept, Word };

/// What somebody may be about to type.
struct Suggestion {
  std::string text;  ///< The whole query that is suggested.
  SuggestionKind kind = SuggestionKind::Word;
  std::string language;  ///< BCP 47; empty where it is not known.
  std::string id;        ///< Of a title: the document's; of a concept: its name, as the facet `concept` has it.

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

inline constexpr std::uint32_t max_suggestions = 20;

struct SuggestRequest {
  std::string query;  ///< As typed so far: valid UTF-8 without NUL, within the configured size.
  std::uint32_t limit = 8;
  std::vector<std::string> prefer;  ///< Primary language subtags, best first.

  friend bool operator==(const SuggestRequest&, const SuggestRequest&) = default;
};

}  // namespace searchd
