#include "indexer/learn/version_text.h"

#include <algorithm>
#include <string>

#include "indexer/sentences.h"
#include "passage/text/language.h"
#include "passage/text/stop_words.h"

namespace indexer {
namespace {

constexpr std::size_t least_letters = 2;   // of a word in a script with spaces
constexpr std::size_t longest_word = 120;  // bytes; no person's word

std::uint32_t digest(std::string_view text) {  // FNV-1a: the same on every machine
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// "11,500" and "11.500" are one figure, and so is the "2" of "2nd" and "2.º".
std::string figure_of(std::string_view exact) {
  std::string digits;
  std::ranges::copy_if(exact, std::back_inserter(digits), is_digit);
  return digits;
}

class VersionReader {
 public:
  VersionReader(std::string_view language, passage::Analyzer& analyzer, Vocabulary& vocabulary)
      : language_(language), analyzer_(analyzer), vocabulary_(vocabulary) {}

  void add_paragraph(std::string_view text, bool begins_section, std::string_view number) {
    std::size_t begin = 0;
    for (const std::size_t end : sentence_ends(text, language_)) {
      if (result_.sentences.size() == most_sentences) return;
      Sentence sentence = read(text.substr(begin, end - begin));
      sentence.begins_paragraph = begin == 0;
      sentence.begins_section = begin == 0 && begins_section;
      if (begin == 0 && !number.empty()) sentence.paragraph = digest(number);
      begin = end;
      result_.words += sentence.words.size();
      result_.characters += sentence.characters;
      result_.sentences.push_back(std::move(sentence));
    }
  }

  void add_passage(const passage::Passage& passage) {
    const bool begins_section = passage.locator.heading != heading_;
    heading_ = passage.locator.heading;
    for (std::size_t begin = 0; begin < passage.text.size();) {
      const std::size_t end = std::min(passage.text.find('\n', begin), passage.text.size());
      const std::string_view number = begin == 0 ? std::string_view(passage.locator.paragraph) : std::string_view();
      add_paragraph(std::string_view(passage.text).substr(begin, end - begin), begin == 0 && begins_section, number);
      begin = end + 1;
    }
  }

  VersionText take() { return std::move(result_); }

 private:
  Sentence read(std::string_view text) {
    Sentence sentence{.characters = static_cast<std::uint32_t>(characters_of(text))};
    for (const passage::WordSpan& word : analyzer_.words(text)) {
      const std::string_view form = text.substr(word.begin, word.end - word.begin);
      const std::string& exact = analyzer_.exact(form);
      if (exact.empty() || form.size() > longest_word) continue;
      if (std::ranges::any_of(exact, is_digit)) {
        sentence.marks.push_back(digest(figure_of(exact)));
        continue;
      }
      if (passage::is_stop_word(exact, language_)) continue;
      sentence.marks.push_back(digest(exact));
      if (!word.unspaced && characters_of(exact) < least_letters) continue;
      const std::string& stem = word.unspaced ? exact : analyzer_.query_stem(form, language_);
      if (const auto number = vocabulary_.count(stem, form)) sentence.words.push_back(*number);
    }
    std::ranges::sort(sentence.marks);
    const auto repeated = std::ranges::unique(sentence.marks);
    sentence.marks.erase(repeated.begin(), repeated.end());
    return sentence;
  }

  std::string_view language_;
  passage::Analyzer& analyzer_;
  Vocabulary& vocabulary_;
  std::string heading_;
  VersionText result_;
};

}  // namespace

VersionText version_text(const passage::Document& document, passage::Analyzer& analyzer, Vocabulary& vocabulary) {
  const std::string_view language = passage::primary_subtag(document.metadata.language);
  VersionReader reader(language, analyzer, vocabulary);
  const bool has_title =
      !document.passages.empty() && document.passages.front().text.starts_with(document.metadata.title);
  if (!has_title) reader.add_paragraph(document.metadata.title, true, {});
  for (const passage::Passage& passage : document.passages) {
    if (passage::primary_subtag(passage.language) == language) reader.add_passage(passage);
  }
  return reader.take();
}

}  // namespace indexer
