#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/thesaurus/concept_record.h"
#include "passage/thesaurus/thesaurus_file.h"

namespace passage {

class LabelIndex;

/// A concept's number within one Thesaurus, from 0 without gaps. Another thesaurus numbers otherwise: what is stored
/// is the name.
using ConceptId = std::uint32_t;

struct Label {
  std::string_view text;
  std::string_view language;  ///< Primary subtag, or "und".
  LabelKind kind = LabelKind::Preferred;

  friend bool operator==(const Label&, const Label&) = default;
};

/// Concepts with their labels in many languages: what a word of one language is called in the others. Concepts of the
/// same IRI or the same name are one, to which files add. Immutable; thread-safe. Views live as long as it does.
class Thesaurus {
 public:
  /// Throws Error where a file is not what its name says.
  explicit Thesaurus(const std::vector<ThesaurusFile>& files);
  Thesaurus(Thesaurus&&) noexcept;
  Thesaurus& operator=(Thesaurus&&) noexcept;
  ~Thesaurus();

  [[nodiscard]] std::size_t size() const { return concepts_.size(); }

  /// What the concept is called in the index and in addresses: the last part of its IRI where that is made of words
  /// ("immigration-detention"), else its first English label, or first label, with hyphens. Unique; at most 100 bytes.
  [[nodiscard]] std::string_view name(ConceptId id) const;

  /// The concept of that name.
  [[nodiscard]] std::optional<ConceptId> find(std::string_view name) const;

  /// Its labels, hidden ones too: by language, within one the preferred first, then in the order of the files.
  [[nodiscard]] std::vector<Label> labels(ConceptId id) const;

  /// What to look for in other languages: its visible labels, in the order of labels(), at most so many of a language.
  [[nodiscard]] std::vector<Label> translations(ConceptId id, std::size_t most_per_language = 12) const;

  /// The concepts that are directly broader.
  [[nodiscard]] std::span<const ConceptId> broader(ConceptId id) const;

  /// The languages of its labels, sorted.
  [[nodiscard]] std::span<const std::string> languages() const { return languages_; }

  /// What ConceptMatcher looks into.
  [[nodiscard]] const LabelIndex& label_index() const { return *label_index_; }

 private:
  struct Concept {
    std::string name;
    std::uint32_t first_label = 0;
    std::uint32_t label_count = 0;
    std::vector<ConceptId> broader;
  };
  struct StoredLabel {
    std::uint32_t begin = 0;  ///< In texts_.
    std::uint16_t size = 0;
    std::uint16_t language = 0;
    LabelKind kind = LabelKind::Preferred;
  };

  [[nodiscard]] std::vector<ConceptRecord> join(const std::vector<ThesaurusFile>& files);
  void store_labels(std::vector<ConceptRecord>& records);
  void index_labels();
  [[nodiscard]] Label label(const StoredLabel& stored) const;

  std::vector<Concept> concepts_;
  std::vector<StoredLabel> labels_;
  std::string texts_;
  std::vector<std::string> languages_;
  std::vector<ConceptId> by_name_;
  std::unique_ptr<const LabelIndex> label_index_;
};

}  // namespace passage
