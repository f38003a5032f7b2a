#include "indexer/sentences.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "passage/error.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

/// Up to this many letters before a full stop may be an abbreviation, and so may these words: a cut that is missed
/// costs nothing, one in the middle of "Art. 12" does.
constexpr std::size_t longest_abbreviation = 3;
constexpr std::array<std::string_view, 7> abbreviations{"Arts", "arts", "Para", "para", "paras", "Prof", "Sect"};

/// Bytes looked at before a full stop; without a bound, a text without spaces would take quadratic time.
constexpr std::size_t longest_look_back = 40;

constexpr std::array<std::string_view, 13> terminators{".", "!", "?", "…", "。", "！", "？",
                                                       "؟", "۔", "।", "။", "።",  "។"};
constexpr std::array<std::string_view, 9> closers{"\"", "'", ")", "]", "»", "”", "’", "」", "』"};

/// Break iterators cannot be shared between threads and cost a good deal to make: one for each thread and language.
icu::BreakIterator& iterator_for(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> iterators;
  const std::string_view primary = passage::primary_subtag(language);
  auto found = iterators.find(primary);
  if (found == iterators.end()) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(primary).c_str()), status));
    if (U_FAILURE(status)) throw passage::Error("ICU has no sentence rules; its data files are incomplete");
    found = iterators.emplace(primary, std::move(made)).first;
  }
  return *found->second;
}

std::string_view without_trailing_space(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \n\t");
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

/// "Art.", "U.S.", "No.", "3.", "(b." and the like.
bool ends_in_abbreviation(std::string_view sentence) {
  sentence = without_trailing_space(sentence);
  if (!sentence.ends_with('.')) return false;
  sentence.remove_suffix(1);
  if (sentence.size() > longest_look_back) sentence.remove_prefix(sentence.size() - longest_look_back);
  const std::string_view word = sentence.substr(sentence.find_last_of(" \n\t(") + 1);
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
  const auto letters = word.size() - static_cast<std::size_t>(std::ranges::count_if(word, continues));
  return letters <= longest_abbreviation || word.find('.') != std::string_view::npos ||
         std::ranges::find(abbreviations, word) != abbreviations.end();
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text, std::string_view language) {
  std::vector<std::size_t> ends;
  if (text.empty()) return ends;
  icu::BreakIterator& iterator = iterator_for(language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> bytes(
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), &utext_close);
  iterator.setText(bytes.get(), status);
  if (U_FAILURE(status)) return {text.size()};
  std::size_t start = 0;
  for (int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    const auto end = static_cast<std::size_t>(at);
    if (end < text.size() && ends_in_abbreviation(text.substr(start, end - start))) continue;
    ends.push_back(end);
    start = end;
  }
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

bool ends_sentence(std::string_view text) {
  text = without_trailing_space(text);
  const auto strip = [&](std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
  };
  while (std::ranges::any_of(closers, strip)) {
  }
  return std::ranges::any_of(terminators, [&](std::string_view mark) { return text.ends_with(mark); }) &&
         !ends_in_abbreviation(text);
}

}  // namespace indexer
