#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "indexer/learn/version_text.h"
#include "indexer/learn/vocabulary.h"
#include "passage/index/index_snapshot.h"

namespace indexer {

/// The works of a generation that have versions in several languages: one language's part.
struct CorpusLanguage {
  Vocabulary vocabulary;
  std::map<std::size_t, VersionText> versions;  ///< By the number of their work.
};

struct ParallelCorpus {
  std::map<std::string, CorpusLanguage> languages;  ///< By primary subtag.
  std::uint32_t works = 0;                          ///< How many are in it.
  std::uint32_t works_left_out = 0;                 ///< Beyond CorpusLimits::words.
};

/// What keeps memory below some 500 MB, and the time in bounds, whatever the collection.
struct CorpusLimits {
  std::size_t words = 8'000'000;
  std::size_t languages = 40;  ///< Those with the most versions. Their pairs grow with the square.
};

/// Reads them; of several versions in one language the first by id. The works come in an order that has nothing to do
/// with their names and sources, so that those within the limits are a fair sample. Throws passage::Error when the
/// index is damaged.
[[nodiscard]] ParallelCorpus read_parallel_corpus(const passage::IndexSnapshot& snapshot, CorpusLimits limits = {});

}  // namespace indexer
