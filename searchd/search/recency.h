#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "passage/index/index_snapshot.h"

namespace searchd {

/// What Recency knows of the works of an index.
struct WorkShares {
  struct Dated {
    Xapian::docid work;
    float share;
  };
  std::vector<Dated> of_dated;  ///< By work; ids may have wide gaps.
  float of_undated = 0;

  [[nodiscard]] double of(Xapian::docid work) const;
};

/// How new the works of one generation are: 1 for those of the newest day, half of it for each half-life that a work is
/// older. The decay is that of Li and Croft, "Time-Based Language Models" (CIKM 2003), where a document's prior falls
/// exponentially with its age; as in Craswell, Robertson, Zaragoza and Taylor, "Relevance Weighting for Query
/// Independent Evidence" (SIGIR 2005), what it weighs is bounded and added to what the text weighs.
///
/// - The date of a work is that of its earliest version; of a month or a year, its first day.
/// - Age is counted from the newest day that the index holds, not from today: the same index ranks alike whenever it is
///   asked, so that pages follow each other, and among texts that end years ago the last ones still are the newest.
/// - A day behind the publication of the generation moves nothing: up to a year ahead it is that of something
///   announced, and as new as can be; further ahead it is a mistake, and counts as none.
/// - Undated works are taken for as new as the middle one of the dated: what is not known neither lifts nor lowers.
///   Where no work is dated, none is new.
///
/// Thread-safe once made.
class Recency {
 public:
  /// `published`: when the generation was ("2018-02-22T10:00:00Z"); empty: no day is too late. Throws Xapian::Error.
  Recency(const Xapian::Database& documents, std::string_view published);

  /// From 0 to 1.
  [[nodiscard]] double of(Xapian::docid work) const;

  /// Weighs every work by how new it is, from 0 to `most`; beside a query (OP_AND_MAYBE), for it matches ids of no work
  /// too.
  [[nodiscard]] Xapian::Query weighed(double most) const;

 private:
  std::shared_ptr<const WorkShares> shares_;
};

/// The recency of one generation's works, read when it is first needed. Thread-safe.
class SharedRecency {
 public:
  /// `index`: the caller's own snapshot of that generation. Throws Xapian::Error.
  const Recency& of(const passage::IndexSnapshot& index) {
    const std::lock_guard lock(mutex_);
    if (!recency_) recency_.emplace(index.documents, index.manifest.created);
    return *recency_;
  }

 private:
  std::mutex mutex_;
  std::optional<Recency> recency_;
};

}  // namespace searchd
