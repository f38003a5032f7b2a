#include "searchd/http/algolia/highlight.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "passage/text/unicode.h"
#include "searchd/http/error_answer.h"

namespace searchd::http::algolia {

std::string highlighted(const MarkedText& text, const HighlightTags& tags) {
  const bool is_markup = tags.before.find('<') != std::string::npos || tags.after.find('<') != std::string::npos;
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string piece = is_markup ? html_escaped(text[i]) : text[i];
    value += i % 2 == 0 ? piece : tags.before + piece + tags.after;
  }
  return value;
}

void write_highlight(JsonText& json, const MarkedText& text, const HighlightTags& tags, std::size_t query_words) {
  std::vector<std::string> matched;
  for (std::size_t i = 1; i < text.size(); i += 2) {
    std::string word = passage::lower_cased(text[i]);
    if (std::ranges::find(matched, word) == matched.end()) matched.push_back(std::move(word));
  }
  json.open_object();
  json.member("value", highlighted(text, tags));
  json.member("matchLevel", std::string_view(matched.empty()                ? "none"
                                             : matched.size() < query_words ? "partial"
                                                                            : "full"));
  json.member("matchedWords", matched);
  json.close_object();
}

std::string plain(const MarkedText& text) {
  std::string joined;
  for (const std::string& piece : text) joined += piece;
  return joined;
}

std::size_t count_words(std::string_view query) {
  std::istringstream words{std::string(query)};
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

}  // namespace searchd::http::algolia
