#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/purged_ids.h"
#include "passage/model/metadata.h"

namespace passage {

/// What an editor has decided about a collection, beside what its documents say. A generation carries the one that it
/// was made by, in the file `curation`, with what it takes to undo it: another curation needs no document to be read
/// again. A value.
struct Curation {
  /// What is said about a document instead of what it says itself: the members that are not empty.
  struct Correction {
    Metadata metadata;                 ///< With the id.
    std::optional<Metadata> original;  ///< What was there; of a document that the generation holds.

    friend bool operator==(const Correction&, const Correction&) = default;
  };

  std::vector<Correction> corrections;  ///< In bytewise order of the ids, each once.
  std::vector<std::string> hidden;      ///< Ids of documents that are left out; in order, each once.

  [[nodiscard]] const Correction* correction_of(std::string_view id) const;  ///< Null where there is none.
  [[nodiscard]] bool hides(std::string_view id) const;
  [[nodiscard]] bool empty() const { return corrections.empty() && hidden.empty(); }

  friend bool operator==(const Curation&, const Curation&) = default;
};

/// Whether they say the same: what was there does not count.
[[nodiscard]] bool is_same(const Curation& one, const Curation& other);

/// Puts what the correction says in the place of what is there, which is returned. Not the language: passages are cut
/// and marked by it, so that another one takes another reading of the document.
Metadata correct(Metadata& metadata, const Metadata& correction);

/// Puts back what was there before correct().
void undo(Metadata& metadata, const Metadata& correction, const Metadata& original);

/// Without the ids that were purged.
[[nodiscard]] Curation without_purged(Curation curation, const PurgedIds& purged);

/// The file of a generation (FORMAT.md); nothing is written where there is nothing to say.
void write_curation(const std::filesystem::path& generation_directory, const Curation& curation);
[[nodiscard]] Curation read_curation(
    const std::filesystem::path& generation_directory);  ///< Throws Error when damaged.

}  // namespace passage
