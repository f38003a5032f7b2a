#pragma once

#include <string>
#include <string_view>

namespace passage {

/// The canonical BCP 47 form of a language tag ("PT_br" to "pt-BR", "spa" to "es"); empty when it is not a tag or
/// names no language that ICU knows.
[[nodiscard]] std::string canonical_language(std::string_view tag);

/// "pt" of "pt-BR".
[[nodiscard]] std::string_view primary_subtag(std::string_view language);

/// Whether the language is written from right to left in its usual script.
[[nodiscard]] bool is_right_to_left(std::string_view language);

struct DetectedLanguage {
  std::string language;   ///< BCP 47, "und" when the text gives no evidence.
  bool reliable = false;  ///< Enough text, and one language clearly ahead.
  bool alone = false;     ///< Reliable, and no part of the text reads like another language.
};

/// Detects the language that most of the text is in (CLD2 with its full tables, then the script). `hint` is a language
/// that something outside the text suggests, or empty; it decides between near equals only. Thread-safe.
[[nodiscard]] DetectedLanguage detect_language(std::string_view text, std::string_view hint = {});

}  // namespace passage
