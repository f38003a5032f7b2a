#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

enum class LexemeKind : std::uint8_t { Text, Phrase, Open, Close, Or, Near };

/// A piece of a query as typed.
struct Lexeme {
  LexemeKind kind = LexemeKind::Text;
  std::string field;           ///< `title` of `title:word` and `title:"phrase"`; only names of letters, in lower case.
  std::string text;            ///< Of Text and Phrase, without quotes.
  bool excluded = false;       ///< A minus stood before it.
  std::uint32_t distance = 0;  ///< Of Near.
};

struct Lexemes {
  std::vector<Lexeme> list;
  bool unmatched_quote = false;
};

/// Cuts a query into lexemes. Quotes of every language count as quotes; `OR` and `|`, `NEAR` and `NEAR/5`, brackets
/// and a minus before a piece are signs; whatever else there is, is text. Takes any bytes.
[[nodiscard]] Lexemes lex_query(std::string_view query);

}  // namespace searchd
