#pragma once

#include <cstddef>

#include "indexer/learn/parallel_corpus.h"
#include "passage/index/learnt_translations.h"

namespace indexer {

/// A word has at most so many translations into one language.
inline constexpr std::size_t most_translations = 6;

/// Learns, for each two languages of the corpus, which words translate each other: aligns the sentences of the
/// versions, learns from them, aligns again with what was learnt, and learns once more. Words that are written alike in
/// both languages are left out, as they are found without. Nothing is drawn from outside; the same corpus gives the
/// same table.
[[nodiscard]] passage::TranslationTable learn_translations(const ParallelCorpus& corpus);

}  // namespace indexer
