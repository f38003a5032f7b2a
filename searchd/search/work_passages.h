#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "passage/index/records.h"

namespace searchd {

/// The passages of a work in the order of their positions, those of all its versions in one row: leads from a position
/// in the text of the work to the passage that holds it.
class WorkPassages {
 public:
  /// A passage: which version's, and which of that, both from 0.
  struct Place {
    std::uint32_t version = 0;
    std::uint32_t passage = 0;
  };

  explicit WorkPassages(const passage::WorkRecord& work);

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] Place place(std::size_t number) const { return places_[number]; }
  [[nodiscard]] std::uint32_t length(std::size_t number) const { return lengths_[number]; }  ///< In positions.
  [[nodiscard]] std::uint64_t total_length() const;

  /// The number of the passage that holds the position; nothing behind a text's end, where titles stand.
  [[nodiscard]] std::optional<std::size_t> at(Xapian::termpos position) const;

 private:
  std::vector<Xapian::termpos> begins_;
  std::vector<std::uint32_t> lengths_;
  std::vector<Place> places_;
};

}  // namespace searchd
