#include "indexer/duplicates/near_hashes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <vector>

namespace indexer {
namespace {

// Manku, Jain and Das Sarma's tables (2007): of fourteen blocks of bits two at least are the same where at most twelve
// bits differ. For each two blocks the numbers are sorted by them, so that those with the same two stand together.
constexpr std::size_t blocks = near_distance + 2;
constexpr std::size_t most_neighbours = 1000;

constexpr std::array<std::uint64_t, blocks> masks = [] {
  std::array<std::uint64_t, blocks> all{};
  for (unsigned bit = 0; bit < 64; ++bit) all[bit * blocks / 64] |= std::uint64_t{1} << bit;
  return all;
}();

/// The first two blocks that are the same in both numbers, as bits of their masks: each pair of numbers is looked at in
/// the table of these only.
std::uint64_t first_two_alike(std::uint64_t difference) {
  std::uint64_t alike = 0;
  unsigned found = 0;
  for (const std::uint64_t mask : masks) {
    if ((difference & mask) != 0) continue;
    alike |= mask;
    if (++found == 2) break;
  }
  return alike;
}

}  // namespace

void for_each_near_pair(std::span<const std::uint64_t> hashes,
                        const std::function<void(std::size_t, std::size_t)>& visit) {
  struct Row {
    std::uint64_t key;
    std::uint64_t hash;
    std::size_t place;
  };
  std::vector<Row> rows(hashes.size());
  for (std::size_t one = 0; one < blocks; ++one) {
    for (std::size_t other = one + 1; other < blocks; ++other) {
      const std::uint64_t mask = masks[one] | masks[other];
      for (std::size_t i = 0; i < hashes.size(); ++i) rows[i] = {hashes[i] & mask, hashes[i], i};
      std::ranges::sort(rows, [](const Row& a, const Row& b) {
        return std::tie(a.key, a.hash, a.place) < std::tie(b.key, b.hash, b.place);
      });
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t end = std::min(rows.size(), i + 1 + most_neighbours);
        for (std::size_t j = i + 1; j < end && rows[j].key == rows[i].key; ++j) {
          const std::uint64_t difference = rows[i].hash ^ rows[j].hash;
          if (static_cast<unsigned>(std::popcount(difference)) > near_distance) continue;
          if (first_two_alike(difference) != mask) continue;
          visit(std::min(rows[i].place, rows[j].place), std::max(rows[i].place, rows[j].place));
        }
      }
    }
  }
}

}  // namespace indexer
