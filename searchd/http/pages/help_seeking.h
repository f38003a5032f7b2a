#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "passage/text/analyzer.h"

namespace searchd::http {

/// Tells the queries of people who seek help ("I need a lawyer") from those of people who seek documents ("legal aid
/// report"), by the phrases of ui/help_phrases: one file for each language, all of them asked, because people do not
/// write in the language of the page. What has quotes or fields is a search for documents. Usable by many threads.
class HelpSeeking {
 public:
  HelpSeeking();

  [[nodiscard]] bool matches(std::string_view query) const;

 private:
  using Words = std::vector<std::string>;
  struct Phrase {
    Words words;
    bool is_whole = false;  ///< It has to be the whole query.
  };

  [[nodiscard]] Words words_of(std::string_view text) const;

  mutable std::mutex mutex_;
  mutable passage::Analyzer analyzer_;
  std::vector<Phrase> phrases_;
};

}  // namespace searchd::http
