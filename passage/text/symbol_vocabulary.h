#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace passage {

/// An organ or treaty body of the United Nations as the symbols of its documents begin.
struct SymbolBody {
  std::string_view name;                       ///< In lower case: "a", "ccpr".
  std::span<const std::string_view> followed;  ///< The words that may come next.
  bool numbers_follow = false;                 ///< A session or a year may come next: "A/73/…", "S/2012/522".
  bool joins_c = false;                        ///< Its committees have numbers: "A/C.3", but "CCPR/C/127".
  bool joins_numbers = false;                  ///< Of several reports in one: "CERD/C/MEX/CO/18-21".
};

[[nodiscard]] std::span<const SymbolBody> symbol_bodies();

/// Null where no symbol begins so.
[[nodiscard]] const SymbolBody* find_symbol_body(std::string_view name);

/// What a word in a symbol is; in lower case.
[[nodiscard]] bool is_symbol_word(std::string_view word);      ///< It stands anywhere behind the body.
[[nodiscard]] bool is_numbered_word(std::string_view word);    ///< A full stop joins it to its number: "Add.1".
[[nodiscard]] bool is_name_of_series(std::string_view word);   ///< With its number alone it names no document: "CN.4".
[[nodiscard]] bool is_special_session(std::string_view word);  ///< "S-27", "ES-10".

}  // namespace passage
