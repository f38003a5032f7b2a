#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "passage/error.h"
#include "passage/thesaurus/thesaurus.h"

namespace tests {

inline void require_of_thesaurus(bool holds, const char* property) {
  if (holds) return;
  (void)std::fprintf(stderr, "broken: %s\n", property);
  std::abort();
}

/// What must hold for a thesaurus file made of any bytes. Ends the process when something does not.
inline void check_thesaurus(std::string_view bytes, const std::string& name) {
  try {
    const passage::Thesaurus thesaurus(std::vector<passage::ThesaurusFile>{{name, std::string(bytes)}});
    for (passage::ConceptId id = 0; id < thesaurus.size(); ++id) {
      const std::string_view concept_name = thesaurus.name(id);
      require_of_thesaurus(!concept_name.empty() && concept_name.size() <= 120, "names are bounded");
      require_of_thesaurus(thesaurus.find(concept_name) == id, "a concept is found by its name");
      require_of_thesaurus(!thesaurus.labels(id).empty(), "a concept has a label");
      for (const passage::ConceptId broader : thesaurus.broader(id)) {
        require_of_thesaurus(broader < thesaurus.size() && broader != id, "what is broader is another concept");
      }
    }
  } catch (const passage::Error& error) {
    require_of_thesaurus(std::string_view(error.what()).find(name) != std::string_view::npos,
                         "an error names the file");
  }
}

}  // namespace tests
