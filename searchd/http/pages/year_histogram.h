#pragma once

#include <vector>

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// A bar: the years it stands for, both included, and how many documents are of them.
struct YearBar {
  int first = 0;
  int last = 0;
  std::uint32_t count = 0;

  friend bool operator==(const YearBar&, const YearBar&) = default;
};

/// The bars of a row of counted years, newest first and without a gap: single years, or as many together (two, five,
/// ten …) as it takes for ten bars at most. Values that are no years are left out.
[[nodiscard]] std::vector<YearBar> year_bars(const std::vector<FacetValue>& years);

/// The bars of the template `years`: each with the address that restricts the search to its years, or, for a bar that
/// it is restricted to, takes the restriction off. Behind a bar of several years that is chosen, or of which some are,
/// stand the bars of these years; the chosen one of them leads back to all of them. Empty where there is nothing to
/// choose from.
[[nodiscard]] TemplateList year_histogram(const std::vector<FacetValue>& years, const SearchRequest& request,
                                          const PageContext& context);

}  // namespace searchd::http
