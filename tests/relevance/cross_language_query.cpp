#include "tests/relevance/cross_language_query.h"

#include <algorithm>
#include <stdexcept>

#include "tests/relevance/table.h"

namespace relevance {
namespace {

const Row header = {"id", "language", "query", "target", "relevant"};

CrossLanguageQuery query_from(const Row& cells) {
  const std::vector<std::string> relevant = split(cells[4], ", ");
  CrossLanguageQuery query{cells[0], cells[1], cells[2], cells[3], {relevant.begin(), relevant.end()}};
  const bool incomplete = std::ranges::any_of(cells, &std::string::empty) || query.relevant.contains("");
  if (incomplete || query.language == query.target) {
    throw std::runtime_error("a query that is incomplete or crosses no language: " + query.id);
  }
  return query;
}

bool is_in(const Version& version, const std::string& language) {
  return version.language == language || version.language.starts_with(language + '-');
}

}  // namespace

std::vector<CrossLanguageQuery> read_cross_language_queries(const std::filesystem::path& path) {
  std::vector<CrossLanguageQuery> queries;
  std::set<std::string> ids;
  bool at_header = true;
  for_each_row(path, header.size(), [&](const Row& cells) {
    if (at_header) {
      if (cells != header) throw std::runtime_error(path.string() + ": the first row is not the header");
      at_header = false;
      return;
    }
    queries.push_back(query_from(cells));
    if (!ids.insert(queries.back().id).second) throw std::runtime_error("a query stands twice: " + queries.back().id);
  });
  if (queries.empty()) throw std::runtime_error(path.string() + ": no query");
  return queries;
}

std::size_t rank_in_target(const std::vector<SearchHit>& hits, const CrossLanguageQuery& query) {
  std::size_t rank = 0;
  for (const SearchHit& hit : hits) {
    if (std::ranges::none_of(hit, [&](const Version& version) { return is_in(version, query.target); })) continue;
    ++rank;
    if (std::ranges::any_of(hit, [&](const Version& version) { return query.relevant.contains(version.id); })) {
      return rank;
    }
  }
  return 0;
}

}  // namespace relevance
