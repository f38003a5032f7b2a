#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "passage/thesaurus/concept_record.h"

namespace passage {

/// A thesaurus file as it was read; what its content means is decided by the ending of its name.
struct ThesaurusFile {
  std::string name;
  std::string content;
};

/// The files that a configuration names, in order, behind the project's own, which are compiled in. Throws Error for a
/// file that cannot be read or is larger than a thesaurus may be.
[[nodiscard]] std::vector<ThesaurusFile> thesaurus_files(const std::vector<std::filesystem::path>& paths,
                                                         bool with_own = true);

/// The project's own glossary: everyday words in many languages, read as a thesaurus is.
[[nodiscard]] std::vector<ThesaurusFile> glossary_files();

/// The concepts of a file: SKOS in Turtle (`.ttl`) or RDF/XML (`.rdf`, `.xml`), or a table of terms (`.tsv`).
/// Throws Error as the readers do, and for other endings.
[[nodiscard]] std::vector<ConceptRecord> read_concepts(const ThesaurusFile& file);

}  // namespace passage
