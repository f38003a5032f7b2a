#include "indexer/segmenter.h"

#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <regex>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "indexer/sentences.h"
#include "indexer/word_count.h"
#include "passage/text/unicode.h"

using namespace indexer;

namespace {

/// "{40}" and its like, written out.
std::string expanded(const std::string& text) {
  std::smatch match;
  if (!std::regex_match(text, match, std::regex(R"(\{(\d+) ?(\w*)\})"))) return text;
  const int words = std::stoi(match[1]);
  std::string out;
  for (int i = 0; i < words; ++i) {
    if (match[2] == "han") {
      out += i % 20 == 19 ? "。" : "移";
    } else {
      const bool sentences = match[2] != "unbroken";
      const bool ends = sentences && (i % 10 == 9 || i + 1 == words);
      out += ends ? "the-end. " : sentences && i % 10 == 0 ? "Begin " : "word ";
    }
  }
  return std::string(passage::trimmed(out));
}

using Fields = std::map<std::string, std::string>;

Fields fields_of(const std::string& line) {
  Fields fields;
  std::istringstream parts(line);
  std::string part;
  while (std::getline(parts, part, ';')) {
    const std::string trimmed(passage::trimmed(part));
    const auto equals = trimmed.find('=');
    if (equals == std::string::npos) {
      fields["kind"] = trimmed;
    } else {
      fields[trimmed.substr(0, equals)] = trimmed.substr(equals + 1);
    }
  }
  return fields;
}

Block block_of(const Fields& fields) {
  const auto value = [&](const char* name) { return fields.contains(name) ? fields.at(name) : std::string{}; };
  Block block;
  const std::string kind = value("kind");
  block.kind = kind == "heading" ? BlockKind::Heading : kind == "cue" ? BlockKind::Cue : BlockKind::Paragraph;
  block.whole_passage = kind == "whole";
  block.text = expanded(value("text"));
  block.language = value("language");
  passage::Locator& locator = block.locator;
  if (fields.contains("page")) locator.page = static_cast<std::uint32_t>(std::stoul(value("page")));
  locator.page_label = value("page_label");
  locator.heading = expanded(value("heading"));
  locator.anchor = value("anchor");
  locator.paragraph = value("paragraph");
  locator.speaker = value("speaker");
  if (fields.contains("start")) locator.start = std::stod(value("start"));
  if (fields.contains("end")) locator.end = std::stod(value("end"));
  locator.ocr = value("ocr") == "1";
  return block;
}

std::string number(const std::optional<double>& seconds) {
  std::ostringstream out;
  if (seconds) out << *seconds;
  return out.str();
}

/// The passage as the case file would write it, with the fields that the expectation asks for.
std::string described(const passage::Passage& passage, const Fields& asked) {
  const passage::Locator& locator = passage.locator;
  const std::map<std::string, std::function<std::string(const std::string&)>> columns{
      {"page", [&](auto&) { return locator.page ? std::to_string(*locator.page) : ""; }},
      {"page_label", [&](auto&) { return locator.page_label; }},
      {"heading", [&](auto&) { return locator.heading; }},
      {"anchor", [&](auto&) { return locator.anchor; }},
      {"paragraph", [&](auto&) { return locator.paragraph; }},
      {"speaker", [&](auto&) { return locator.speaker; }},
      {"start", [&](auto&) { return number(locator.start); }},
      {"end", [&](auto&) { return number(locator.end); }},
      {"ocr", [&](auto&) { return locator.ocr ? "1" : "0"; }},
      {"language", [&](auto&) { return passage.language; }},
      {"begins", [&](const std::string& wanted) { return passage.text.substr(0, wanted.size()); }},
      {"ends",
       [&](const std::string& wanted) {
         return passage.text.substr(passage.text.size() - std::min(wanted.size(), passage.text.size()));
       }},
  };
  std::string line = "-> " + std::to_string(count_words(passage.text));
  for (const auto& [name, wanted] : asked) {
    if (name != "kind") line += "; " + name + "=" + columns.at(name)(wanted);
  }
  return line;
}

struct Case {
  std::string name;
  std::vector<Block> blocks;
  std::vector<Fields> expected;
};

std::vector<Case> cases() {
  std::ifstream file(PASSAGE_SOURCE_DIR "/tests/cases/segmenter/passages.txt");
  std::vector<Case> all;
  std::string line;
  while (std::getline(file, line)) {
    const std::string trimmed(passage::trimmed(line));
    if (trimmed.empty() || trimmed.front() == '#') continue;
    if (trimmed.starts_with("case ")) {
      all.push_back({.name = trimmed.substr(5)});
    } else if (trimmed.starts_with("-> ")) {
      all.back().expected.push_back(fields_of(trimmed));
    } else {
      all.back().blocks.push_back(block_of(fields_of(trimmed)));
    }
  }
  return all;
}

std::string expectation(const Fields& fields) {
  std::string line = fields.at("kind");
  for (const auto& [name, value] : fields) {
    if (name != "kind") line += "; " + name + "=" + value;
  }
  return line;
}

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("the segmenter's table of cases") {
  const auto all = cases();
  REQUIRE(all.size() > 25);
  for (const Case& test : all) {
    DYNAMIC_SECTION(test.name) {
      const auto passages = segment(test.blocks, "en");
      std::vector<std::string> expected;
      std::vector<std::string> found;
      for (const Fields& fields : test.expected) expected.push_back(expectation(fields));
      for (std::size_t i = 0; i < passages.size(); ++i) {
        found.push_back(described(passages[i], i < test.expected.size() ? test.expected[i] : Fields{}));
      }
      CHECK(found == expected);
    }
  }
}

TEST_CASE("whatever the blocks, no word is lost or repeated and no limit is crossed") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
    std::vector<Block> blocks;
    std::string all;
    std::uint32_t page = 1;
    std::string heading;
    int serial = 0;
    for (unsigned i = 0; i < 40; ++i) {
      Block block;
      if (below(6) == 0) ++page;
      block.locator.page = page;
      const unsigned kind = below(8);
      const unsigned words = kind == 0 ? 1 + below(6) : 1 + below(below(5) == 0 ? 900 : 120);
      for (unsigned w = 0; w < words; ++w) {
        block.text += (w == 0 ? "W" : " w") + std::to_string(serial++) + (below(12) == 0 ? "ending." : "");
      }
      if (kind == 0) {
        block.kind = BlockKind::Heading;
        heading = block.text;
      } else {
        block.locator.heading = heading;
        if (kind == 1) block.locator.paragraph = std::to_string(i);
        if (kind == 2) block.locator.speaker = "Ana";
      }
      all += block.text;
      blocks.push_back(std::move(block));
    }
    const auto passages = segment(blocks, "en");
    std::string found;
    for (const auto& passage : passages) {
      found += passage.text;
      CHECK(count_words(passage.text) <= max_passage_words);
      CHECK(count_words(passage.text) > 0);
    }
    CHECK(without_spaces(found) == without_spaces(all));
  }
}

TEST_CASE("words are counted in every script") {
  const auto [text, words] = GENERATE(table<std::string, std::size_t>({
      {"", 0},
      {"one", 1},
      {"one  two\nthree ", 3},
      {"l'asile d'aujourd'hui", 2},
      {"移徙工人的权利", 4},
      {"right 移徙 now", 3},
      {"ผู้ลี้ภัย", 5},
      {"ሁሉ፡ሲወለድ፡ነጻና", 3},
      {"no\xC2\xA0"
       "break",
       2},
      {std::string(90, 'x'), 3},
  }));
  CAPTURE(text);
  CHECK(count_words(text) == words);
}

TEST_CASE("a cut between words leaves characters whole") {
  CHECK(bytes_of_words("one two three", 2) == 8);
  CHECK(bytes_of_words("one two", 2) == 7);
  CHECK(bytes_of_words("移徙工人", 1) == 6);
  CHECK(bytes_of_words(std::string(100, 'x'), 2) == 60);
  CHECK(bytes_of_words("é", 0) == 2);
}

TEST_CASE("sentences end where people end them") {
  const auto sentences = [](const std::string& text, const char* language) {
    std::vector<std::string> found;
    std::size_t start = 0;
    for (const std::size_t end : sentence_ends(text, language)) {
      found.emplace_back(passage::trimmed(std::string_view(text).substr(start, end - start)));
      start = end;
    }
    return found;
  };
  using Texts = std::vector<std::string>;
  CHECK(sentences("They came here. Nobody asked. Why not?", "en") ==
        Texts{"They came here.", "Nobody asked.", "Why not?"});
  CHECK(sentences("See Art. 12 and U.S. law, para. 3. Mr. Diaz agreed.", "en").size() == 1);
  CHECK(sentences("¿Quién llega? Nadie pregunta.", "es") == Texts{"¿Quién llega?", "Nadie pregunta."});
  CHECK(sentences("移民有权利。他们也有尊严！", "zh") == Texts{"移民有权利。", "他们也有尊严！"});
  CHECK(sentences("من حق الجميع. هل تسمع؟ نعم.", "ar").size() >= 2);
  CHECK(sentences("", "en").empty());
  CHECK(ends_sentence("They said \"enough.\" "));
  CHECK(ends_sentence("行きました。」"));
  CHECK_FALSE(ends_sentence("see Art."));
  CHECK_FALSE(ends_sentence("and then"));
  CHECK_FALSE(ends_sentence(""));
}

TEST_CASE("hostile text is segmented in linear time") {
  Block block;
  for (int i = 0; i < 400'000; ++i) block.text += "中.";
  const Block unbroken{.text = std::string(4'000'000, 'x')};
  const std::vector<Block> blocks{block, unbroken};
  CHECK(segment(blocks, "en").size() > 100);  // the time limit of the test is the check
}
