#pragma once

#include <xapian.h>

namespace passage {

/// The first document of the database `documents` is no work: it has a term of its own and nothing else. Because of it
/// no term stands in all documents, which Xapian 1.4 needs where ids have gaps (ARCHITECTURE.md).
inline constexpr Xapian::docid blank_document_id = 1;

[[nodiscard]] Xapian::Document blank_document();

/// Finds all works, with no weight.
[[nodiscard]] Xapian::Query every_work();

/// Goes over the ids of all works, as far as documents.postlist_end({}). Throws Xapian::Error.
[[nodiscard]] Xapian::PostingIterator works_begin(const Xapian::Database& documents);

}  // namespace passage
