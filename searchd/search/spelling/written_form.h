#pragma once

#include <string>

#include "searchd/search/index_pool.h"

namespace searchd {

/// Of how many works that hold a word, and of how many places in each, its form is taken.
struct FormSample {
  int works = 4;
  int places = 3;
};

/// A word as texts write it.
struct WrittenForm {
  std::string text;
  std::string language;  ///< Primary subtag of the texts that mostly write it so; empty: not known.
};

/// How the collection's texts mostly write a folded word, with its accents, in lower case where they do: "migración"
/// for "migracion". The word itself where no text holds it. Throws Xapian::Error.
[[nodiscard]] WrittenForm written_form(const std::string& word, OpenIndex& index, FormSample sample = {});

}  // namespace searchd
