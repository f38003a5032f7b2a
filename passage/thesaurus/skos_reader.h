#pragma once

#include <string>
#include <vector>

#include "passage/thesaurus/concept_record.h"

namespace passage {

enum class RdfSyntax : std::uint8_t { Turtle, RdfXml };

/// Reads the concepts of a SKOS file (https://www.w3.org/TR/skos-reference/): the preferred, alternative and hidden
/// labels of whatever has any, and what is broader, said from either end. Everything else is passed over. In the order
/// of the file. `name` stands in errors. Throws Error naming the line where the file is not of that syntax, and for
/// files beyond the bounds of concept_record.h. Thread-safe.
[[nodiscard]] std::vector<ConceptRecord> read_skos(const std::string& content, RdfSyntax syntax,
                                                   const std::string& name);

}  // namespace passage
