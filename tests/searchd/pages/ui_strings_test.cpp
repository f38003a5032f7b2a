#include "searchd/http/pages/ui_strings.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

#include "passage/error.h"
#include "ui/embedded_files.h"

using searchd::http::choose_ui_language;
using searchd::http::ui_languages;
using searchd::http::UiStrings;

namespace {

using Table = std::map<std::string, std::string>;

Table table_of(std::string_view language) {
  const std::string_view json = ui::embedded_file("strings/" + std::string(language) + ".json");
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  REQUIRE(document.IsObject());
  Table table;
  for (const auto& member : std::as_const(document).GetObject())
    table.emplace(member.name.GetString(), member.value.GetString());
  return table;
}

const std::set<std::string> plural_categories = {"zero", "one", "two", "few", "many", "other"};

/// "results.count" of "results.count.few"; empty for a key that is no plural form.
std::string plural_key(const std::string& key) {
  const auto dot = key.rfind('.');
  return dot != std::string::npos && plural_categories.contains(key.substr(dot + 1)) && !key.ends_with("error.other")
             ? key.substr(0, dot)
             : std::string{};
}

/// Names and months are for a language that ICU does not know.
bool is_name_of_icu(const std::string& key) {
  return key.starts_with("language.") || key.starts_with("month.");
}

std::set<std::string> keys_without_plurals(const Table& table) {
  std::set<std::string> keys;
  for (const auto& [key, text] : table) {
    if (is_name_of_icu(key)) continue;
    const std::string plural = plural_key(key);
    keys.insert(plural.empty() ? key : plural);
  }
  return keys;
}

std::set<std::string> categories_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(icu::Locale(std::string(language).c_str()), status));
  const std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
  REQUIRE(U_SUCCESS(status));
  std::set<std::string> categories;
  while (const char* keyword = keywords->next(nullptr, status)) categories.insert(keyword);
  return categories;
}

std::multiset<std::string> placeholders(const std::string& text) {
  std::multiset<std::string> found;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    found.insert(text.substr(open, text.find('}', open) - open + 1));
  }
  return found;
}

}  // namespace

TEST_CASE("every language has every string, in every plural form that it knows", "[ui_strings]") {
  const Table english = table_of("en");
  for (const std::string_view language : ui_languages()) {
    CAPTURE(language);
    const Table table = table_of(language);
    CHECK(keys_without_plurals(table) == keys_without_plurals(english));
    std::map<std::string, std::set<std::string>> forms;
    for (const auto& [key, text] : table) {
      CAPTURE(key);
      CHECK_FALSE(text.empty());
      if (const std::string plural = plural_key(key); !plural.empty())
        forms[plural].insert(key.substr(plural.size() + 1));
    }
    for (const auto& [plural, categories] : forms) {
      CAPTURE(plural);
      CHECK(categories == categories_of(language));
    }
  }
}

TEST_CASE("translations keep the placeholders", "[ui_strings]") {
  const Table english = table_of("en");
  for (const std::string_view language : ui_languages()) {
    for (const auto& [key, text] : table_of(language)) {
      CAPTURE(language, key);
      if (const auto found = english.find(key); found != english.end() && plural_key(key).empty()) {
        CHECK(placeholders(text) == placeholders(found->second));
      }
    }
  }
}

TEST_CASE("numbers choose the plural form of their language", "[ui_strings]") {
  const auto count = [](std::string_view language, std::uint64_t number) {
    return UiStrings(language).counted("results.count", number);
  };
  CHECK(count("en", 1) == "1 document");
  CHECK(count("en", 1234) == "1,234 documents");
  CHECK(count("ru", 1) == "1 документ");
  CHECK(count("ru", 22) == "22 документа");
  CHECK(count("ru", 25) == "25 документов");
  CHECK(count("ar", 2) != count("ar", 3));
  CHECK(count("ar", 11).find("11") != std::string::npos);
  CHECK(count("ht", 5).find("5") != std::string::npos);
}

TEST_CASE("dates are written as the language does", "[ui_strings]") {
  CHECK(UiStrings("en").date("2018-02-22") == "22 February 2018");
  CHECK(UiStrings("en").date("2018-02") == "February 2018");
  CHECK(UiStrings("en").date("2018") == "2018");
  CHECK(UiStrings("en").date("") == "");
  CHECK(UiStrings("en").date("some day") == "some day");
  CHECK(UiStrings("es").date("2018-02-22") == "22 de febrero de 2018");
  CHECK(UiStrings("fr").date("0800-12-25") == "25 décembre 800");
  CHECK(UiStrings("ru").date("2018-02").starts_with("февраль 2018"));
  CHECK(UiStrings("zh").date("2018-02-22") == "2018年2月22日");
  CHECK(UiStrings("ar").date("2018-02-22") == "22 فبراير 2018");
  CHECK(UiStrings("ht").date("2018-02-22") == "22 fevriye 2018");
}

TEST_CASE("languages and countries have names", "[ui_strings]") {
  CHECK(UiStrings("en").language_name("es") == "Spanish");
  CHECK(UiStrings("fr").language_name("es") == "espagnol");
  CHECK(UiStrings("ar").language_name("fr") == "الفرنسية");
  CHECK(UiStrings("ht").language_name("es") == "panyòl");
  CHECK(UiStrings("en").country_name("MX") == "Mexico");
  CHECK(UiStrings("en").country_name("no country") == "no country");
  CHECK(UiStrings("en").language_name("qqq-no-such") != "");
  CHECK(UiStrings("en").language_name(std::string(300, 'x')) != "");
}

TEST_CASE("a language is called as its speakers call it", "[ui_strings]") {
  CHECK(UiStrings::name_of_itself("ht") == "kreyòl ayisyen");
  CHECK(UiStrings::name_of_itself("de") == "Deutsch");
  CHECK(UiStrings::name_of_itself("fa") == "فارسی");
  CHECK(UiStrings::name_of_itself("qqq-no-such") != "");
  CHECK(UiStrings::name_of_itself("").empty());
}

TEST_CASE("an argument that looks like a placeholder stays what it is", "[ui_strings]") {
  CHECK(UiStrings("en").text("results.title", {{"query", "{query} {count}"}}).starts_with("{query} {count}"));
}

TEST_CASE("a string that is not there is a mistake of the program", "[ui_strings]") {
  CHECK_THROWS_AS(UiStrings("en").text("no.such.key"), passage::Error);
  CHECK_THROWS_AS(UiStrings("xx"), passage::Error);
}

TEST_CASE("the parameter chooses the language, then the browser", "[ui_strings]") {
  CHECK(choose_ui_language("es", "fr") == "es");
  CHECK(choose_ui_language("pt-BR", "fr") == "pt");
  CHECK(choose_ui_language("xx", "fr") == "fr");
  CHECK(choose_ui_language("", "de, fr;q=0.4, ru;q=0.9") == "ru");
  CHECK(choose_ui_language("", "zh-Hant-TW,en;q=0.5") == "zh");
  CHECK(choose_ui_language("", "es;q=0, *") == "en");
  CHECK(choose_ui_language("", "AR") == "ar");
  CHECK(choose_ui_language("", "") == "en");
  CHECK(choose_ui_language("", ",;q=;;,q=1,") == "en");
  CHECK(choose_ui_language(std::string(100000, ','), std::string(100000, ',')) == "en");
}
