#include <algorithm>
#include <array>
#include <string>

#include "passage/text/unicode.h"
#include "searchd/http/pages/ui_strings.h"

namespace searchd::http {
namespace {

constexpr std::array<std::string_view, 8> languages = {"en", "es", "fr", "pt", "ar", "ru", "zh", "ht"};

constexpr std::array<std::string_view, languages.size()> own_names = {
    "English", "español", "français", "português", "العربية", "русский", "中文", "kreyòl ayisyen"};

/// No browser sends more; what is beyond is not read.
constexpr std::size_t max_ranges = 32;

/// The weight of "es;q=0.8", in thousandths.
int weight_of(std::string_view range) {
  const auto mark = range.find("q=");
  if (mark == std::string_view::npos) return 1000;
  const std::string_view digits = range.substr(mark + 2);
  if (!digits.starts_with('0')) return 1000;
  int weight = 0;
  int unit = 100;
  for (std::size_t i = 2; i < digits.size() && unit > 0 && digits[i] >= '0' && digits[i] <= '9'; ++i, unit /= 10) {
    weight += unit * (digits[i] - '0');
  }
  return weight;
}

}  // namespace

std::span<const std::string_view> ui_languages() {
  return languages;
}

std::string_view find_ui_language(std::string_view tag) {
  const std::string primary = passage::ascii_lower(tag.substr(0, tag.find_first_of("-_")));
  const auto* const found = std::ranges::find(languages, primary);
  return found == languages.end() ? std::string_view{} : *found;
}

std::string_view UiStrings::own_name(std::string_view language) {
  const auto* const found = std::ranges::find(languages, language);
  return found == languages.end() ? language : own_names[static_cast<std::size_t>(found - languages.begin())];
}

std::string_view choose_ui_language(std::string_view requested, std::string_view accept_language) {
  if (const auto language = find_ui_language(requested); !language.empty()) return language;
  std::string_view best;
  int best_weight = 0;
  for (std::size_t count = 0; count < max_ranges && !accept_language.empty(); ++count) {
    const auto comma = std::min(accept_language.find(','), accept_language.size());
    const std::string_view range = passage::trimmed(accept_language.substr(0, comma));
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
    const auto language = find_ui_language(passage::trimmed(range.substr(0, range.find(';'))));
    if (const int weight = weight_of(range); !language.empty() && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best.empty() ? languages.front() : best;
}

}  // namespace searchd::http
