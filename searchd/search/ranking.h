#pragma once

#include <xapian.h>

namespace searchd {

/// How works are weighed: chosen by measurement, see tests/relevance. Xapian copies it.
[[nodiscard]] Xapian::BM25Weight work_weighting();

/// How the passages of a hit are weighed against each other: they are of one length, and few.
[[nodiscard]] Xapian::BM25Weight passage_weighting();

}  // namespace searchd
