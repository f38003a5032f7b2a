#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "indexer/extract/extraction.h"

namespace indexer {

// What the frames between the indexer and its extractor hold. The extractor is told its limits, answers that it is
// confined (or why it cannot be), and then answers each request.

/// Why a file was not read.
struct Refusal {
  RefusalReason reason = RefusalReason::Damaged;
  std::string detail;  ///< For the report, may be empty.

  friend bool operator==(const Refusal&, const Refusal&) = default;
};

using Outcome = std::variant<Extraction, Refusal>;

/// Reads the bytes of a file, as ExtractorProcess::extract_bytes does: throws passage::Error only when nothing can be
/// read at all.
using Extractor = std::function<Outcome(std::string_view bytes, const ExtractionHints& hints)>;

/// What the extractor is told before anything else.
struct ChildLimits {
  std::size_t memory = 0;
  std::size_t output = 0;
};

/// A request, up to the bytes of the file, which follow it in the frame.
[[nodiscard]] std::string encoded_request_head(const ExtractionHints& hints, std::size_t size);
/// What the child says of itself before the first document.
struct Confinement {
  bool is_ready = false;  ///< It goes on and reads documents, if the indexer lets it.
  std::string lacking;    ///< What it could not be confined by; empty when by everything.
};
[[nodiscard]] std::string encoded_confinement(const Confinement& confinement);
/// Throws Error on a damaged message.
[[nodiscard]] Confinement read_confinement(std::string_view frame);

[[nodiscard]] std::string encoded_limits(const ChildLimits& limits);
[[nodiscard]] std::string encoded_outcome(const Outcome& outcome);

struct Request {
  ExtractionHints hints;
  std::string_view bytes;  ///< Inside the frame.
};

/// Each throws passage::Error on bytes that are not what they should be.
[[nodiscard]] Request read_request(std::string_view frame);
[[nodiscard]] ChildLimits read_limits(std::string_view frame);
[[nodiscard]] Outcome read_outcome(std::string_view frame);

}  // namespace indexer
