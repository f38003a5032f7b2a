#pragma once

#include <string>
#include <string_view>

// The terms of an index as people who ask for `explain` read them.
namespace searchd {

/// `detention` for a word, `~detent` for a stem, `title:detention` for a word in a field, `kind=report` for a value,
/// `symbol a/res/73/195` for a document symbol.
[[nodiscard]] std::string readable_term(std::string_view term);

/// A description of Xapian's with its terms made readable and its numbers rounded to three digits.
[[nodiscard]] std::string readable_description(std::string_view description);

}  // namespace searchd
