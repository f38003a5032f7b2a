#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/source/crawl/page_address.h"

namespace indexer {

/// An address to be asked for.
struct Candidate {
  PageAddress page;
  unsigned depth = 0;  ///< Links between it and what the configuration names.
  std::string from;    ///< What named it first; empty for the configuration.
};

/// The addresses that a crawl has still to ask for, each once: new ones first, in the order in which they were found,
/// then the known ones, longest unasked first, so that a crawl that runs out of time goes on at the next run.
/// It takes in so many addresses and no more, places of documents in the index reserved: what else a site leads to, a
/// calendar without end, is counted and left.
class Frontier {
 public:
  Frontier(std::size_t max_pages, unsigned max_depth, std::set<std::string> documents)
      : max_pages_(max_pages), max_depth_(max_depth), reserved_(std::move(documents)) {}

  /// `checked`: when it was last asked for; nothing for what is new. Does nothing for what was added before.
  void add(Candidate candidate, std::optional<std::int64_t> checked);

  [[nodiscard]] std::optional<Candidate> next();

  /// Documents of the index that nothing has led to.
  [[nodiscard]] const std::set<std::string>& unreached() const { return reserved_; }

  [[nodiscard]] std::size_t too_many() const { return too_many_.size(); }
  [[nodiscard]] std::size_t too_deep() const { return too_deep_.size(); }
  [[nodiscard]] const std::string& first_left() const { return first_left_; }

 private:
  std::size_t max_pages_;
  unsigned max_depth_;
  std::set<std::string> reserved_;
  std::set<std::string> taken_;
  std::set<std::string> too_many_;
  std::set<std::string> too_deep_;
  std::string first_left_;
  std::deque<Candidate> fresh_;
  std::multimap<std::int64_t, Candidate> known_;  // by when they were last asked for
};

}  // namespace indexer
