#pragma once

#include <string>

#include "searchd/search/index_pool.h"

namespace searchd {

/// How the collection's texts mostly write a folded word, with its accents, in lower case where they do: "migración"
/// for "migracion". The word itself where no text holds it. Throws Xapian::Error.
[[nodiscard]] std::string written_form(const std::string& word, OpenIndex& index);

}  // namespace searchd
