#include "searchd/search/work_passages.h"

#include <algorithm>
#include <numeric>

namespace searchd {

WorkPassages::WorkPassages(const passage::WorkRecord& work) {
  for (std::uint32_t version = 0; version < work.versions.size(); ++version) {
    const passage::VersionRecord& record = work.versions[version];
    Xapian::termpos begin = record.first_position;
    for (std::uint32_t passage = 0; passage < record.passage_count(); ++passage) {
      begins_.push_back(begin);
      lengths_.push_back(record.passage_lengths[passage]);
      places_.push_back({version, passage});
      begin += record.passage_lengths[passage];
    }
  }
}

std::uint64_t WorkPassages::total_length() const {
  return std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0});
}

std::optional<std::size_t> WorkPassages::at(Xapian::termpos position) const {
  // The last that begins at or before it: an empty passage begins where the next one does.
  const auto behind = std::ranges::upper_bound(begins_, position);
  if (behind == begins_.begin()) return std::nullopt;
  const auto number = static_cast<std::size_t>(behind - begins_.begin() - 1);
  if (position >= begins_[number] + lengths_[number]) return std::nullopt;
  return number;
}

}  // namespace searchd
