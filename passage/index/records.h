#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/document.h"

namespace passage {

/// A version as the documents database keeps it: all but its text.
struct VersionRecord {
  Metadata metadata;
  std::string source;
  std::string format;
  std::string file;             ///< Absolute path when the daemon may serve it, else empty.
  std::uint64_t file_size = 0;  ///< Bytes; 0 when unknown, as in indexes made before it was kept.
  std::string fingerprint;
  std::string added;    ///< When it first came into the index; empty in indexes that were made before this was noted.
  std::string copy_of;  ///< Id of the version that is shown for it and holds its words; empty: shown itself.
  std::uint32_t first_position = 0;            ///< Of its text among the positions of the work.
  std::vector<std::uint32_t> passage_lengths;  ///< How many positions each passage takes; they follow without a gap.

  [[nodiscard]] std::uint32_t passage_count() const { return static_cast<std::uint32_t>(passage_lengths.size()); }

  friend bool operator==(const VersionRecord&, const VersionRecord&) = default;
};

/// The data of a document of the documents database.
struct WorkRecord {
  std::string key;
  std::vector<VersionRecord> versions;

  friend bool operator==(const WorkRecord&, const WorkRecord&) = default;
};

/// The data of a document of the passages database.
struct PassageRecord {
  std::uint32_t version = 0;  ///< Its index among the versions of the work.
  std::uint32_t number = 0;   ///< Its place among the passages of the version, from 1.
  Passage passage;

  friend bool operator==(const PassageRecord&, const PassageRecord&) = default;
};

[[nodiscard]] std::string encode(const WorkRecord& record);
[[nodiscard]] std::string encode(const PassageRecord& record);

/// Throw Error on bytes that are not such a record.
[[nodiscard]] WorkRecord decode_work(std::string_view bytes);
[[nodiscard]] PassageRecord decode_passage(std::string_view bytes);

}  // namespace passage
