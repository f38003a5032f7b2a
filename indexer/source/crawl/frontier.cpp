#include "indexer/source/crawl/frontier.h"

namespace indexer {
namespace {

/// Counting needs no more; a trap would fill the memory.
constexpr std::size_t most_counted = 100'000;

void count(std::set<std::string>& counted, const std::string& key) {
  if (counted.size() < most_counted) counted.insert(key);
}

}  // namespace

void Frontier::add(Candidate candidate, std::optional<std::int64_t> checked) {
  const std::string& key = candidate.page.key;
  if (taken_.contains(key)) return;
  const bool is_document = reserved_.contains(key);
  if (!is_document && candidate.depth > max_depth_) return count(too_deep_, key);
  if (!is_document && taken_.size() + reserved_.size() >= max_pages_) {
    if (first_left_.empty()) first_left_ = candidate.page.url;
    return count(too_many_, key);
  }
  reserved_.erase(key);
  taken_.insert(key);
  if (checked) {
    known_.emplace(*checked, std::move(candidate));
  } else {
    fresh_.push_back(std::move(candidate));
  }
}

std::optional<Candidate> Frontier::next() {
  std::optional<Candidate> candidate;
  if (!fresh_.empty()) {
    candidate = std::move(fresh_.front());
    fresh_.pop_front();
  } else if (!known_.empty()) {
    candidate = std::move(known_.begin()->second);
    known_.erase(known_.begin());
  }
  return candidate;
}

}  // namespace indexer
