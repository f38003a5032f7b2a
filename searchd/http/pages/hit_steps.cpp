#include "searchd/http/pages/hit_steps.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "searchd/http/pages/page_links.h"

namespace searchd::http {
namespace {

bool comes_from_search(const SearchRequest& search) {
  static const SearchRequest everything;
  return search_link(search, {}) != search_link(everything, {});
}

}  // namespace

void add_hit_steps(TemplateData& page, const DocumentAnswer& answer, const ReadingRequest& asked,
                   const PageContext& context) {
  if (comes_from_search(asked.search)) page.set("results_url", search_link(asked.search, context.links));
  if (answer.matching.empty() || answer.passages.empty()) return;
  const UiStrings& strings = context.strings;
  // Where no place is asked for the reader is at the top of what is shown.
  const std::uint32_t here = asked.place != 0 ? asked.place : answer.passages.front().number;
  const auto at = std::ranges::lower_bound(answer.matching, here);
  const bool is_on_hit = asked.place != 0 && at != answer.matching.end() && *at == here;
  const auto link = [&](std::uint32_t number) { return reading_link(asked.id, number, asked.search, context.links); };
  TemplateData steps;
  if (is_on_hit) {
    const auto number = static_cast<std::uint64_t>(at - answer.matching.begin()) + 1;
    steps.set("here_url", "#p" + std::to_string(here))
        .set("position", strings.text("read.place_of", {{"number", strings.number(number)},
                                                        {"count", strings.number(answer.matching.size())}}));
  } else {
    steps.set("position", strings.counted("read.places", answer.matching.size()));
  }
  if (at != answer.matching.begin()) steps.set("previous_place_url", link(*(at - 1)));
  const auto next = is_on_hit ? at + 1 : at;
  if (next != answer.matching.end()) steps.set("next_place_url", link(*next));
  page.set("steps", std::move(steps));
}

}  // namespace searchd::http
