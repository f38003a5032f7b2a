#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "passage/thesaurus/thesaurus.h"
#include "searchd/search/index_pool.h"

namespace searchd {

/// Makes what the requests of a generation share, before they need it: at once, and in a thread of its own soon after
/// another generation is published. A request that comes earlier still makes it itself.
class WarmUp {
 public:
  /// Both must outlive it.
  WarmUp(IndexPool& pool, const passage::Thesaurus& thesaurus);

 private:
  void warm_new_generation();
  void run(const std::stop_token& stop);

  IndexPool& pool_;
  const passage::Thesaurus& thesaurus_;
  std::uint64_t warmed_ = 0;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;
};

}  // namespace searchd
