#pragma once

#include <cstddef>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/index/records.h"
#include "searchd/search/search_answer.h"

namespace searchd {

/// Says of the other versions of a work, which `versions` holds in their order, where each says what `passage` of the
/// version `shown` says: where the same numbered paragraph begins, else in the passage of the same number where both
/// versions have equally many passages. Throws Error when the index is damaged.
void add_corresponding(std::vector<Version>& versions, const passage::WorkRecord& work, std::size_t shown,
                       const passage::PassageRecord& passage, const passage::IndexSnapshot& index);

}  // namespace searchd
