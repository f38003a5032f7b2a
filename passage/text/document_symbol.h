#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace passage {

/// How freely a symbol may be written to be taken for one.
enum class SymbolSpelling : std::uint8_t {
  InText,   ///< Among words that are none: "A/RES/73/195", "A / RES / 73 / 195", "A RES 73 195", "a/res/73/195".
  AsTyped,  ///< By somebody who means one, in a query or a field: also "a res 73 195", "s/2012/522", "A/CONF 231/3".
};

/// The symbol of a document of the United Nations, found in a text.
struct FoundSymbol {
  std::string symbol;       ///< Normal form: "a/res/73/195", "e/cn.4/2000/82", "a/6701/add.1".
  std::uint32_t begin = 0;  ///< Bytes of the text.
  std::uint32_t end = 0;

  friend bool operator==(const FoundSymbol&, const FoundSymbol&) = default;
};

/// The symbols in a text, in order. What stands in brackets behind a number ("A/RES/217 A (III)", "S/RES/1325 (2000)")
/// belongs to the span, and not to the normal form.
[[nodiscard]] std::vector<FoundSymbol> find_document_symbols(std::string_view text,
                                                             SymbolSpelling spelling = SymbolSpelling::InText);

/// The normal form of a symbol as somebody has typed it; nothing where it is none. Signs around it do not matter.
[[nodiscard]] std::optional<std::string> document_symbol(std::string_view typed);

/// The letters and digits of a normal form ("ares73195"): what is left of a symbol where people leave the signs out.
/// In rare cases two symbols share it.
[[nodiscard]] std::string symbol_key(std::string_view symbol);

/// The key in a word that may be a symbol without its signs ("ARES73195"). Whether it is one only a collection can say.
[[nodiscard]] std::optional<std::string> glued_symbol_key(std::string_view word);

}  // namespace passage
