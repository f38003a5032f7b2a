#include "searchd/search/document_passages.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "passage/index/document_reader.h"
#include "passage/index/schema.h"
#include "searchd/errors.h"
#include "searchd/search/corresponding_passages.h"
#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/hits.h"
#include "searchd/search/place_url.h"
#include "searchd/search/places.h"
#include "searchd/search/query_planner.h"

namespace searchd {
namespace {

[[noreturn]] void refuse_place(const std::string& why) {
  throw BadRequest("invalid_around", "around", why);
}

std::vector<passage::PassageRecord> all_passages(const passage::IndexSnapshot& index, const std::string& id) {
  return passage::read_passages(index, id, 1, std::numeric_limits<std::uint32_t>::max());
}

/// The first passage on the page, or behind it where nothing is written on it; the last where the pages end before.
std::uint32_t passage_at(const DocumentRequest::Page& wanted, const std::vector<passage::PassageRecord>& passages) {
  std::uint32_t last = 0;
  for (const auto& [version, number, passage] : passages) {
    if (!passage.locator.page) continue;
    if (*passage.locator.page >= wanted.number) return number;
    last = number;
  }
  if (last == 0) refuse_place("The document is not divided into pages.");
  return last;
}

/// The passage that is being said at that time, or the next where nothing is; the last where all has been said.
std::uint32_t passage_at(const DocumentRequest::Start& wanted, const std::vector<passage::PassageRecord>& passages) {
  std::uint32_t current = 0;
  std::uint32_t last = 0;
  for (const auto& [version, number, passage] : passages) {
    if (!passage.locator.start) continue;
    if (*passage.locator.start > wanted.seconds) return current != 0 ? current : number;
    const bool is_over = passage.locator.end && *passage.locator.end <= wanted.seconds;
    current = is_over ? 0 : number;
    last = number;
  }
  if (last == 0) refuse_place("The document is no recording: its passages have no times.");
  return last;
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
    return around(passage_at(wanted, all_passages(index, request.id)));
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
