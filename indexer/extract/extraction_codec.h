#pragma once

#include "indexer/extract/extraction.h"
#include "passage/index/byte_codec.h"

namespace indexer {

/// The most blocks that an extraction may have. Decoded, a block takes a few hundred bytes however few it had on its
/// way, so that the limit on encoded bytes alone would not bound the memory of the reader.
constexpr std::size_t max_blocks = 500'000;

void write(passage::ByteWriter& out, const Extraction& extraction);

/// Reads what write() wrote. Takes nothing on trust: throws passage::Error when the bytes end early, when a text is not
/// valid UTF-8, when there are more blocks than max_blocks, or a number is out of its range.
[[nodiscard]] Extraction read_extraction(passage::ByteReader& in);

}  // namespace indexer
