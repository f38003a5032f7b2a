#include "searchd/search/translation/denied_words.h"

#include <algorithm>
#include <array>

#include "passage/text/unicode.h"
#include "searchd/search/translation/embedded_tables.h"

namespace searchd {
namespace {

constexpr std::string_view any_language = "*";

}  // namespace

DeniedWords::DeniedWords() : DeniedWords(embedded_tables::embedded_file("denied_words.tsv")) {}

DeniedWords::DeniedWords(std::string_view table) {
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.starts_with('#')) continue;
    std::array<std::string_view, 3> cells;
    for (std::string_view& cell : cells) {
      cell = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    const auto& [from, to, word] = cells;
    if (!word.empty()) words_.emplace(from, to, passage::fold(word));
  }
}

bool DeniedWords::contains(std::string_view from, std::string_view to, std::string_view word) const {
  const std::string folded = passage::fold(word);
  return words_.contains({std::string(from), std::string(to), folded}) ||
         words_.contains({std::string(from), std::string(any_language), folded});
}

}  // namespace searchd
