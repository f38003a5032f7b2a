#include "passage/text/symbol_characters.h"

#include <array>

namespace passage {
namespace {

using enum SymbolCharacter;

struct Spelling {
  std::string_view bytes;
  SymbolCharacter kind;
  char plain;
};

constexpr std::array other_spellings{
    Spelling{"\u0410", Upper, 'a'},  // Cyrillic А
    Spelling{"\u0415", Upper, 'e'},  // Cyrillic Е
    Spelling{"\u0421", Upper, 'c'},  // Cyrillic С
    Spelling{"\u00A0", Space, ' '}, Spelling{"\u202F", Space, ' '}, Spelling{"\u3000", Space, ' '},
    Spelling{"\u2044", Slash, '/'},  // fraction slash
    Spelling{"\u2215", Slash, '/'},  // division slash
    Spelling{"\u29F8", Slash, '/'},  // big solidus
    Spelling{"\uFF0F", Slash, '/'},  // full width
    Spelling{"\u2010", Dash, '-'},  Spelling{"\u2011", Dash, '-'},  Spelling{"\u2012", Dash, '-'},
    Spelling{"\u2013", Dash, '-'},  Spelling{"\u2014", Dash, '-'},  Spelling{"\u2212", Dash, '-'},
    Spelling{"\uFF08", Open, '('},  Spelling{"\uFF09", Close, ')'}, Spelling{"\uFF0E", Dot, '.'},
};

SymbolPiece ascii_piece(char c) {
  if (c >= 'a' && c <= 'z') return {Lower, c, 1};
  if (c >= 'A' && c <= 'Z') return {Upper, static_cast<char>(c - 'A' + 'a'), 1};
  if (c >= '0' && c <= '9') return {Digit, c, 1};
  switch (c) {
    case '/':
    case '\\':
      return {Slash, '/', 1};
    case '-':
    case '_':  // of file names
      return {Dash, '-', 1};
    case ' ':
    case '\n':
    case '\t':
      return {Space, ' ', 1};
    case '.':
      return {Dot, c, 1};
    case '(':
      return {Open, c, 1};
    case ')':
      return {Close, c, 1};
    default:
      return {Other, c, 1};
  }
}

}  // namespace

SymbolPiece symbol_piece_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii_piece(text[at]);
  const std::string_view rest = text.substr(at);
  for (const Spelling& spelling : other_spellings) {
    if (rest.starts_with(spelling.bytes)) return {spelling.kind, spelling.plain, spelling.bytes.size()};
  }
  return {Other, 0, 1};
}

}  // namespace passage
