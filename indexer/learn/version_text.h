#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/learn/vocabulary.h"
#include "passage/model/document.h"
#include "passage/text/analyzer.h"

namespace indexer {

/// A sentence of a version of a work, as alignment and learning see it.
struct Sentence {
  std::uint32_t characters = 0;  ///< Code points.
  bool begins_paragraph = false;
  bool begins_section = false;       ///< A heading's text begins here.
  std::uint32_t paragraph = 0;       ///< Digest of the number of the numbered paragraph that begins here, or 0.
  std::vector<std::uint32_t> words;  ///< In order, of the vocabulary: neither stop words nor figures.
  std::vector<std::uint32_t> marks;  ///< Digests of exact forms and figures, sorted, distinct: equal in any language.
};

/// What a text of a version comes to.
struct VersionText {
  std::vector<Sentence> sentences;
  std::size_t words = 0;       ///< Of all sentences.
  std::size_t characters = 0;  ///< Likewise.
};

/// More sentences of one version are not looked at.
inline constexpr std::size_t most_sentences = 20'000;

/// The title and the passages of a document, cut into sentences; what stands in another language than the document is
/// left out. Its words go into `vocabulary`, that of the document's language (primary subtag).
[[nodiscard]] VersionText version_text(const passage::Document& document, passage::Analyzer& analyzer,
                                       Vocabulary& vocabulary);

}  // namespace indexer
