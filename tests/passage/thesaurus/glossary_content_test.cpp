// The project's own glossary keeps the rules that corpus/glossary/README.md gives.
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "passage/text/unicode.h"
#include "passage/thesaurus/thesaurus.h"
#include "passage/thesaurus/thesaurus_file.h"

using namespace passage;

namespace {

const std::string header = "id\ten\tes\tfr\tpt\tar\tru\tzh\tht";
constexpr std::size_t columns = 9;
constexpr std::size_t most_words = 5;

std::vector<std::string> pieces(const std::string& text, char separator) {
  std::vector<std::string> all;
  std::istringstream in(text + separator);
  for (std::string piece; std::getline(in, piece, separator);) all.push_back(piece);
  return all;
}

std::string fault_of_cell(const std::string& cell) {
  if (cell.empty()) return "";  // the language has no word for it
  std::set<std::string> seen;
  for (const std::string& word : pieces(cell, '|')) {
    if (word.empty() || word.front() == ' ' || word.back() == ' ') return "an empty word, or blanks around one";
    if (word.find_first_of("()[],;/\"") != std::string::npos) return "signs in \"" + word + "\"";
    if (!seen.insert(word).second) return "\"" + word + "\" twice";
  }
  return seen.size() > most_words ? "more than five words" : "";
}

std::string fault_of_row(const std::string& row, std::set<std::string>& ids) {
  const std::vector<std::string> cells = pieces(row, '\t');
  if (cells.size() != columns) return std::to_string(cells.size()) + " cells";
  if (!ids.insert(cells.front()).second) return "an id that another row has";
  std::size_t languages = 0;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (const std::string fault = fault_of_cell(cells[i]); !fault.empty()) return fault;
    languages += cells[i].empty() ? 0 : 1;
  }
  return languages < 2 ? "words in one language only" : "";
}

}  // namespace

TEST_CASE("the glossary is tables of one meaning a row", "[glossary]") {
  std::set<std::string> ids;
  for (const ThesaurusFile& file : glossary_files()) {
    std::istringstream lines(file.content);
    std::string line;
    std::getline(lines, line);
    CHECK(line == header);
    for (int number = 2; std::getline(lines, line); ++number) {
      if (line.empty() || line.front() == '#') continue;
      const std::string fault = fault_of_row(line, ids);
      INFO(file.name << ":" << number << ": " << line);
      CHECK(fault == "");
    }
  }
  CHECK(ids.size() >= 2000);
  CHECK(Thesaurus(glossary_files()).size() == ids.size());
}
