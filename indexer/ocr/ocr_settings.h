#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace indexer {

enum class OcrMode : std::uint8_t {
  WhereInstalled,
  Always,  ///< The same, and the report says each time that it is not installed.
  Never,
};

/// What a source says about recognising the text of its images.
struct OcrSettings {
  OcrMode mode = OcrMode::WhereInstalled;
  std::vector<std::string> languages;  ///< BCP 47, the main one first; empty: each document's own.
};

/// What the ledger keeps of a document's images.
struct OcrState {
  std::uint32_t image_pages = 0;  ///< Pages without text of their own.
  std::uint32_t waiting = 0;      ///< Of these, pages whose turn has not come yet.
  std::string engine;             ///< By what they were read, under which settings; empty: by nothing.

  friend bool operator==(const OcrState&, const OcrState&) = default;
};

/// What a run did about images, for the report.
struct OcrReport {
  std::uint64_t recognized = 0;  ///< Pages, in this run.
  std::uint64_t waiting = 0;     ///< Pages whose turn comes in a later run.
  std::uint64_t wanting = 0;     ///< Pages that nothing reads: no Tesseract, or told not to.
};

}  // namespace indexer
