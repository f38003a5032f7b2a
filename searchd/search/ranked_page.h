#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searchd/search/index_pool.h"
#include "searchd/search/likeness/likeness.h"
#include "searchd/search/places.h"
#include "searchd/search/prepared_search.h"
#include "searchd/search/search_request.h"

namespace searchd {

struct RankedWork {
  FoundWork work;
  WorkPlaces places;
  std::optional<ComparedText> best_text;  ///< Of its best passage, where it has been read.
};

struct PageOfWorks {
  std::vector<RankedWork> works;
  std::uint32_t total = 0;  ///< Of all that match.
};

/// The works of the page asked for. By relevance, the first fifty by the weight of their whole texts are put in order
/// by that of their best passages too, for a long text holds many words far from each other; and the first ten of these
/// by how like their best passages are to the query (likeness.h). Of queries of more than few words those behind the
/// first three also by what they have in common with the first five (feedback.h): what was asked for and found stays
/// where it is, and its subject orders the rest. Where the index's `freshness` is above 0, new works gain a bounded
/// weight (ranking.h) among all and again among the first ten, unless sorted by date; it only re-orders. What an editor
/// has pinned to the query comes before them, found by it or not, if the request's filters let it through; it does not
/// change the total. `enquire`, of the index's documents, is left as it was asked. Throws Xapian::Error and
/// passage::Error.
[[nodiscard]] PageOfWorks rank_page(Xapian::Enquire& enquire, const SearchRequest& request,
                                    const PreparedSearch& search, OpenIndex& open);

}  // namespace searchd
