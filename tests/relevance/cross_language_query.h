#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/relevance/search_hit.h"

namespace relevance {

/// A query in one language whose answers are documents of another.
struct CrossLanguageQuery {
  std::string id;
  std::string language;  ///< of the query; a primary subtag, as `target`
  std::string text;
  std::string target;              ///< the language of the answers
  std::set<std::string> relevant;  ///< the ids of the answers; at least one
};

/// Reads a table with the header
///     id TAB language TAB query TAB target TAB relevant
/// in which several relevant ids are separated by a comma and a blank (an id may hold blanks). Throws for a row that is
/// incomplete or has one language on both sides, and for an id that stands twice.
[[nodiscard]] std::vector<CrossLanguageQuery> read_cross_language_queries(const std::filesystem::path& path);

/// The rank, from 1, of the first hit with a relevant version, counted among the hits that have any version in the
/// target language; 0 when no hit has one.
[[nodiscard]] std::size_t rank_in_target(const std::vector<SearchHit>& hits, const CrossLanguageQuery& query);

}  // namespace relevance
