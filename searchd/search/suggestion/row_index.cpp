#include "searchd/search/suggestion/row_index.h"

#include <algorithm>
#include <limits>

#include "passage/error.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace searchd {
namespace {

// Beyond these, words are not looked for one by one.
constexpr std::size_t most_words = 16;

// A letter or two of a word begin too many words in the middle of rows.
constexpr std::size_t fewest_letters_within = 3;

constexpr std::uint8_t no_fit = 0xFF;

bool may_stand_within(const TypedText& typed) {
  return typed.words.size() > 1 || typed.words.front().unspaced || typed.words.front().is_whole ||
         passage::characters_of(typed.needle).size() >= fewest_letters_within;
}

bool is_function_word(const TypedText::Word& word, const std::vector<std::string>& languages) {
  return word.is_whole && std::ranges::any_of(languages, [&](const std::string& language) {
           return passage::is_stop_word(word.form, language);
         });
}

/// As typed, and without an article that is written onto it.
std::vector<std::string_view> ways_to_say(std::string_view needle) {
  std::vector<std::string_view> ways{needle};
  if (const std::size_t article = written_on_article(needle); article > 0) ways.push_back(needle.substr(article));
  return ways;
}

}  // namespace

void RowIndex::add(const FoldedText& text) {
  if (text_.size() + text.text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw passage::Error("too many titles or labels to suggest from");
  }
  const auto row = static_cast<Row>(ends_.size());
  for (const std::uint32_t start : text.starts)
    starts_.push_back({static_cast<std::uint32_t>(text_.size()) + start, row});
  text_ += text.text;
  text_ += ' ';
  ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

void RowIndex::finish() {
  text_.shrink_to_fit();
  ends_.shrink_to_fit();
  starts_.shrink_to_fit();
  std::ranges::sort(starts_, [&](const Start& one, const Start& other) { return from(one) < from(other); });
}

std::size_t RowIndex::bytes() const {
  return text_.capacity() + ends_.capacity() * sizeof(ends_.front()) + starts_.capacity() * sizeof(Start);
}

bool RowIndex::begins_row(const Start& start) const {
  const std::uint32_t begin = start.row == 0 ? 0 : ends_[start.row - 1];
  return start.at == begin || start.at == begin + written_on_article(from({begin, start.row}));
}

std::span<const RowIndex::Start> RowIndex::starting_with(std::string_view needle) const {
  const auto head = [&](const Start& start) { return from(start).substr(0, needle.size()); };
  const auto found = std::ranges::equal_range(starts_, needle, {}, head);
  return {found.begin(), found.end()};
}

std::vector<RowIndex::Match> RowIndex::find(const TypedText& typed, const std::vector<std::string>& languages) const {
  if (typed.empty()) return {};
  std::vector<std::uint8_t> fits(size(), no_fit);
  const auto note = [&](Row row, RowFit fit) { fits[row] = std::min(fits[row], static_cast<std::uint8_t>(fit)); };
  const bool within = may_stand_within(typed);
  for (const std::string_view needle : ways_to_say(typed.needle)) {
    for (const Start& start : starting_with(needle)) {
      if (begins_row(start)) {
        note(start.row, RowFit::Begins);
      } else if (within) {
        note(start.row, RowFit::Holds);
      }
    }
  }

  std::vector<const TypedText::Word*> wanted;
  for (const TypedText::Word& word : typed.words) {
    if (!is_function_word(word, languages)) wanted.push_back(&word);
  }
  if (typed.words.size() > 1 && !wanted.empty() && wanted.size() <= most_words) {
    std::vector<std::uint8_t> has(size(), 0);  // how many of the words so far
    for (std::size_t number = 0; number < wanted.size(); ++number) {
      const std::string needle = wanted[number]->needle();
      for (const std::string_view way : ways_to_say(needle)) {
        for (const Start& start : starting_with(way)) {
          std::uint8_t& count = has[start.row];
          if (count == number) ++count;
        }
      }
    }
    for (Row row = 0; row < has.size(); ++row) {
      if (has[row] == wanted.size()) note(row, RowFit::Has);
    }
  }

  std::vector<Match> matches;
  for (Row row = 0; row < fits.size(); ++row) {
    if (fits[row] != no_fit) matches.push_back({row, static_cast<RowFit>(fits[row])});
  }
  return matches;
}

}  // namespace searchd
