#include "searchd/http/pages/ui_strings.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include <rapidjson/document.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include "passage/error.h"
#include "passage/model/date_interval.h"
#include "ui/embedded_files.h"

namespace searchd::http {
namespace {

using Strings = std::map<std::string, std::string, std::less<>>;

/// Language and country names and months that ICU has no data for come from keys with these prefixes.
constexpr std::string_view language_prefix = "language.";
constexpr std::string_view month_prefix = "month.";

Strings read_strings(const std::string& name) {
  const std::string_view json = ui::embedded_file(name);
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject()) throw passage::Error("ui/" + name + " is not a JSON object");
  Strings strings;
  // Constant, because other iterators of RapidJSON 1.1 compare ambiguously in C++20.
  for (const auto& member : std::as_const(document).GetObject()) {
    if (!member.value.IsString()) throw passage::Error("ui/" + name + ": a value is not a string");
    const bool is_new = strings
                            .emplace(std::string(member.name.GetString(), member.name.GetStringLength()),
                                     std::string(member.value.GetString(), member.value.GetStringLength()))
                            .second;
    if (!is_new) throw passage::Error("ui/" + name + ": \"" + member.name.GetString() + "\" is there twice");
  }
  return strings;
}

/// ICU knows no Haitian Creole; French is what its readers are most likely to read as well. English is written as the
/// United Nations do ("17 May 2021"). Digits are European ones in every language, like those of the page numbers,
/// paragraphs and symbols that stand beside them.
icu::Locale icu_locale(std::string_view language) {
  const std::string name(language == "ht" ? "fr" : language == "en" ? "en_GB" : language);
  return icu::Locale((name + "@numbers=latn;calendar=gregorian").c_str());
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

void require(UErrorCode status, std::string_view what) {
  if (U_FAILURE(status)) throw passage::Error("ICU has no " + std::string(what) + ": " + u_errorName(status));
}

/// A way of writing dates. ICU's formats are not for several threads at once.
class DateForm {
 public:
  DateForm(const char* skeleton, const icu::Locale& locale, const std::vector<icu::UnicodeString>& months) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    require(status, "date patterns");
    const icu::UnicodeString pattern = generator->getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), status);
    format_ = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    require(status, "date format");
    if (!months.empty()) {
      icu::DateFormatSymbols symbols(*format_->getDateFormatSymbols());
      const auto count = static_cast<int32_t>(months.size());
      symbols.setMonths(months.data(), count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
      symbols.setMonths(months.data(), count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
      format_->setDateFormatSymbols(symbols);
    }
    format_->setTimeZone(*icu::TimeZone::getGMT());
  }

  [[nodiscard]] std::string format(UDate date) const {
    const std::lock_guard lock(mutex_);
    icu::UnicodeString text;
    return to_utf8(format_->format(date, text));
  }

 private:
  std::unique_ptr<icu::SimpleDateFormat> format_;
  mutable std::mutex mutex_;
};

/// Midnight in Greenwich of a valid "YYYY-MM-DD".
UDate to_icu_date(const std::string& day) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
  require(status, "calendar");
  calendar.clear();
  calendar.set(std::stoi(day.substr(0, 4)), std::stoi(day.substr(5, 2)) - 1, std::stoi(day.substr(8, 2)));
  return calendar.getTime(status);
}

/// One pass, so that an argument which looks like "{count}" stays what it is.
std::string filled(std::string_view pattern, UiStrings::Arguments arguments, std::string_view count = {}) {
  std::string text;
  while (!pattern.empty()) {
    const auto open = std::min(pattern.find('{'), pattern.size());
    text.append(pattern.substr(0, open));
    pattern.remove_prefix(open);
    const auto close = pattern.find('}');
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(1, close - 1);
    const auto* const argument = std::ranges::find(arguments, name, [](const auto& pair) { return pair.first; });
    text.append(argument != arguments.end() ? argument->second : name == "count" ? count : std::string_view{});
    pattern.remove_prefix(close + 1);
  }
  return text.append(pattern);
}

std::vector<icu::UnicodeString> own_months(const Strings& strings) {
  std::vector<icu::UnicodeString> months;
  for (int month = 1; month <= 12; ++month) {
    const auto found = strings.find(std::string(month_prefix) + std::to_string(month));
    if (found != strings.end()) months.push_back(icu::UnicodeString::fromUTF8(found->second));
  }
  return months.size() == 12 ? months : std::vector<icu::UnicodeString>{};
}

}  // namespace

struct UiStrings::Parts {
  explicit Parts(std::string_view of_language)
      : language(of_language),
        strings(read_strings("strings/" + language + ".json")),
        locale(icu_locale(language)),
        numbers(icu::number::NumberFormatter::withLocale(locale)),
        day("yMMMMd", locale, own_months(strings)),
        month("yMMMM", locale, own_months(strings)) {
    UErrorCode status = U_ZERO_ERROR;
    // "ht" has no plural rules in ICU and needs none: its nouns have one form, "other".
    plurals.reset(icu::PluralRules::forLocale(icu::Locale(language.c_str()), status));
    require(status, "plural rules");
    std::array<UDisplayContext, 2> contexts = {UDISPCTX_CAPITALIZATION_NONE, UDISPCTX_NO_SUBSTITUTE};
    names.reset(icu::LocaleDisplayNames::createInstance(locale, contexts.data(), contexts.size()));
  }

  std::string language;
  Strings strings;
  icu::Locale locale;
  icu::number::LocalizedNumberFormatter numbers;
  DateForm day;
  DateForm month;
  std::unique_ptr<icu::PluralRules> plurals;
  std::unique_ptr<icu::LocaleDisplayNames> names;
};

UiStrings::UiStrings(std::string_view language) : parts_(std::make_unique<Parts>(language)) {}
UiStrings::UiStrings(UiStrings&&) noexcept = default;
UiStrings& UiStrings::operator=(UiStrings&&) noexcept = default;
UiStrings::~UiStrings() = default;

std::string_view UiStrings::language() const {
  return parts_->language;
}

std::optional<std::string_view> UiStrings::find(std::string_view key) const {
  const auto found = parts_->strings.find(key);
  if (found == parts_->strings.end()) return std::nullopt;
  return found->second;
}

std::string_view UiStrings::text(std::string_view key) const {
  if (const auto found = find(key)) return *found;
  throw passage::Error("ui/strings/" + parts_->language + ".json has no \"" + std::string(key) + "\"");
}

std::string UiStrings::text(std::string_view key, Arguments arguments) const {
  return filled(text(key), arguments);
}

std::string UiStrings::counted(std::string_view key, std::uint64_t count, Arguments arguments) const {
  const icu::UnicodeString category = parts_->plurals->select(static_cast<double>(count));
  return filled(text(std::string(key) + "." + to_utf8(category)), arguments, number(count));
}

std::string UiStrings::number(std::uint64_t number) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = parts_->numbers.formatInt(static_cast<int64_t>(number), status);
  return U_SUCCESS(status) ? to_utf8(formatted.toString(status)) : std::to_string(number);
}

std::string UiStrings::file_size(std::uint64_t bytes) const {
  struct Unit {
    double bytes;
    icu::MeasureUnit (*unit)();
  };
  constexpr std::array<Unit, 3> units = {{{1e9, icu::MeasureUnit::getGigabyte},
                                          {1e6, icu::MeasureUnit::getMegabyte},
                                          {1e3, icu::MeasureUnit::getKilobyte}}};
  const auto size = static_cast<double>(bytes);
  const auto* const found =
      std::ranges::find_if(units, [size](const Unit& unit) { return size >= unit.bytes * 0.9995; });
  const Unit& unit = found == units.end() ? units.back() : *found;
  const double amount = std::max(size / unit.bytes, 1.0);
  const bool with_decimal = amount < 9.95 && unit.bytes > 1e3;
  UErrorCode status = U_ZERO_ERROR;
  const auto text = parts_->numbers.unit(unit.unit())
                        .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                        .precision(icu::number::Precision::maxFraction(with_decimal ? 1 : 0))
                        .roundingMode(UNUM_ROUND_HALFUP)
                        .formatDouble(amount, status)
                        .toString(status);
  return U_SUCCESS(status) ? to_utf8(text) : std::to_string(bytes);
}

std::string UiStrings::date(std::string_view iso_date) const {
  const auto date = passage::parse_date(iso_date);
  if (!date || date->text.size() < 7) return std::string(iso_date);
  const DateForm& form = date->text.size() == 7 ? parts_->month : parts_->day;
  return form.format(to_icu_date(date->first_day));
}

std::string UiStrings::language_name(std::string_view tag) const {
  if (const auto own = find(std::string(language_prefix) + std::string(tag))) return std::string(*own);
  icu::UnicodeString name;
  parts_->names->localeDisplayName(std::string(tag).c_str(), name);
  return name.isEmpty() ? std::string(tag) : to_utf8(name);
}

std::string UiStrings::name_of_itself(std::string_view tag) {
  if (tag.empty()) return {};  // ICU would take the language of the machine
  if (const std::string_view own = own_name(tag); own != tag) return std::string(own);
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale(std::string(tag).c_str())));
  icu::UnicodeString name;
  names->localeDisplayName(std::string(tag).c_str(), name);
  return name.isEmpty() ? std::string(tag) : to_utf8(name);
}

std::string UiStrings::country_name(std::string_view code) const {
  icu::UnicodeString name;
  parts_->names->regionDisplayName(std::string(code).c_str(), name);
  return name.isEmpty() ? std::string(code) : to_utf8(name);
}

}  // namespace searchd::http
