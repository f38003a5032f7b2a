#include "searchd/search/sought.h"

#include <utility>

namespace searchd {

using Xapian::Query;

Sought any_of(std::vector<std::string> terms) {
  Query query(Query::OP_SYNONYM, terms.begin(), terms.end());
  return {.query = std::move(query), .rows = {{.words = {std::move(terms)}}}};
}

Sought row_of(const std::vector<std::string>& terms, std::uint32_t window) {
  if (terms.empty()) return {};
  TermRow row{.window = window};
  for (const std::string& term : terms) row.words.push_back({term});
  if (terms.size() == 1) return {.query = Query(terms.front()), .rows = {std::move(row)}};
  const Query::op op = window == 0 ? Query::OP_PHRASE : Query::OP_NEAR;
  const auto width = static_cast<Xapian::termcount>(window == 0 ? terms.size() : window);
  return {.query = Query(op, terms.begin(), terms.end(), width), .rows = {std::move(row)}};
}

Sought row_before(const std::vector<std::string>& terms, std::vector<std::string> last) {
  if (terms.empty()) return any_of(std::move(last));
  std::vector<Query> parts;
  TermRow row;
  for (const std::string& term : terms) {
    parts.emplace_back(term);
    row.words.push_back({term});
  }
  parts.emplace_back(Query::OP_OR, last.begin(), last.end());
  row.words.push_back(std::move(last));
  return {.query = Query(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())),
          .rows = {std::move(row)}};
}

Sought combined(Query::op op, const std::vector<Sought>& pieces) {
  std::vector<Query> queries;
  Sought all;
  for (const Sought& piece : pieces) {
    if (piece.query.empty()) continue;
    queries.push_back(piece.query);
    all.rows.insert(all.rows.end(), piece.rows.begin(), piece.rows.end());
  }
  all.query = Query(op, queries.begin(), queries.end());
  return all;
}

}  // namespace searchd
