#include "searchd/search/index_pool.h"

#include <algorithm>
#include <utility>

#include "passage/error.h"
#include "searchd/errors.h"
#include "searchd/search/query_planner.h"

namespace searchd {
namespace {

constexpr std::size_t most_idle = 32;

}  // namespace

IndexPool::IndexPool(passage::GenerationStore store, std::function<void(const std::string&)> log, double freshness)
    : store_(std::move(store)), log_(std::move(log)), freshness_(freshness) {}

std::unique_ptr<OpenIndex> IndexPool::take(std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(idle_, generation, [](const auto& index) { return index->snapshot.generation; });
  if (found == idle_.end()) return nullptr;
  std::unique_ptr<OpenIndex> index = std::move(*found);
  idle_.erase(found);
  return index;
}

IndexPool::Loan IndexPool::borrow() {
  try {
    const std::optional<passage::Generation> current = store_.current();
    if (!current) return {*this, nullptr};
    if (std::unique_ptr<OpenIndex> index = take(current->number)) return {*this, std::move(index)};
    std::optional<passage::IndexSnapshot> snapshot = open_current(store_);
    if (!snapshot) return {*this, nullptr};
    auto index = std::make_unique<OpenIndex>(OpenIndex{.snapshot = std::move(*snapshot)});
    index->languages = held_languages(index->snapshot.manifest);
    index->freshness = freshness_;
    const std::lock_guard lock(mutex_);
    if (const std::uint64_t number = index->snapshot.generation; number != newest_) {
      newest_ = number;
      vocabulary_ = index->vocabulary;
      suggestions_ = index->suggestions;
      recency_ = index->recency;
      std::erase_if(idle_, [&](const auto& other) { return other->snapshot.generation != number; });
      log_("serving generation " + std::to_string(number));
    }
    index->vocabulary = vocabulary_;
    index->suggestions = suggestions_;
    index->recency = recency_;
    degraded_ = false;
    return {*this, std::move(index)};
  } catch (const passage::Error& error) {
    {
      const std::lock_guard lock(mutex_);
      if (!std::exchange(degraded_, true)) log_(error.what());
    }
    if (std::unique_ptr<OpenIndex> older = take(newest_)) return {*this, std::move(older)};
    throw IndexUnavailable(error.what());
  }
}

void IndexPool::give_back(std::unique_ptr<OpenIndex> index) {
  const std::lock_guard lock(mutex_);
  if (index->snapshot.generation == newest_ && idle_.size() < most_idle) idle_.push_back(std::move(index));
}

bool IndexPool::is_degraded() const {
  const std::lock_guard lock(mutex_);
  return degraded_;
}

}  // namespace searchd
