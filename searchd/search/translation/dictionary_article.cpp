#include "searchd/search/translation/dictionary_article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

using passage::trimmed;

constexpr std::size_t most_words = 4;

// What a line starts with that speaks about the article or the headword.
constexpr std::array remarks{"Note:", "Synonym:", "Synonyms:", "Antonym:", "Antonyms:", "see:", "See also:", "\""};

// "etw. einfassen", "overhaul sth.": what stands for any word.
constexpr std::array<std::string_view, 12> placeholders{"sth.", "sb.",  "so.",  "sb.'s", "etw.", "jd.",
                                                        "jdn.", "jdm.", "jds.", "qc.",   "qn.",  "algn."};

constexpr std::array<std::string_view, 8> separators{",", ";", ":", "،", "؛", "、", "；", "，"};

// What may surround a word and is not part of it.
constexpr std::array<std::string_view, 14> edges{".", "!", "?", "\"", "*", "…",  "“",
                                                 "”", "„", "«", "»",  "।", "。", "-"};

constexpr std::string_view stress = "\u0301";

constexpr std::string_view phrase_grammar = "Phras>";  // an idiom with the headword, which is another headword

bool is_placeholder(std::string_view word) {
  while (!word.empty()) {
    const std::size_t slash = std::min(word.find('/'), word.size());
    if (std::ranges::find(placeholders, word.substr(0, slash)) == placeholders.end()) return false;
    word.remove_prefix(std::min(slash + 1, word.size()));
  }
  return true;
}

/// Without the brackets of the four kinds and what is in them. A round one inside a word ("y(o)ustone") makes it two
/// spellings at once: the word is marked with '/', as other alternatives are, and so left out later. What sticks to the
/// end of a grammar ("<fem>Fam.") is an abbreviation of the word before.
std::string without_brackets(std::string_view line) {
  constexpr std::string_view opening = "([{<";
  constexpr std::string_view closing = ")]}>";
  std::string rest;
  std::string expected;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t kind = opening.find(line[i]);
    if (kind != std::string_view::npos) {
      if (line[i] == '(' && expected.empty() && i > 0 && line[i - 1] != ' ') rest += '/';
      expected += closing[kind];
    } else if (expected.empty()) {
      rest += line[i];
    } else if (line[i] == expected.back()) {
      expected.pop_back();
      if (line[i] == '>') i = std::min(line.find_first_of(" ,;<([{", i + 1), line.size()) - 1;
    }
  }
  return rest;
}

/// Without " /pronunciation/", of which there may be several.
std::string without_pronunciations(std::string_view line) {
  std::string rest;
  while (!line.empty()) {
    std::size_t begin = line.find(" /");
    if (begin == std::string_view::npos) return rest.append(line);
    const std::size_t end = line.find('/', line.find_first_not_of('/', begin + 1));
    rest.append(line.substr(0, begin));
    if (end == std::string_view::npos) return rest;
    line.remove_prefix(std::min(line.find_first_not_of('/', end), line.size()));
  }
  return rest;
}

/// "2.", where the number of a sense ends the line before.
bool is_number(std::string_view word) {
  return word.ends_with('.') && word.find_first_not_of("0123456789") == word.size() - 1;
}

std::string_view without_edges(std::string_view word) {
  for (;;) {
    const auto front = std::ranges::find_if(edges, [&](std::string_view edge) { return word.starts_with(edge); });
    const auto back = std::ranges::find_if(edges, [&](std::string_view edge) { return word.ends_with(edge); });
    if (front != edges.end()) {
      word.remove_prefix(front->size());
    } else if (back != edges.end()) {
      word.remove_suffix(back->size());
    } else {
      return word;
    }
  }
}

/// "разложи́ться": Russian dictionaries print the stress, which texts do not.
std::string without_stress(std::string_view word) {
  std::string plain(word);
  const bool is_cyrillic = plain.find_first_of("\xD0\xD1") != std::string::npos;
  for (std::size_t at = 0; is_cyrillic && (at = plain.find(stress, at)) != std::string::npos;) {
    plain.erase(at, stress.size());
  }
  return plain;
}

/// The words of a headword or a translation joined by single spaces; nothing when they are none or too many.
std::optional<std::string> cleaned(std::string_view text) {
  std::string words;
  std::size_t count = 0;
  while (!(text = trimmed(text)).empty()) {
    const std::string_view printed = text.substr(0, text.find_first_of(" \t~"));
    text.remove_prefix(std::min(printed.size() + 1, text.size()));
    if (is_placeholder(printed) || is_number(printed)) continue;
    const std::string_view word = without_edges(printed);
    if (word.empty()) continue;
    if (word.find_first_of("/|=_+()[]{}<>") != std::string_view::npos || ++count > most_words) return std::nullopt;
    if (!words.empty()) words += ' ';
    words += without_stress(word);
  }
  const bool no_letters = words.find_first_not_of("0123456789 -'") == std::string::npos;
  if (no_letters) return std::nullopt;
  return words;
}

/// Cuts at the next separator.
std::string_view next_piece(std::string_view& rest) {
  constexpr std::string_view first_bytes = ",;:\xD8\xE3\xEF";
  for (std::size_t at = 0; (at = rest.find_first_of(first_bytes, at)) != std::string_view::npos; ++at) {
    for (const std::string_view separator : separators) {
      if (!rest.substr(at).starts_with(separator)) continue;
      const std::string_view piece = rest.substr(0, at);
      rest.remove_prefix(at + separator.size());
      return piece;
    }
  }
  return std::exchange(rest, {});
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    if (auto piece = cleaned(next_piece(text)); piece && std::ranges::find(found, *piece) == found.end()) {
      found.push_back(std::move(*piece));
    }
  }
  return found;
}

bool is_abbreviation(std::string_view word) {
  constexpr std::size_t longest = 4;
  return is_placeholder(word) || (word.size() <= longest && word.front() >= 'A' && word.front() <= 'Z');
}

/// Up to where a sentence ends and another begins: what follows there are idioms and examples.
std::string_view first_sentence(std::string_view text) {
  for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
    const std::size_t word = text.find_last_of(" ,", at) + 1;
    if (!is_abbreviation(text.substr(word, at + 1 - word))) return text.substr(0, at);
  }
  return text;
}

/// Takes "12." or "IV." off the beginning of a line.
bool take_number(std::string_view& line) {
  const std::string_view start = trimmed(line);
  for (const std::string_view digits : {"0123456789", "IVX"}) {
    const std::size_t end = start.find_first_not_of(digits);
    if (end != std::string_view::npos && end > 0 && start[end] == '.' &&
        (start.size() == end + 1 || start[end + 1] == ' ')) {
      line = start.substr(end + 1);
      return true;
    }
  }
  return false;
}

/// Takes "<Adj>" off the beginning of a line.
bool take_grammar(std::string_view& line) {
  const std::string_view start = trimmed(line);
  const std::size_t end = start.find('>');
  if (!start.starts_with('<') || end == std::string_view::npos) return false;
  line = start.substr(end + 1);
  return true;
}

/// Takes numbers and grammar off the beginning of a line ("II. <Adj> 1. suchy"); whether there was a number.
bool take_marks(std::string_view& line) {
  bool is_numbered = false;
  for (bool taken = true; taken;) {
    const bool number = take_number(line);
    is_numbered |= number;
    taken = number || take_grammar(line);
  }
  return is_numbered;
}

/// "Plural of {ukuta}: wall" is "wall".
std::string_view after_form_of(std::string_view line) {
  constexpr std::string_view end_of_reference = "}: ";
  const std::size_t at = line.find(end_of_reference);
  return at == std::string_view::npos ? line : line.substr(at + end_of_reference.size());
}

}  // namespace

DictionaryArticle parse_article(std::string_view text) {
  DictionaryArticle article;
  const std::string valid = passage::to_valid_utf8(text);
  std::string_view rest = valid;
  const auto take_line = [&rest] {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return line;
  };
  article.headwords = pieces(without_brackets(without_pronunciations(take_line())));

  bool sense_is_open = true;  // its translations are still to come
  while (!rest.empty()) {
    std::string_view line = take_line();
    const std::string_view start = trimmed(line);
    const auto begins_line = [&](std::string_view remark) { return start.starts_with(remark); };
    if (std::ranges::any_of(remarks, begins_line) || start.find(phrase_grammar) != std::string_view::npos) continue;
    const bool is_indented = line.starts_with(' ');
    const bool is_numbered = take_marks(line);
    // " 3." on a line of its own announces one more gloss of the sense before.
    const bool announces_gloss = is_numbered && is_indented && trimmed(line).empty();
    sense_is_open = (sense_is_open || is_numbered) && !announces_gloss;
    if (!sense_is_open) continue;
    const std::string words = without_pronunciations(without_brackets(after_form_of(line)));
    if (trimmed(words).empty()) continue;  // a label alone
    sense_is_open = false;
    if (auto translations = pieces(first_sentence(words)); !translations.empty()) {
      article.senses.push_back(std::move(translations));
    }
  }
  return article;
}

}  // namespace searchd
