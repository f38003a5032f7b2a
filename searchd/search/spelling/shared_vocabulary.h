#pragma once

#include <mutex>
#include <optional>

#include "searchd/search/spelling/vocabulary.h"

namespace searchd {

/// The vocabulary of one generation, read when it is first needed. Thread-safe.
class SharedVocabulary {
 public:
  /// `documents`: of the caller's own snapshot of that generation. Throws Xapian::Error.
  const Vocabulary& of(const Xapian::Database& documents) {
    const std::lock_guard lock(mutex_);
    if (!vocabulary_) vocabulary_.emplace(documents);
    return *vocabulary_;
  }

 private:
  std::mutex mutex_;
  std::optional<Vocabulary> vocabulary_;
};

}  // namespace searchd
