#include "searchd/search/document_passages.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "passage/index/document_reader.h"
#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/hits.h"
#include "searchd/search/query_planner.h"

namespace searchd {
namespace {

/// Whether the passage begins at or behind the place that is asked for.
bool has_reached(const passage::Locator& locator, const DocumentRequest::Page& page) {
  return locator.page && *locator.page >= page.number;
}
bool has_reached(const passage::Locator& locator, const DocumentRequest::Start& start) {
  return locator.end ? *locator.end > start.seconds : locator.start && *locator.start >= start.seconds;
}

/// The number of the first passage at the place; the last passage when the document ends before.
template <typename Wanted>
std::uint32_t first_at(const Wanted& wanted, const passage::IndexSnapshot& index, const std::string& id,
                       std::uint32_t count) {
  for (const auto& record : passage::read_passages(index, id, 1, std::numeric_limits<std::uint32_t>::max())) {
    if (has_reached(record.passage.locator, wanted)) return record.number;
  }
  return count;
}

struct Centre {
  const passage::IndexSnapshot& index;
  const std::string& id;
  std::uint32_t count;

  std::uint32_t operator()(std::monostate) const { return 1; }
  std::uint32_t operator()(const DocumentRequest::PassageNumber& wanted) const {
    return std::min(wanted.number, count);
  }
  template <typename Wanted>
  std::uint32_t operator()(const Wanted& wanted) const {
    return first_at(wanted, index, id, count);
  }
};

}  // namespace

std::optional<DocumentAnswer> read_document_passages(const DocumentRequest& request, const QueryLimits& limits,
                                                     OpenIndex& index, const Expander& expander) {
  const auto work = passage::read_work(index.snapshot, request.id);
  if (!work) return std::nullopt;
  const auto version = std::ranges::find(work->versions, request.id, [](const auto& v) { return v.metadata.id; });
  if (version == work->versions.end()) return std::nullopt;

  QueryPlan plan = plan_query(parse_query(request.query, limits).root, index.snapshot, index.analyzer);
  expand_plan(plan, expander, index.snapshot, index.analyzer);
  Highlighter highlighter(plan.highlight, index.analyzer);
  const auto number = static_cast<std::size_t>(version - work->versions.begin());
  DocumentAnswer answer{.document = hit_of(*work, number, highlighter), .passage_count = version->passage_count()};

  const std::uint32_t centre = std::visit(Centre{index.snapshot, request.id, version->passage_count()}, request.around);
  const std::uint32_t before = std::min(centre - std::min(centre, 1U), (request.limit - 1) / 2);
  for (const auto& record : passage::read_passages(index.snapshot, request.id, centre - before, request.limit)) {
    answer.passages.push_back(whole_place_of(*version, record, highlighter));
  }
  return answer;
}

}  // namespace searchd
