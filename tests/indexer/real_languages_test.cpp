// Languages of real documents, detected without what they declare. The figures are printed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "indexer/document_language.h"
#include "indexer/extract/extraction.h"
#include "passage/text/language.h"

using namespace indexer;
namespace fs = std::filesystem;

namespace {

struct Tally {
  std::size_t right = 0;
  std::size_t all = 0;
  std::string wrong;

  void add(const std::string& name, const std::string& expected, const std::string& found) {
    ++all;
    if (expected == found) {
      ++right;
    } else {
      wrong += " " + name + "(" + found + ")";
    }
  }
};

/// The briefings that are not English, by a word of their names.
std::string language_of_briefing(const std::string& name) {
  static const std::vector<std::pair<std::string, std::string>> words{
      {"declaracao", "pt"}, {"migracao", "pt"}, {"declaracion-", "es"}, {"si-se-lo-perdio", "es"}, {"-sur-les-", "fr"},
  };
  for (const auto& [word, language] : words) {
    if (name.find(word) != std::string::npos) return language;
  }
  return "en";
}

std::string declared_language(const std::string& html) {
  std::smatch match;
  return std::regex_search(html, match, std::regex("<html[^>]* lang=\"([^\"]+)\""))
             ? passage::canonical_language(match[1].str())
             : std::string{};
}

}  // namespace

TEST_CASE("languages are right for at least 99 % of the real documents") {
  const char* root = std::getenv("PASSAGE_TEST_DATA");
  if (root == nullptr) {
    WARN("SKIPPED: PASSAGE_TEST_DATA is not set");
    return;
  }
  std::map<std::string, Tally> tallies;
  for (const std::string folder : {"speeches", "briefings", "udhr"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(root) / folder)) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      const std::string name = entry.path().filename().string();
      const Extraction extraction = extract(bytes, {.file_name = name});
      const std::string expected = folder == "udhr"        ? declared_language(bytes)
                                   : folder == "briefings" ? language_of_briefing(name)
                                                           : "en";
      const auto primary = [](const std::string& language) { return std::string(passage::primary_subtag(language)); };
      tallies[folder + ", detected"].add(name, primary(expected),
                                         primary(document_language(extraction.blocks, {}).language));
      if (folder == "udhr") {
        tallies["udhr, as declared"].add(name, expected, passage::canonical_language(extraction.metadata.language));
      }
    }
  }
  std::size_t right = 0;
  std::size_t all = 0;
  for (const auto& [name, tally] : tallies) {
    std::cout << "languages, " << name << ": " << tally.right << " of " << tally.all << tally.wrong << "\n";
    right += tally.right;
    all += tally.all;
  }
  CHECK(all > 2000);
  CHECK(static_cast<double>(right) >= 0.99 * static_cast<double>(all));
  CHECK(tallies["udhr, as declared"].right == tallies["udhr, as declared"].all);
  CHECK(tallies["udhr, detected"].right + 3 >= tallies["udhr, detected"].all);
  CHECK(tallies["briefings, detected"].right == tallies["briefings, detected"].all);
}
