#include "indexer/duplicates/near_hashes.h"

#include <bit>
#include <random>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/processor_time.h"

using indexer::for_each_near_pair;
using indexer::near_distance;

namespace {

using Pairs = std::multiset<std::pair<std::size_t, std::size_t>>;

Pairs near(const std::vector<std::uint64_t>& hashes) {
  Pairs pairs;
  for_each_near_pair(hashes, [&](std::size_t a, std::size_t b) { pairs.emplace(a, b); });
  return pairs;
}

Pairs by_comparing_all(const std::vector<std::uint64_t>& hashes) {
  Pairs pairs;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    for (std::size_t j = i + 1; j < hashes.size(); ++j) {
      if (static_cast<unsigned>(std::popcount(hashes[i] ^ hashes[j])) <= near_distance) pairs.emplace(i, j);
    }
  }
  return pairs;
}

/// Numbers, each with some that differ in up to sixteen bits.
std::vector<std::uint64_t> clustered(std::size_t clusters, std::size_t each, std::uint32_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < clusters; ++i) {
    const std::uint64_t centre = random();
    for (std::size_t j = 0; j < each; ++j) {
      std::uint64_t hash = centre;
      for (std::uint64_t flips = random() % 17; flips > 0; --flips) hash ^= std::uint64_t{1} << random() % 64;
      hashes.push_back(hash);
    }
  }
  return hashes;
}

}  // namespace

TEST_CASE("all that differ in few bits are found, each pair once", "[duplicates]") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const auto hashes = clustered(150, 6, seed);
    const Pairs expected = by_comparing_all(hashes);
    CHECK(expected.size() > 500);
    CHECK(near(hashes) == expected);
  }
  CHECK(near({}).empty());
  CHECK(near({7}).empty());
  CHECK(near({7, 7, 7}) == Pairs{{0, 1}, {0, 2}, {1, 2}});
}

TEST_CASE("one hundred thousand take a moment, alike as they may be", "[duplicates]") {
  const auto seconds = [](const std::vector<std::uint64_t>& hashes) {
    std::size_t pairs = 0;
    const double begin = processor_seconds();
    for_each_near_pair(hashes, [&](std::size_t, std::size_t) { ++pairs; });
    const double taken = processor_seconds() - begin;
    WARN(hashes.size() << " fingerprints: " << pairs << " pairs in " << taken << " s");
    return taken;
  };
  CHECK(seconds(clustered(10'000, 10, 4)) < 30);
  // Pages that hold nothing but one frame: all pairs of them would be two hundred million.
  CHECK(seconds(std::vector<std::uint64_t>(20'000, 7)) < 30);
}
