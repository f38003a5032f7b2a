#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "passage/index/generation_store.h"
#include "passage/index/index_snapshot.h"
#include "passage/text/analyzer.h"
#include "searchd/search/recency.h"
#include "searchd/search/spelling/shared_vocabulary.h"
#include "searchd/search/suggestion/shared_suggestions.h"

namespace searchd {

/// What one request works with: a generation opened for it alone, and an analyzer.
struct OpenIndex {
  passage::IndexSnapshot snapshot;
  std::vector<std::string> languages;  ///< Primary subtags held, and "und".
  passage::Analyzer analyzer;
  // What the generation's indexes share.
  std::shared_ptr<SharedVocabulary> vocabulary = std::make_shared<SharedVocabulary>();
  std::shared_ptr<SharedSuggestions> suggestions = std::make_shared<SharedSuggestions>();
  std::shared_ptr<SharedRecency> recency = std::make_shared<SharedRecency>();
  double freshness = 0;  ///< How much it counts in ranking that a work is new, from 0 to 1.
};

/// Lends opened generations to requests and takes them back, always of the published generation: a new one is taken up
/// by the next request. Thread-safe; what is lent belongs to the borrower until it is given back.
class IndexPool {
 public:
  /// `freshness`: that of the indexes it lends.
  IndexPool(passage::GenerationStore store, std::function<void(const std::string&)> log, double freshness);

  /// Gives the index back to the pool when it goes.
  class Loan {
   public:
    Loan(IndexPool& pool, std::unique_ptr<OpenIndex> index) : pool_(&pool), index_(std::move(index)) {}
    Loan(Loan&&) noexcept = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (index_) pool_->give_back(std::move(index_));
    }

    /// Null when nothing has been published yet.
    [[nodiscard]] OpenIndex* get() const { return index_.get(); }

   private:
    IndexPool* pool_;
    std::unique_ptr<OpenIndex> index_;
  };

  /// The published generation. When it cannot be opened but an older one still is open, that one, and is_degraded() is
  /// true; otherwise throws IndexUnavailable.
  [[nodiscard]] Loan borrow();

  [[nodiscard]] bool is_degraded() const;

 private:
  void give_back(std::unique_ptr<OpenIndex> index);
  [[nodiscard]] std::unique_ptr<OpenIndex> take(std::uint64_t generation);

  const passage::GenerationStore store_;
  const std::function<void(const std::string&)> log_;
  const double freshness_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<OpenIndex>> idle_;
  std::uint64_t newest_ = 0;                        ///< The newest generation that could be opened.
  std::shared_ptr<SharedVocabulary> vocabulary_;    ///< Of the newest generation.
  std::shared_ptr<SharedSuggestions> suggestions_;  ///< Of the newest generation.
  std::shared_ptr<SharedRecency> recency_;          ///< Of the newest generation.
  bool degraded_ = false;
};

}  // namespace searchd
