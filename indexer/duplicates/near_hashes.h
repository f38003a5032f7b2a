#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace indexer {

/// How many bits SimHashes of like texts may differ in; measured, see ARCHITECTURE.md.
inline constexpr unsigned near_distance = 12;

/// Calls `visit` once for each two numbers that differ in at most near_distance bits, with their places, the smaller
/// one first; in an order that depends on the numbers and their places alone. Time and memory grow with how many there
/// are, not with their square: where more than a thousand agree in the bits by which they are looked up, each is
/// compared with the thousand that follow it.
void for_each_near_pair(std::span<const std::uint64_t> hashes,
                        const std::function<void(std::size_t, std::size_t)>& visit);

}  // namespace indexer
