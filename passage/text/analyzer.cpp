#include "passage/text/analyzer.h"

#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

// Words repeat, so what is known of them is kept, up to a bound that holds the vocabulary of an ordinary collection.
constexpr std::size_t remembered_words = 200'000;

// Longer than any word a person would look for; Xapian refuses terms of more than 245 bytes.
constexpr std::size_t longest_word = 120;

// Articles, pronouns and conjunctions that French, Italian, Catalan and Haitian write onto the next word.
constexpr auto elided = std::to_array<std::string_view>(
    {"agl",   "all",   "c",      "d",      "dagl", "dall", "degl", "dell", "gl",     "j",
     "jusqu", "k",     "l",      "lorsqu", "m",    "n",    "negl", "nell", "puisqu", "qu",
     "quell", "quest", "quoiqu", "s",      "sugl", "sull", "t",    "un",   "w",      "y"});
static_assert(std::ranges::is_sorted(elided));

// The length of an apostrophe at this place of the text, 0 if there is none: "'" or "’".
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text.substr(at).starts_with("\u2019") ? 3 : 0;
}

void strip_elision(std::string_view text, WordSpan& word) {
  constexpr std::size_t longest_elided = 6;
  for (std::size_t length = 1; length <= longest_elided && word.begin + length < word.end; ++length) {
    const std::size_t apostrophe = apostrophe_at(text.substr(0, word.end), word.begin + length);
    if (apostrophe == 0) continue;
    const std::string prefix = ascii_lower(text.substr(word.begin, length));
    const auto rest = static_cast<std::uint32_t>(word.begin + length + apostrophe);
    if (rest < word.end && std::ranges::binary_search(elided, prefix)) word.begin = rest;
    return;
  }
}

void strip_possessive(std::string_view text, WordSpan& word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'S", "\u2019S"}) {
    const std::string_view surface = text.substr(word.begin, word.end - word.begin);
    if (surface.size() > ending.size() && surface.ends_with(ending)) {
      word.end -= static_cast<std::uint32_t>(ending.size());
      return;
    }
  }
}

// "U.N" (ICU leaves the last full stop outside) is UN.
bool is_acronym(std::string_view folded) {
  if (folded.size() < 3 || folded.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if ((folded[i] == '.') != (i % 2 == 1)) return false;
  }
  return true;
}

std::string lower_case(std::string_view word) {
  if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return ascii_lower(word);
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  std::string lower;
  text.toLower(icu::Locale::getRoot()).toUTF8String(lower);
  for (std::size_t at = lower.find("\u2019"); at != std::string::npos; at = lower.find("\u2019"))
    lower.replace(at, 3, "'");
  return lower;
}

// The end of the character that begins here, with the marks that belong to it.
std::uint32_t cluster_end(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(limit - begin);
  std::int32_t at = 0;
  UChar32 character = 0;
  U8_NEXT(bytes + begin, at, length, character);
  while (at < length) {
    std::int32_t next = at;
    U8_NEXT(bytes + begin, next, length, character);
    const bool belongs =
        character >= 0 && u_getIntPropertyValue(character, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND;
    if (!belongs) break;
    at = next;
  }
  return begin + static_cast<std::uint32_t>(at);
}

}  // namespace

struct Analyzer::Language {
  std::string code;
  Stemmer stemmer;
  std::unordered_map<std::string, std::vector<std::string>> index_stems;
  std::unordered_map<std::string, std::string> query_stems;
};

Analyzer::Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

void Analyzer::forget_too_many() {
  if (surfaces_.size() <= remembered_words) return;
  surfaces_.clear();
  ++epoch_;
}

const Analyzer::Surface& Analyzer::look_up(std::string_view surface) {
  const auto [entry, is_new] = surfaces_.try_emplace(std::string(surface));
  if (is_new) {
    entry->second.number = static_cast<std::uint32_t>(surfaces_.size() - 1);
    std::string& exact = entry->second.exact;
    exact = fold(surface);
    if (is_acronym(exact)) std::erase(exact, '.');
  }
  return entry->second;
}

std::span<const WordSpan> Analyzer::words(std::string_view text) {
  words_.clear();
  breaker_.append_words(text, words_);
  for (WordSpan& word : words_) {
    if (word.unspaced) continue;
    strip_elision(text, word);
    strip_possessive(text, word);
  }
  return words_;
}

const std::string& Analyzer::exact(std::string_view word) {
  forget_too_many();
  return look_up(truncated(word, longest_word)).exact;
}

std::span<const Token> Analyzer::analyze(std::string_view text) {
  forget_too_many();
  tokens_.clear();
  position_ = 0;
  (void)words(text);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].unspaced) {
      const std::size_t first = i;
      while (i + 1 < words_.size() && words_[i + 1].unspaced && words_[i + 1].begin == words_[i].end) ++i;
      append_unspaced_run(text, first, i + 1);
      continue;
    }
    const WordSpan& word = words_[i];
    const std::string_view surface = truncated(text.substr(word.begin, word.end - word.begin), longest_word);
    const Surface& entry = look_up(surface);
    if (entry.exact.empty()) continue;
    tokens_.push_back({word.begin, word.end, position_++, TokenKind::Word, &entry.exact, entry.number});
  }
  return tokens_;
}

void Analyzer::append_unspaced_run(std::string_view text, std::size_t first_word, std::size_t last_word) {
  const std::uint32_t run_end = words_[last_word - 1].end;
  std::size_t word = first_word;
  std::uint32_t begin = words_[first_word].begin;
  std::uint32_t end = cluster_end(text, begin, run_end);
  while (begin < run_end) {
    while (word < last_word && words_[word].begin < begin) ++word;
    const std::uint32_t next_end = end < run_end ? cluster_end(text, end, run_end) : end;
    const auto append = [&](TokenKind kind, std::uint32_t token_end) {
      const Surface& entry = look_up(truncated(text.substr(begin, token_end - begin), longest_word));
      if (!entry.exact.empty()) tokens_.push_back({begin, token_end, position_, kind, &entry.exact, entry.number});
    };
    append(TokenKind::Single, end);
    if (next_end > end) append(TokenKind::Pair, next_end);
    if (word < last_word && words_[word].begin == begin && words_[word].end > next_end) {
      append(TokenKind::Compound, words_[word].end);
    }
    ++position_;
    begin = end;
    end = next_end;
  }
}

Analyzer::Language& Analyzer::language_of(std::string_view code) {
  const auto found =
      std::ranges::find(languages_, code, [](const auto& language) { return std::string_view(language->code); });
  if (found != languages_.end()) return **found;
  languages_.push_back(std::make_unique<Language>(Language{std::string(code), Stemmer(code), {}, {}}));
  return *languages_.back();
}

std::span<const std::string> Analyzer::index_stems(std::string_view word, std::string_view language) {
  Language& known = language_of(language);
  if (known.index_stems.size() > remembered_words) known.index_stems.clear();
  const auto [entry, is_new] = known.index_stems.try_emplace(std::string(word));
  std::vector<std::string>& stems = entry->second;
  if (is_new) {
    const std::string_view surface = truncated(word, longest_word);
    if (is_stop_word(look_up(surface).exact, language)) return stems;
    stems.push_back(fold(known.stemmer.stem(lower_case(surface))));
    std::string without_marks = known.stemmer.stem(look_up(surface).exact);
    if (without_marks != stems.front()) stems.push_back(fold(without_marks));
    if (stems.size() == 2 && stems[0] == stems[1]) stems.pop_back();
  }
  return stems;
}

const std::string& Analyzer::query_stem(std::string_view word, std::string_view language) {
  Language& known = language_of(language);
  if (known.query_stems.size() > remembered_words) known.query_stems.clear();
  const auto [entry, is_new] = known.query_stems.try_emplace(std::string(word));
  if (is_new) entry->second = fold(known.stemmer.stem(lower_case(truncated(word, longest_word))));
  return entry->second;
}

}  // namespace passage
