#include "searchd/search/warm_up.h"

#include <chrono>

#include <xapian.h>

#include "passage/error.h"
#include "searchd/errors.h"

namespace searchd {
namespace {

constexpr std::chrono::seconds between_looks(1);

}  // namespace

WarmUp::WarmUp(IndexPool& pool, const passage::Thesaurus& thesaurus) : pool_(pool), thesaurus_(thesaurus) {
  warm_new_generation();
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void WarmUp::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, stop, between_looks, [] { return false; }) && !stop.stop_requested()) {
    warm_new_generation();
  }
}

// Whatever is wrong with an index, the requests that need it say so.
void WarmUp::warm_new_generation() {
  try {
    const IndexPool::Loan loan = pool_.borrow();
    OpenIndex* const index = loan.get();
    if (index == nullptr || index->snapshot.generation == warmed_) return;
    warmed_ = index->snapshot.generation;
    (void)index->vocabulary->of(index->snapshot.documents);
    (void)index->suggestions->of(*index, thesaurus_);
    if (index->freshness > 0) (void)index->recency->of(index->snapshot);
  } catch (const IndexUnavailable&) {
  } catch (const passage::Error&) {
  } catch (const Xapian::Error&) {
  }
}

}  // namespace searchd
