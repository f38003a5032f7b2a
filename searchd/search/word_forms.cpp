#include "searchd/search/word_forms.h"

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace searchd {

WordForms forms_of(const std::string& surface, std::span<const std::string> languages, passage::Analyzer& analyzer) {
  const std::string lower_case = passage::lower_cased(surface);
  WordForms forms;
  for (const std::string& language : languages) {
    if (passage::is_stop_word(lower_case, language)) {
      forms.function_word = analyzer.exact(surface);
    } else if (const std::string& stem = analyzer.query_stem(surface, language); !stem.empty()) {
      forms.stems.insert(stem);
    }
  }
  return forms;
}

}  // namespace searchd
