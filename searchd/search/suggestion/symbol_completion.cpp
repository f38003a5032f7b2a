#include "searchd/search/suggestion/symbol_completion.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "passage/index/schema.h"
#include "passage/text/document_symbol.h"
#include "passage/text/symbol_vocabulary.h"
#include "passage/text/unicode.h"

namespace searchd {
namespace {

// So many that begin alike are looked at.
constexpr std::size_t most_candidates = 500;

// Longer than any symbol.
constexpr std::size_t longest_typed = 64;

// The rest of a symbol is written in capitals.
constexpr auto words_in_small_letters = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"/ADD.", "/Add."}, {"/AMEND.", "/Amend."}, {"/CORR.", "/Corr."}, {"/REV.", "/Rev."}});

std::string as_written(std::string_view symbol) {
  std::string written(symbol);
  std::ranges::transform(written, written.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  for (const auto& [capitals, usual] : words_in_small_letters) {
    for (std::size_t at = written.find(capitals); at != std::string::npos; at = written.find(capitals, at + 1)) {
      written.replace(at, usual.size(), usual);
    }
  }
  return written;
}

}  // namespace

std::vector<Suggestion> complete_symbol(std::string_view typed, std::size_t most, const Xapian::Database& documents) {
  const std::string lower = passage::ascii_lower(passage::trimmed(typed));
  const std::size_t slash = lower.find('/');
  const bool begins_symbol =
      slash != std::string::npos && lower.size() <= longest_typed &&
      lower.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/.-() ") == std::string::npos &&
      passage::find_symbol_body(passage::trimmed(lower.substr(0, slash))) != nullptr;
  if (!begins_symbol) return {};
  // Terms go on behind the key with "=" and the symbol.
  std::string start = passage::symbol_term_start(passage::symbol_key(lower));
  start.pop_back();
  std::vector<std::pair<std::uint32_t, std::string>> found;
  const auto end = documents.allterms_end(start);
  for (auto term = documents.allterms_begin(start); term != end && found.size() < most_candidates; ++term) {
    const std::string whole = *term;
    found.emplace_back(term.get_termfreq(), whole.substr(whole.find('=') + 1));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, [](const auto& one) { return one.first; });
  std::vector<Suggestion> symbols;
  for (const auto& [works, symbol] : found) {
    if (symbols.size() == most) break;
    symbols.push_back({.text = as_written(symbol), .kind = SuggestionKind::Word, .language = {}, .id = {}});
  }
  return symbols;
}

}  // namespace searchd
