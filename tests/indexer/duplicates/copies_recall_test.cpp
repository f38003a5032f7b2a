// How many copies are found, and how many pairs that are none: of the samples, and of real speeches and briefings where
// PASSAGE_TEST_DATA has them.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "indexer/duplicates/duplicate_pairs.h"
#include "passage/text/unicode.h"
#include "tests/indexer/duplicates/copies.h"

using namespace indexer;
using tests::CopyMaker;
using Words = CopyMaker::Words;
namespace fs = std::filesystem;

namespace {

std::vector<Words> texts_below(const fs::path& folder, std::size_t most) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string ending = entry.path().extension();
    if (ending == ".md" || ending == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Words> texts;
  const std::size_t step = std::max<std::size_t>(1, files.size() / most);
  for (std::size_t i = 0; i < files.size(); i += step) {
    std::ifstream in(files[i]);
    Words words;
    bool is_text = true;  // one of the samples is in an encoding of old
    for (std::string word; in >> word;) {
      is_text = is_text && passage::is_valid_utf8(word);
      words.push_back(std::move(word));
    }
    if (is_text && words.size() >= 150) texts.push_back(std::move(words));
  }
  return texts;
}

PrintedText printed(const Words& words) {
  static passage::Analyzer analyzer;
  return {"en", "", "", print_of(tests::document_of(words), analyzer).value_or(TextPrint{})};
}

struct Figures {
  double recall = 0;      ///< Of the copies, how many are found.
  double safe = 0;        ///< And may be shown as one.
  std::size_t wrong = 0;  ///< Pairs of a text and another's copy.
};

/// Each text with a copy; a pair that the texts have among themselves is no mistake of the copies.
Figures figures(const std::vector<Words>& texts, const std::function<Words(const Words&)>& copy) {
  std::vector<PrintedText> all;
  for (const Words& text : texts) all.push_back(printed(text));
  for (const Words& text : texts) all.push_back(printed(copy(text)));
  std::set<std::pair<std::size_t, std::size_t>> own;
  Figures result;
  const std::vector<DuplicatePair> pairs = duplicate_pairs(all);
  for (const DuplicatePair& pair : pairs) {
    if (pair.second < texts.size()) own.emplace(pair.first, pair.second);
  }
  for (const DuplicatePair& pair : pairs) {
    if (pair.second < texts.size()) continue;
    const std::size_t original = pair.second - texts.size();
    if (pair.first == original) {
      result.recall += 1.0 / static_cast<double>(texts.size());
      result.safe += pair.is_safe ? 1.0 / static_cast<double>(texts.size()) : 0;
    } else {
      const std::size_t other = pair.first % texts.size();
      result.wrong += own.contains({std::min(other, original), std::max(other, original)}) ? 0 : 1;
    }
  }
  return result;
}

void measure(const char* what, const std::vector<Words>& texts) {
  REQUIRE(texts.size() >= 15);
  struct Kind {
    const char* name;
    std::function<Words(CopyMaker&, const Words&)> copy;
    double least_recall;
  };
  const std::vector<Kind> kinds{
      {"the same words", [](CopyMaker&, const Words& text) { return text; }, 1},
      {"header and footer", [](CopyMaker&, const Words& text) { return CopyMaker::framed(text); }, 0.97},
      {"2 % of words changed", [](CopyMaker& m, const Words& text) { return m.edited(text, 0.02); }, 0.99},
      {"5 % of words changed", [](CopyMaker& m, const Words& text) { return m.edited(text, 0.05); }, 0.97},
      {"0.5 % of letters misread", [](CopyMaker& m, const Words& text) { return m.misread(text, 0.005); }, 0.97},
      {"1 % of letters misread", [](CopyMaker& m, const Words& text) { return m.misread(text, 0.01); }, 0.9},
      {"30 % of words changed", [](CopyMaker& m, const Words& text) { return m.edited(text, 0.3); }, 0},
  };
  std::ostringstream table;
  for (const Kind& kind : kinds) {
    CopyMaker maker(99);
    const Figures found = figures(texts, [&](const Words& text) { return kind.copy(maker, text); });
    table << "\n  " << kind.name << ": recall " << found.recall << ", safe " << found.safe << ", wrong pairs "
          << found.wrong;
    INFO(what << ", " << kind.name);
    CHECK(found.recall >= kind.least_recall - 1e-9);
    if (kind.least_recall == 0) CHECK(found.recall <= 0.02);
    CHECK(found.wrong == 0);
  }
  WARN(what << ", " << texts.size() << " texts:" << table.str());
}

}  // namespace

TEST_CASE("copies of the samples are found, and nothing else", "[duplicates]") {
  measure("samples", texts_below(fs::path(PASSAGE_SOURCE_DIR) / "corpus/samples", 1000));
}

TEST_CASE("copies of real speeches and briefings are found, and nothing else", "[duplicates]") {
  const char* data = std::getenv("PASSAGE_TEST_DATA");
  if (data == nullptr) {
    WARN("SKIPPED: PASSAGE_TEST_DATA names no folder");
    return;
  }
  measure("speeches", texts_below(fs::path(data) / "speeches", 400));
  measure("briefings", texts_below(fs::path(data) / "briefings", 400));
}
