#include "indexer/work_places.h"

#include <algorithm>
#include <limits>

#include "passage/index/blank_document.h"

namespace indexer {
namespace {

// What comes next often has the next key: more room is left behind the new works than before them.
constexpr std::uint64_t share_before = 4;

}  // namespace

bool place_new_works(std::vector<std::uint32_t>& ids, const std::vector<bool>& is_new,
                     const std::function<std::uint32_t(std::size_t)>& id_of) {
  for (std::size_t begin = 0; begin < ids.size(); ++begin) {
    if (!is_new[begin]) continue;
    std::size_t end = begin;
    while (end < ids.size() && is_new[end]) ++end;
    const std::uint64_t count = end - begin;
    const std::uint64_t before = begin == 0 ? passage::blank_document_id : id_of(begin - 1);
    const bool is_last = end == ids.size();
    const std::uint64_t after = is_last ? before + work_id_step * (count + 1) : id_of(end);
    if (after > std::numeric_limits<std::uint32_t>::max() || after < before + count + 1) return false;
    const std::uint64_t step =
        is_last ? work_id_step : std::max<std::uint64_t>(1, (after - before) / (share_before * count));
    for (std::uint64_t i = 0; i < count; ++i) ids[begin + i] = static_cast<std::uint32_t>(before + step * (i + 1));
    begin = end;
  }
  return true;
}

}  // namespace indexer
