#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace searchd {

enum class LexemeKind : std::uint8_t { Text, Phrase, Open, Close, Or, Near };

inline constexpr std::uint32_t greatest_near_distance = 100;

/// A piece of a query as typed.
struct Lexeme {
  LexemeKind kind = LexemeKind::Text;
  std::string field;           ///< As typed, `title` of `title:word`, `title:"phrase"` and `title:(words)`.
  std::string text;            ///< Of Text and Phrase, without quotes.
  bool excluded = false;       ///< A minus stood before it.
  std::uint32_t distance = 0;  ///< Of Near; may be beyond greatest_near_distance.
};

struct Lexemes {
  std::vector<Lexeme> list;
  bool unmatched_quote = false;
};

/// Cuts a query into lexemes. Signs are those of every script (query_signs.h): quotes, brackets, `OR` and `|`, `NEAR`
/// and `NEAR/5`, a minus before a piece, a colon behind letters; whatever else there is, is text. Takes any bytes.
[[nodiscard]] Lexemes lex_query(std::string_view query);

}  // namespace searchd
