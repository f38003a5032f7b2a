#pragma once

#include <string>

namespace passage {

/// German written without umlauts, "Fluechtling", as with them, "Flüchtling"; "neue", "Frauen", "Quelle" stay. The word
/// is in lower case.
[[nodiscard]] std::string with_umlauts(std::string word);

/// Romanian with the cedillas that stood for the commas below s and t before these could be written: Snowball's
/// algorithm knows no others. The word is in lower case.
[[nodiscard]] std::string with_cedillas(std::string word);

/// A Hindi word in which a nasal before its own class of stops is the dot over the line: "हिन्दी" as "हिंदी".
[[nodiscard]] std::string with_anusvara(std::string word);

/// A Turkish name without the endings that stand behind an apostrophe: "İstanbul'un". The word is folded.
[[nodiscard]] std::string before_apostrophe(std::string word);

/// An Amharic or Tigrinya word whose last letter has lost its vowel, which the endings change: "ስደተኛ" and "ስደተኞ" are
/// both "ስደተኝ".
[[nodiscard]] std::string with_bare_last_consonant(std::string word);

}  // namespace passage
