#include "searchd/search/spelling/vocabulary.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/search/spelling/edit_cost.h"

namespace searchd {
namespace {

constexpr std::size_t shortest_word = 3;
constexpr std::size_t longest_word = 28;  // characters
constexpr std::size_t most_bytes = 96;

// Terms for words begin with no capital; all others are prefixed. Behind the digits and the capitals come the letters.
constexpr char first_of_words = 'a';

bool has_letters_only(std::string_view word) {
  return std::ranges::all_of(word,
                             [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& documents, std::size_t most) {
  std::uint32_t rare = 0;
  auto term = documents.allterms_begin();
  term.skip_to(std::string(1, first_of_words));
  for (const auto end = documents.allterms_end(); term != end; ++term) {
    const std::string word = *term;
    const std::uint32_t works = term.get_termfreq();
    if (word.size() <= most_bytes) grams_.add(word, works);
    if (works <= rare || word.size() > most_bytes || !has_letters_only(word)) continue;
    add(word, works);
    while (words_.size() > most) leave_out_rare(++rare);
  }
  text_.shrink_to_fit();
  words_.shrink_to_fit();
}

Vocabulary::Vocabulary(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.size() <= most_bytes && has_letters_only(word)) add(word, 1);
  }
}

void Vocabulary::add(std::string_view word, std::uint32_t works) {
  const std::u32string characters = passage::characters_of(word);
  if (characters.size() < shortest_word || characters.size() > longest_word) return;
  words_.push_back({.sounds = sounds_of(characters),
                    .begin = static_cast<std::uint32_t>(text_.size()),
                    .works = works,
                    .bytes = static_cast<std::uint8_t>(word.size()),
                    .length = static_cast<std::uint8_t>(characters.size())});
  text_ += word;
}

void Vocabulary::leave_out_rare(std::uint32_t works) {
  const std::string text = std::exchange(text_, {});
  std::erase_if(words_, [&](const Word& word) { return word.works <= works; });
  for (Word& word : words_) {
    const std::uint32_t begin = std::exchange(word.begin, static_cast<std::uint32_t>(text_.size()));
    text_ += std::string_view(text).substr(begin, word.bytes);
  }
}

std::vector<Vocabulary::Counted> Vocabulary::beginning_with(std::string_view start, std::size_t most) const {
  const auto head = [&](const Word& word) { return text_of(word).substr(0, start.size()); };
  const auto range = std::ranges::equal_range(words_, start, {}, head);
  std::vector<Word> frequent(std::min<std::size_t>(most, range.size()));
  std::ranges::partial_sort_copy(range, frequent, std::ranges::greater{}, &Word::works, &Word::works);
  std::vector<Counted> words;
  for (const Word& word : frequent) words.push_back({std::string(text_of(word)), word.works});
  return words;
}

// Comparing bits first leaves few words to be compared letter by letter.
std::vector<Vocabulary::Near> Vocabulary::near(std::string_view word, unsigned most_cost) const {
  const std::u32string wanted = passage::characters_of(word);
  const std::uint64_t sounds = sounds_of(wanted);
  const unsigned most_edits = most_cost / least_cost;
  const int most_bits = static_cast<int>(2 * (most_cost / cost_of_edit));
  std::vector<Near> found;
  for (const Word& other : words_) {
    const std::size_t difference =
        std::max<std::size_t>(other.length, wanted.size()) - std::min<std::size_t>(other.length, wanted.size());
    if (difference > most_edits) continue;
    if (std::popcount(other.sounds ^ sounds) > most_bits) continue;
    const std::string_view text = text_of(other);
    const auto cost = edit_cost(wanted, passage::characters_of(text), most_cost);
    if (cost && text != word) found.push_back({std::string(text), other.works, *cost});
  }
  return found;
}

}  // namespace searchd
