#pragma once

#include <cstdint>

namespace indexer {

/// How like two texts are of which one is a copy of the other.
enum class Likeness : std::uint8_t {
  SameBytes,   ///< The files are the same.
  SameText,    ///< The words are the same, one after the other.
  NearlySame,  ///< Most of the words are.
};

}  // namespace indexer
