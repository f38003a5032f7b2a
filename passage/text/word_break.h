#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace passage {

/// A word as Unicode's default word boundaries (UAX #29) and ICU's dictionaries cut it, further cut at ":", "_" and
/// ";".
struct WordSpan {
  std::uint32_t begin = 0;  ///< Bytes from the start of the text.
  std::uint32_t end = 0;
  bool unspaced = false;  ///< In a script written without spaces between words (Han, kana, Thai, Lao, Khmer, Burmese),
                          ///< or in Hangul, whose words take suffixes that no dictionary here knows.

  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

/// Cuts text into words. Not thread-safe: one for each thread (ICU's break iterators are not shareable).
class WordBreaker {
 public:
  WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;
  ~WordBreaker();

  /// Appends the words of `text` (at most 4 GiB; ill-formed bytes separate words) in order to `words`.
  void append_words(std::string_view text, std::vector<WordSpan>& words);

  /// The same without the shortcut for ASCII; what the shortcut is tested against.
  void append_words_by_icu(std::string_view text, std::vector<WordSpan>& words);

 private:
  struct State;
  void append_words_by_icu(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<WordSpan>& words);

  std::unique_ptr<State> state_;
};

}  // namespace passage
