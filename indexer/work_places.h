#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace indexer {

/// The ids of works go up with their keys, because equal weights rank by id. They are this far from each other when an
/// index is written anew, so that there is room between two of them for works that come later.
inline constexpr std::uint32_t work_id_step = 64;

/// Finds room for works that come in between others. `ids` has an element for each work, in the order of their keys; 0
/// where the work is new. `id_of` tells the id of one that is not, by its place in `ids`; it is asked about the
/// neighbours of new ones only. New ones get their ids; false when there is no room for one of them.
[[nodiscard]] bool place_new_works(std::vector<std::uint32_t>& ids, const std::vector<bool>& is_new,
                                   const std::function<std::uint32_t(std::size_t)>& id_of);

}  // namespace indexer
