#pragma once

#include <chrono>
#include <cstddef>

namespace indexer {

/// What reading one file may cost. Beyond it the file is refused, and nothing else suffers.
struct ExtractionLimits {
  std::chrono::milliseconds time{30'000};       ///< On the wall; the parent holds this clock.
  std::chrono::seconds cpu{25};                 ///< Of the processor.
  std::size_t memory = std::size_t{512} << 20;  ///< Growth of the child's address space, in bytes.
  std::size_t input = std::size_t{256} << 20;   ///< Bytes of the file.
  std::size_t output = std::size_t{64} << 20;   ///< Bytes of the encoded extraction.
  std::size_t files_per_child = 200;            ///< Then a fresh child takes over.
};

/// What becomes of a run on a system that cannot confine the reader of documents by all that this program knows.
enum class SandboxMode {
  Required,    ///< No document is read.
  BestEffort,  ///< Documents are read with what there is.
};

/// The same of recognising the text of one page. The largest page (40 million pixels) took 240 MB, one of A4 100.
inline ExtractionLimits recognition_limits() {
  return {.time = std::chrono::seconds(60),
          .cpu = std::chrono::seconds(60),
          .output = std::size_t{1} << 20,
          .files_per_child = 50};
}

}  // namespace indexer
