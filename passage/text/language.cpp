#include "passage/text/language.h"

// compact_lang_det.h needs FILE and does not include it.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <map>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace passage {
namespace {

constexpr std::size_t max_tag_bytes = 100;

/// Below this CLD2 calls results reliable that are not ("asylum" alone is Danish).
constexpr int min_reliable_bytes = 100;

/// The share of the text that a reliable language has at least, and the lead below which a hint decides.
constexpr int min_percents = 60;
constexpr int near_percents = 20;

/// The share of the text from which its language may be the second in the list.
constexpr int min_second_percents = 30;

/// How much of the text is looked at for its script.
constexpr std::size_t script_sample_bytes = 4096;

/// A script that (nearly) one language alone is written in, and the letters that make the evidence reliable.
struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};
constexpr std::array script_languages{
    ScriptLanguage{USCRIPT_HAN, "zh"},        ScriptLanguage{USCRIPT_HANGUL, "ko"},
    ScriptLanguage{USCRIPT_HIRAGANA, "ja"},   ScriptLanguage{USCRIPT_KATAKANA, "ja"},
    ScriptLanguage{USCRIPT_THAI, "th"},       ScriptLanguage{USCRIPT_LAO, "lo"},
    ScriptLanguage{USCRIPT_KHMER, "km"},      ScriptLanguage{USCRIPT_MYANMAR, "my"},
    ScriptLanguage{USCRIPT_GREEK, "el"},      ScriptLanguage{USCRIPT_HEBREW, "he"},
    ScriptLanguage{USCRIPT_ARMENIAN, "hy"},   ScriptLanguage{USCRIPT_GEORGIAN, "ka"},
    ScriptLanguage{USCRIPT_ETHIOPIC, "am"},   ScriptLanguage{USCRIPT_BENGALI, "bn"},
    ScriptLanguage{USCRIPT_TAMIL, "ta"},      ScriptLanguage{USCRIPT_TELUGU, "te"},
    ScriptLanguage{USCRIPT_KANNADA, "kn"},    ScriptLanguage{USCRIPT_MALAYALAM, "ml"},
    ScriptLanguage{USCRIPT_GUJARATI, "gu"},   ScriptLanguage{USCRIPT_GURMUKHI, "pa"},
    ScriptLanguage{USCRIPT_ORIYA, "or"},      ScriptLanguage{USCRIPT_SINHALA, "si"},
    ScriptLanguage{USCRIPT_TIBETAN, "bo"},    ScriptLanguage{USCRIPT_THAANA, "dv"},
    ScriptLanguage{USCRIPT_DEVANAGARI, "hi"}, ScriptLanguage{USCRIPT_ARABIC, "ar"},
    ScriptLanguage{USCRIPT_CYRILLIC, "ru"},
};

/// Scripts that many languages share: they suggest one and prove none.
bool is_shared(UScriptCode script) {
  return script == USCRIPT_DEVANAGARI || script == USCRIPT_ARABIC || script == USCRIPT_CYRILLIC ||
         script == USCRIPT_ETHIOPIC;
}

/// The language that the script of most letters suggests, "und" for Latin and for no letters.
DetectedLanguage language_of_script(std::string_view text) {
  std::map<UScriptCode, int> letters;
  int total = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<int32_t>(std::min(text.size(), script_sample_bytes));
  for (int32_t i = 0; i < length;) {
    UChar32 character = 0;
    U8_NEXT(bytes, i, length, character);
    if (character < 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &status);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) continue;
    ++letters[script];
    ++total;
  }
  if (total == 0) return {"und", false};
  // Japanese mixes three scripts; any kana among Han says so.
  const int kana = letters[USCRIPT_HIRAGANA] + letters[USCRIPT_KATAKANA];
  if (kana * 10 > total) return {"ja", kana >= 4};
  const auto most = std::ranges::max_element(letters, {}, [](const auto& entry) { return entry.second; });
  const auto row = std::ranges::find(script_languages, most->first, &ScriptLanguage::script);
  if (row == script_languages.end() || most->second * 2 <= total) return {"und", false};
  // Four letters are a word in most of these; Han alone may be a name in a Japanese text.
  return {std::string(row->language), most->second >= 4 && !is_shared(most->first) && most->first != USCRIPT_HAN};
}

std::string language_of(CLD2::Language language) {
  return canonical_language(CLD2::LanguageCode(language));
}

}  // namespace

std::string canonical_language(std::string_view tag) {
  if (tag.empty() || tag.size() > max_tag_bytes) return {};
  std::string hyphenated(tag);
  std::ranges::replace(hyphenated, '_', '-');

  UErrorCode status = U_ZERO_ERROR;
  std::array<char, ULOC_FULLNAME_CAPACITY> name{};
  int32_t parsed = 0;
  uloc_forLanguageTag(hyphenated.c_str(), name.data(), static_cast<int32_t>(name.size()), &parsed, &status);
  const bool whole = static_cast<std::size_t>(parsed) == hyphenated.size();
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || !whole) return {};
  icu::Locale locale = icu::Locale::createFromName(name.data());
  locale.canonicalize(status);
  if (U_FAILURE(status) || *locale.getLanguage() == '\0') return {};
  icu::Locale likely = locale;
  likely.addLikelySubtags(status);
  const bool known = *locale.getISO3Language() != '\0' || *likely.getCountry() != '\0';
  auto canonical = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status) || !known || canonical.starts_with("und")) return {};
  return canonical;
}

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool is_right_to_left(std::string_view language) {
  const std::string canonical = canonical_language(language);
  if (canonical.empty()) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(canonical, status);
  return U_SUCCESS(status) && locale.isRightToLeft();
}

DetectedLanguage detect_language(std::string_view text, std::string_view hint) {
  const DetectedLanguage by_script = language_of_script(text);

  const std::string hinted(primary_subtag(hint));
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                       hint.empty() ? CLD2::UNKNOWN_LANGUAGE : CLD2::GetLanguageFromName(hinted.c_str())};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool reliable = false;
  // The summary that it returns makes light of English, whose names and titles stand in the texts of all languages. But
  // of a text that is 78 % English and 21 % Spanish it says Spanish; there the list of languages by share is right.
  const CLD2::Language summary = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), static_cast<int>(std::min<std::size_t>(text.size(), 1U << 30)), true, &hints, 0, languages.data(),
      percents.data(), scores.data(), nullptr, &text_bytes, &reliable, &valid_bytes);

  const bool hint_is_near = languages[1] == hints.language_hint && percents[0] - percents[1] < near_percents;
  const bool second = hint_is_near || (languages[1] == summary && percents[1] >= min_second_percents);
  const CLD2::Language most = second ? languages[1] : languages[0];
  const std::string language = summary == CLD2::UNKNOWN_LANGUAGE ? std::string{} : language_of(most);
  if (language.empty()) {
    if (by_script.language == "und" && !hint.empty() && text_bytes > 0) return {canonical_language(hint), false};
    return by_script;
  }
  // A short text in a script of its own needs no statistics, and they would only mislead.
  if (text_bytes < min_reliable_bytes && by_script.reliable) return by_script;
  const bool is_reliable = reliable && text_bytes >= min_reliable_bytes && percents[second ? 1 : 0] >= min_percents;
  return {language, is_reliable, is_reliable && languages[1] == CLD2::UNKNOWN_LANGUAGE};
}

}  // namespace passage
