#pragma once

#include <vector>

#include <xapian.h>

#include "searchd/search/index_pool.h"
#include "searchd/search/likeness/likeness.h"

namespace searchd {

/// Pseudo-relevance feedback (Manning, Raghavan and Schütze 2008, section 9.1.6): how much of what the first texts of a
/// ranking have in common each of the documents holds. The twenty words of at least two of the
/// texts that are most frequent in them and rarest elsewhere are weighed by BM25; the document that holds most has 1,
/// one without any 0. All are 0 when the texts have nothing in common. Throws Xapian::Error.
[[nodiscard]] std::vector<double> common_ground(const std::vector<ComparedText>& first,
                                                const std::vector<Xapian::docid>& documents, OpenIndex& index);

}  // namespace searchd
