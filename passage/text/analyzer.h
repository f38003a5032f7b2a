#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passage/text/stemmer.h"
#include "passage/text/word_break.h"

namespace passage {

/// Raise it whenever the same text would yield other tokens: an index made by another version is rebuilt.
inline constexpr std::string_view analyzer_version = "3";

enum class TokenKind : std::uint8_t {
  Word,     ///< A word of a script written with spaces; it has stems.
  Single,   ///< One character (grapheme cluster) of an unspaced script.
  Pair,     ///< That character and the next of the same run.
  Compound  ///< A word of three or more characters that a dictionary finds in an unspaced run.
};

/// A token of a text. Positions count words, and characters in unspaced scripts, so that a phrase is a row of
/// positions; a Single, the Pair and the Compound that begin with it share one.
struct Token {
  std::uint32_t begin = 0;  ///< Bytes of the text that the token stands for, without elided articles.
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< From 0.
  TokenKind kind = TokenKind::Word;
  const std::string* exact = nullptr;  ///< Folded form; never empty.
  std::uint32_t surface =
      0;  ///< Number of the surface: from 0, without gaps, the same for the same surface in one epoch().
};

/// Turns text into tokens: ICU's word boundaries, elision, possessives and acronyms, then folding. This part does not
/// depend on the language, so that quoted words mean the same everywhere. Stems do, and are asked for by language.
///
/// Not thread-safe: one for each thread. Everything it returns lives until the next call of the same function.
class Analyzer {
 public:
  Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  [[nodiscard]] std::span<const Token> analyze(std::string_view text);

  /// Grows whenever the surfaces are numbered anew, which only analyze() and exact() do, before anything else.
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }

  /// Where the words are that analyze() would make tokens of, without folding them: for texts in which only a few words
  /// matter. A span of an unspaced script stands for all the tokens of its stretch.
  [[nodiscard]] std::span<const WordSpan> words(std::string_view text);

  /// The exact form of the surface of a token of kind Word; empty when it is no token.
  [[nodiscard]] const std::string& exact(std::string_view word);

  /// The stems under which a word is indexed in a text of that language (primary subtag): fold(stem(word)), and
  /// stem(fold(word)) where it differs, so that a query typed without accents finds it. One or two, folded; none of a
  /// function word, which is found by its exact form alone: Spanish "foro" would find English "for", French "thé"
  /// "the". `word` is the surface of a token of kind Word.
  [[nodiscard]] std::span<const std::string> index_stems(std::string_view word, std::string_view language);

  /// The stem by which a query's word is looked up in texts of that language: fold(stem(word)); of a function word too,
  /// of which they hold none.
  [[nodiscard]] const std::string& query_stem(std::string_view word, std::string_view language);

 private:
  struct Language;
  void append_unspaced_run(std::string_view text, std::size_t first_word, std::size_t last_word);
  struct Surface {
    std::string exact;
    std::uint32_t number = 0;
  };

  void forget_too_many();
  const Surface& look_up(std::string_view surface);
  Language& language_of(std::string_view code);

  WordBreaker breaker_;
  std::vector<WordSpan> words_;
  std::vector<Token> tokens_;
  std::uint32_t position_ = 0;
  std::unordered_map<std::string, Surface> surfaces_;  ///< Words repeat.
  std::uint64_t epoch_ = 0;
  std::vector<std::unique_ptr<Language>> languages_;
};

}  // namespace passage
