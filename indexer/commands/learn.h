#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace indexer {

struct LearnOptions {
  std::filesystem::path data;
  std::string print;      ///< Two languages ("es-en"): print what has been learnt of them, and learn nothing.
  std::size_t most = 50;  ///< So many lines are printed.
};

/// Learns which words translate each other from the works of the published generation that have versions in several
/// languages, and publishes a generation with the same documents and what was learnt. Where nothing can be learnt, or
/// nothing other than what the generation carries, it publishes nothing and says so.
///
/// Returns 0; or 5, with a word on `err`, when an indexer holds the lock. Throws UsageError for a pair that is none;
/// passage::Error, with nothing published, when it cannot be done: status 1.
int run_learn(const LearnOptions& options, std::ostream& out, std::ostream& err);

}  // namespace indexer
