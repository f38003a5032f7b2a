#include "searchd/search/document_passages.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "passage/index/document_reader.h"
#include "passage/index/schema.h"
#include "searchd/search/corresponding_passages.h"
#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/hits.h"
#include "searchd/search/place_url.h"
#include "searchd/search/places.h"
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

/// Which passage the answer is about, and how many stand before it.
struct Window {
  std::uint32_t centre = 1;
  std::uint32_t before = 0;
};

struct FindWindow {
  const passage::IndexSnapshot& index;
  const DocumentRequest& request;
  std::uint32_t count;

  Window operator()(std::monostate) const { return {}; }
  Window operator()(const DocumentRequest::FirstPassage& wanted) const { return {std::min(wanted.number, count)}; }
  Window operator()(const DocumentRequest::PassageNumber& wanted) const { return around(wanted.number); }
  template <typename Wanted>
  Window operator()(const Wanted& wanted) const {
    return around(first_at(wanted, index, request.id, count));
  }

 private:
  [[nodiscard]] Window around(std::uint32_t number) const {
    const std::uint32_t centre = std::min(number, count);
    return {centre, std::min(centre - std::min(centre, 1U), (request.limit - 1) / 2)};
  }
};

/// The passages of one version that the plan finds something in: those that a search shows as the places of its hit.
std::vector<std::uint32_t> matching_passages(const passage::WorkRecord& work, std::size_t version,
                                             const QueryPlan& plan, const passage::IndexSnapshot& index) {
  if (!plan.has_text()) return {};
  const auto document = index.documents.postlist_begin(passage::id_term(work.versions[version].metadata.id));
  const std::uint32_t all = work.versions[version].passage_count();
  std::vector<WorkPlaces> places = find_places({{.document = *document, .record = work}}, plan, all, index);
  std::vector<std::uint32_t> numbers = std::move(places.front().versions[version].passages);
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

std::optional<DocumentAnswer> read_document_passages(const DocumentRequest& request, const QueryLimits& limits,
                                                     OpenIndex& index, const Expander& expander) {
  const auto work = passage::read_work(index.snapshot, request.id);
  if (!work) return std::nullopt;
  const auto version = std::ranges::find(work->versions, request.id, [](const auto& v) { return v.metadata.id; });
  if (version == work->versions.end()) return std::nullopt;

  QueryPlan plan = plan_query(parse_query(request.query, limits).root, index.snapshot, index.analyzer);
  if (request.expand) expand_plan(plan, expander, index.snapshot, index.analyzer);
  Highlighter highlighter(plan.highlight, index.analyzer);
  const auto number = static_cast<std::size_t>(version - work->versions.begin());
  DocumentAnswer answer{.document = hit_of(*work, number, highlighter),
                        .passage_count = version->passage_count(),
                        .file_url = file_url(*version),
                        .matching = matching_passages(*work, number, plan, index.snapshot)};

  const auto [centre, before] =
      std::visit(FindWindow{index.snapshot, request, version->passage_count()}, request.around);
  for (const auto& record : passage::read_passages(index.snapshot, request.id, centre - before, request.limit)) {
    if (record.number == centre) add_corresponding(answer.document.versions, *work, number, record, index.snapshot);
    answer.passages.push_back(whole_place_of(*version, record, highlighter));
  }
  return answer;
}

}  // namespace searchd
