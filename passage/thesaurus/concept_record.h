#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace passage {

/// How a concept is called in a thesaurus file; as in SKOS.
enum class LabelKind : std::uint8_t {
  Preferred,
  Alternative,
  Hidden  ///< Recognised, such as a misspelling or a word that insults, and never shown.
};

struct LabelRecord {
  std::string text;      ///< UTF-8, trimmed, not empty.
  std::string language;  ///< Primary subtag, or "und".
  LabelKind kind = LabelKind::Preferred;

  friend bool operator==(const LabelRecord&, const LabelRecord&) = default;
};

/// A concept as a file has it.
struct ConceptRecord {
  std::string iri;  ///< Empty where the file gives none.
  std::vector<LabelRecord> labels;
  std::vector<std::string> broader;  ///< IRIs.

  friend bool operator==(const ConceptRecord&, const ConceptRecord&) = default;
};

/// What a thesaurus may be at most; a file beyond it is refused.
inline constexpr std::size_t most_thesaurus_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_concepts = 200'000;
inline constexpr std::size_t most_labels = 1'000'000;

/// Longer labels are left out: no text repeats them word for word.
inline constexpr std::size_t longest_label = 250;

}  // namespace passage
