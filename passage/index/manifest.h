#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace passage {

/// A file of a generation, as it was when the generation was published.
struct ManifestFile {
  std::string path;  ///< Relative to the generation's directory, with forward slashes.
  std::uint64_t size = 0;
  std::string sha256;  ///< Lower-case hexadecimal.

  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

/// What the rules are that the terms of an index were made by. Two generations whose rules differ cannot share
/// anything, and a reader with other rules would match wrongly without a word: it refuses.
struct IndexRules {
  std::uint32_t format = 0;        ///< FORMAT.md
  std::string analyzer;            ///< Version of passage/text.
  std::string stemmer;             ///< Xapian's version.
  std::string icu;                 ///< ICU's and its Unicode data's version.
  std::string configuration_hash;  ///< Of the settings that change what is indexed; readers ignore it.
  std::string thesaurus;           ///< Digest of what concepts were recognised by; readers ignore it. May be empty.

  friend bool operator==(const IndexRules&, const IndexRules&) = default;
};

/// The file of a generation that holds the translations of words that the collection has taught
/// (learnt_translations.h); not every generation has one.
inline constexpr std::string_view translations_file = "translations";

/// What that file holds.
struct LearntSummary {
  std::string created;  ///< When they were learnt: the `created` of the generation that brought them.
  std::uint64_t works = 0;
  std::uint64_t languages = 0;
  std::uint64_t translations = 0;  ///< Counting both directions.

  friend bool operator==(const LearntSummary&, const LearntSummary&) = default;
};

/// The table of contents of a generation; `manifest.json` in its directory.
struct Manifest {
  std::uint64_t number = 0;
  std::string created;  ///< UTC, "2018-02-22T10:00:00Z".
  IndexRules rules;
  std::uint64_t works = 0;
  std::uint64_t documents = 0;
  std::uint64_t passages = 0;
  std::map<std::string, std::uint64_t> by_language;  ///< Documents, by primary subtag.
  std::map<std::string, std::uint64_t> by_kind;
  std::map<std::string, std::uint64_t> by_format;
  std::map<std::string, std::uint64_t> by_source;
  std::optional<LearntSummary> learnt;  ///< Nothing when it carries no translations.
  std::vector<ManifestFile> files;      ///< Sorted by path; every file but the manifest and its digest.

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The tallies of documents under their names in JSON ("byLanguage").
struct ManifestTally {
  const char* name;
  std::map<std::string, std::uint64_t> Manifest::*counts;
};
[[nodiscard]] std::span<const ManifestTally> manifest_tallies();

/// Always the same bytes for the same manifest; text that is no UTF-8 (the path of a source) is made so.
[[nodiscard]] std::string to_json(const Manifest& manifest);

/// Throws passage::Error naming the member that is missing or of another type. Tolerates members it does not know.
[[nodiscard]] Manifest manifest_from_json(std::string_view json);

}  // namespace passage
