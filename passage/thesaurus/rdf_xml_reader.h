#pragma once

#include <string>

#include "passage/thesaurus/rdf_statement.h"

namespace passage {

/// Hands the statements of an RDF/XML file (https://www.w3.org/TR/rdf-syntax-grammar/) to the sink: nodes and
/// properties, in element or attribute form, nested or referring, with xml:base and xml:lang. Left out, as no
/// thesaurus uses them: containers, collections, XML literals, reification. Fetches nothing.
/// `name` stands in errors. Throws Error naming the line where the file is not well-formed, and whatever the sink
/// throws. Thread-safe.
void read_rdf_xml(const std::string& content, const std::string& name, const RdfSink& sink);

}  // namespace passage
