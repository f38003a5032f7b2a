#pragma once

#include <functional>
#include <string_view>

namespace passage {

/// One statement of an RDF file, as far as a thesaurus needs it. Views live until the sink returns.
struct RdfStatement {
  std::string_view subject;  ///< An IRI; of a node without a name, something that no IRI equals.
  std::string_view predicate;
  std::string_view object;  ///< An IRI, or the text of a literal.
  bool is_literal = false;
  std::string_view language;  ///< Of a literal, as the file has it; empty when it has none.
};

using RdfSink = std::function<void(const RdfStatement&)>;

}  // namespace passage
