#pragma once

#include <string>
#include <string_view>

#include "passage/thesaurus/rdf_statement.h"

namespace passage {

/// Hands every statement of a Turtle file (https://www.w3.org/TR/turtle/) to the sink, in order. `name` stands in
/// errors. Throws Error naming the line where the file is not Turtle, is no UTF-8, or nests brackets without end, and
/// whatever the sink throws. Thread-safe.
void read_turtle(const std::string& content, const std::string& name, const RdfSink& sink);

}  // namespace passage
