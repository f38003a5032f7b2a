#pragma once

#include <string>
#include <vector>

#include "passage/thesaurus/concept_record.h"

namespace passage {

/// Reads a table of terms: UTF-8, a row for each concept, columns separated by tabs, named in the first row.
///
///     id      en         es             alt_es
///     w-12    wage       salario        sueldo|paga
///
/// A language tag names a column of preferred labels, `alt_` and a tag one of alternative labels, `hidden_` and a tag
/// one of hidden labels; `|` separates several in one field. `id` or `uri` is what the concept is known by; it may be
/// absent. Rows may end early; empty rows, and those that begin with `#` or `@`, are passed over.
///
/// `name` stands in errors. Throws Error naming the line: a column that means nothing, a row with more fields than
/// there are columns, bytes that are no UTF-8; and for files beyond the bounds of concept_record.h. Thread-safe.
[[nodiscard]] std::vector<ConceptRecord> read_term_table(const std::string& content, const std::string& name);

}  // namespace passage
