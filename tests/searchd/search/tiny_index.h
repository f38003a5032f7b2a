#pragma once

#include <vector>

#include "passage/model/work.h"
#include "searchd/search/index_pool.h"

/// An index in memory, made by the indexer's own rules from a dozen short documents in several languages.
[[nodiscard]] searchd::OpenIndex tiny_index();

/// The works that it holds.
[[nodiscard]] std::vector<passage::Work> tiny_works();

/// An index in memory of these works, which come in the order of their keys.
[[nodiscard]] searchd::OpenIndex index_of(const std::vector<passage::Work>& works);
