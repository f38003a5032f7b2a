#include "searchd/search/field_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

constexpr std::array<std::string_view, 8> languages{"en", "es", "fr", "pt", "ar", "ru", "zh", "ht"};

/// A row for each field: its name, then its word in each further language. The words are those of the filters on the
/// pages where one word will do.
using Row = std::array<std::string_view, languages.size()>;
constexpr auto words = std::to_array<Row>({
    {"title", "título", "titre", "título", "عنوان", "название", "标题", "tit"},
    {"author", "autor", "auteur", "autor", "مؤلف", "автор", "作者", "otè"},
    {"organization", "organización", "organisation", "organização", "منظمة", "организация", "组织", "òganizasyon"},
    {"speaker", "orador", "orateur", "orador", "متحدث", "оратор", "发言人", "oratè"},
    {"event", "evento", "événement", "evento", "فعالية", "событие", "活动", "evènman"},
    {"symbol", "signatura", "cote", "símbolo", "رمز", "символ", "文号", "senbòl"},
    {"kind", "tipo", "type", "tipo", "نوع", "вид", "类型", "kalite"},
    {"language", "idioma", "langue", "língua", "لغة", "язык", "语言", "lang"},
    {"country", "país", "pays", "país", "بلد", "страна", "国家", "peyi"},
    {"topic", "tema", "thème", "tema", "موضوع", "тема", "主题", "sijè"},
    {"concept", "concepto", "notion", "conceito", "مفهوم", "понятие", "概念", "konsèp"},
    {"year", "año", "année", "ano", "سنة", "год", "年份", "ane"},
    {"source", "fuente", "source", "fonte", "مصدر", "источник", "来源", "sous"},
    {"date", "fecha", "date", "data", "تاريخ", "дата", "日期", "dat"},
});

constexpr std::string_view arabic_article = "ال";

using FieldsByWord = std::map<std::string, std::string_view, std::less<>>;

FieldsByWord fields_by_word() {
  FieldsByWord fields;
  for (const Row& row : words) {
    for (const std::string_view word : row) fields.emplace(passage::fold(word), row.front());
  }
  return fields;
}

}  // namespace

std::string_view meant_field(std::string_view typed) {
  static const FieldsByWord fields = fields_by_word();
  const std::string folded = passage::fold(typed);
  auto found = fields.find(folded);
  if (found == fields.end() && folded.starts_with(arabic_article)) {
    found = fields.find(std::string_view(folded).substr(arabic_article.size()));
  }
  return found == fields.end() ? std::string_view{} : found->second;
}

bool is_field_with_colon(std::string_view text) {
  for (const std::string_view colon : {":", "\uFF1A"}) {
    if (text.ends_with(colon)) return !meant_field(text.substr(0, text.size() - colon.size())).empty();
  }
  return false;
}

std::string_view field_word(std::string_view field, std::string_view language) {
  const auto* const row = std::ranges::find(words, field, [](const Row& known) { return known.front(); });
  const auto* const column = std::ranges::find(languages, language);
  if (row == words.end() || column == languages.end()) return field;
  return (*row)[static_cast<std::size_t>(column - languages.begin())];
}

}  // namespace searchd
