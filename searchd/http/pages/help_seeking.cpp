#include "searchd/http/pages/help_seeking.h"

#include <algorithm>
#include <array>
#include <utility>

#include "passage/text/unicode.h"
#include "ui/embedded_files.h"

namespace searchd::http {
namespace {

constexpr std::string_view folder = "help_phrases/";

/// Signs of the query language that people do not put into a cry for help.
bool is_written_for_documents(std::string_view query) {
  constexpr std::string_view ascii_signs = "\":()*|";
  constexpr auto quotes = std::to_array<std::string_view>({"“", "”", "„", "«", "»", "「", "」"});
  return query.find_first_of(ascii_signs) != std::string_view::npos ||
         std::ranges::any_of(quotes,
                             [&](std::string_view quote) { return query.find(quote) != std::string_view::npos; });
}

}  // namespace

HelpSeeking::HelpSeeking() {
  for (const ui::EmbeddedFile& file : ui::embedded_files()) {
    if (!file.name.starts_with(folder)) continue;
    for (std::string_view rest = file.content; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = passage::trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line.starts_with('#')) continue;
      const bool is_whole = line.starts_with('=');
      phrases_.push_back({words_of(line.substr(is_whole ? 1 : 0)), is_whole});
    }
  }
}

bool HelpSeeking::matches(std::string_view query) const {
  if (is_written_for_documents(query)) return false;
  const Words words = words_of(query);
  return std::ranges::any_of(phrases_, [&](const Phrase& phrase) {
    if (phrase.is_whole) return words == phrase.words;
    return std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end()) != words.end();
  });
}

HelpSeeking::Words HelpSeeking::words_of(std::string_view text) const {
  const std::lock_guard lock(mutex_);
  Words words;
  for (const passage::Token& token : analyzer_.analyze(text)) {
    // Of unspaced scripts the characters alone are compared, one by one.
    if (token.kind == passage::TokenKind::Word || token.kind == passage::TokenKind::Single)
      words.push_back(*token.exact);
  }
  return words;
}

}  // namespace searchd::http
