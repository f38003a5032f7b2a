#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/index/purged_ids.h"
#include "passage/model/metadata.h"
#include "passage/thesaurus/concept_record.h"
#include "passage/thesaurus/thesaurus.h"

namespace passage {

inline constexpr std::size_t most_synonyms = 12;  ///< Of one language in a group: so many are sought.

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

  /// Documents that come first for a query.
  struct Pin {
    std::string query;             ///< folded_query() of it.
    std::vector<std::string> ids;  ///< The first first.

    friend bool operator==(const Pin&, const Pin&) = default;
  };

  /// A word, or a row of words, that means the same as the others of its group.
  struct Synonym {
    std::string language;  ///< Primary subtag.
    std::string text;

    friend bool operator==(const Synonym&, const Synonym&) = default;
  };
  using Synonyms = std::vector<Synonym>;

  std::vector<Correction> corrections;  ///< In bytewise order of the ids, each once.
  std::vector<std::string> hidden;      ///< Ids of documents that are left out; in order, each once.
  std::vector<Pin> pins;                ///< In bytewise order of the queries, each once.
  std::vector<Synonyms> synonyms;

  [[nodiscard]] const Correction* correction_of(std::string_view id) const;  ///< Null where there is none.
  [[nodiscard]] bool hides(std::string_view id) const;
  [[nodiscard]] const Pin* pin_of(std::string_view query) const;  ///< Null where nothing is pinned to the query.
  [[nodiscard]] bool empty() const { return *this == Curation{}; }

  friend bool operator==(const Curation&, const Curation&) = default;
};

/// A query as it is compared with the pinned ones: letters folded, spaces one.
[[nodiscard]] std::string folded_query(std::string_view query);

/// The groups as concepts of a thesaurus; null where there are none. Labels of more bytes than a thesaurus takes, and
/// those with tabs, bars or line ends in them, are lost.
[[nodiscard]] std::shared_ptr<const Thesaurus> thesaurus_of(const std::vector<Curation::Synonyms>& synonyms);

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
inline constexpr std::string_view curation_file = "curation";
void write_curation(const std::filesystem::path& generation_directory, const Curation& curation);
[[nodiscard]] Curation read_curation(
    const std::filesystem::path& generation_directory);  ///< Throws Error when damaged.

}  // namespace passage
