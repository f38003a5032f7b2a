#pragma once

#include <vector>

#include <xapian.h>

namespace searchd {

/// Finds the documents of the list, which is sorted, and weighs nothing. Works on a local database only.
[[nodiscard]] Xapian::Query documents_query(std::vector<Xapian::docid> documents);

}  // namespace searchd
