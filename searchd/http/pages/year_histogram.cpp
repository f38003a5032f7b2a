#include "searchd/http/pages/year_histogram.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

namespace searchd::http {
namespace {

constexpr int most_bars = 10;
constexpr std::array years_together = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
constexpr std::string_view year_field = "year";
constexpr int first_year = 1;  // as dates have them
constexpr int last_year = 9999;

int year_of(std::string_view value) {
  int year = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), year);
  return error == std::errc{} && end == value.data() + value.size() ? year : 0;
}

std::string four_digits(int year) {
  const std::string digits = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(digits.size(), 4), '0') + digits;
}

passage::DateRange range_of(const YearBar& bar) {
  return passage::parse_date_range(four_digits(bar.first) + ".." + four_digits(bar.last))
      .value_or(passage::DateRange{});
}

/// Whether the search is restricted to years or days, and the bar's years are among them.
bool is_chosen(const YearBar& bar, const SearchRequest& request) {
  const passage::DateRange range = range_of(bar);
  const passage::DateRange& asked = request.date;
  const bool is_dated = !asked.first_day.empty() || !asked.last_day.empty();
  if (is_dated && asked.first_day <= range.first_day && (asked.last_day.empty() || asked.last_day >= range.last_day)) {
    return true;
  }
  return std::ranges::any_of(request.filters, [&](const auto& filter) {
    const int year = filter.first == year_field ? year_of(filter.second) : 0;
    return year >= bar.first && year <= bar.last;
  });
}

/// A bar of several years is open when the search is restricted to them or to some of them.
bool is_open(const YearBar& bar, const SearchRequest& request) {
  const passage::DateRange range = range_of(bar);
  return bar.first < bar.last && !request.date.first_day.empty() && !request.date.last_day.empty() &&
         request.date.first_day >= range.first_day && request.date.last_day <= range.last_day;
}

std::vector<FacetValue> years_within(const YearBar& bar, const std::vector<FacetValue>& years) {
  std::vector<FacetValue> within;
  for (const FacetValue& value : years) {
    const int year = year_of(value.value);
    if (year >= bar.first && year <= bar.last) within.push_back(value);
  }
  return within;
}

SearchRequest restricted_to(const passage::DateRange& range, SearchRequest request) {
  std::erase_if(request.filters, [](const auto& filter) { return filter.first == year_field; });
  request.date = range;
  return with_page(std::move(request), 1);
}

std::string label_of(const YearBar& bar) {
  return bar.first == bar.last ? std::to_string(bar.first) : std::to_string(bar.first) + "–" + std::to_string(bar.last);
}

}  // namespace

std::vector<YearBar> year_bars(const std::vector<FacetValue>& years) {
  int oldest = std::numeric_limits<int>::max();
  int newest = 0;
  for (const FacetValue& value : years) {
    const int year = year_of(value.value);
    if (year < first_year || year > last_year) continue;
    oldest = std::min(oldest, year);
    newest = std::max(newest, year);
  }
  if (newest == 0) return {};
  const auto* const step = std::ranges::find_if(
      years_together, [&](int together) { return newest / together - oldest / together < most_bars; });
  std::vector<YearBar> bars;
  for (int place = newest / *step; place >= oldest / *step; --place) {
    bars.push_back({.first = std::max(place * *step, first_year), .last = place * *step + *step - 1});
  }
  for (const FacetValue& value : years) {
    const int year = year_of(value.value);
    if (year < first_year || year > last_year) continue;
    bars[static_cast<std::size_t>(newest / *step - year / *step)].count += value.count;
  }
  return bars;
}

namespace {

std::uint32_t most_of(const std::vector<YearBar>& bars) {
  return bars.empty() ? 0 : std::ranges::max_element(bars, {}, &YearBar::count)->count;
}

TemplateData bar_view(const YearBar& bar, std::uint32_t most, const passage::DateRange& around,
                      const SearchRequest& request, const PageContext& context) {
  const bool chosen = is_chosen(bar, request);
  TemplateData view;
  view.set("label", label_of(bar)).set("count", context.strings.number(bar.count)).set("chosen", chosen);
  if (bar.count > 0) {
    // No bar is so short that it cannot be seen.
    view.set("percent", std::to_string(std::max<std::uint64_t>(2, std::uint64_t{bar.count} * 100 / most)));
  }
  if (bar.count > 0 || chosen) {
    view.set("url", search_link(restricted_to(chosen ? around : range_of(bar), request), context.links));
  }
  return view;
}

}  // namespace

TemplateList year_histogram(const std::vector<FacetValue>& years, const SearchRequest& request,
                            const PageContext& context) {
  const std::vector<YearBar> bars = year_bars(years);
  if (bars.size() < 2) return {};
  TemplateList views;
  const std::uint32_t most = most_of(bars);
  for (const YearBar& bar : bars) {
    views.push_back(bar_view(bar, most, {}, request, context));
    if (!is_open(bar, request)) continue;
    const std::vector<YearBar> inner_bars = year_bars(years_within(bar, years));
    SearchRequest inside = request;
    if (inside.date == range_of(bar)) inside.date = {};  // all of it is chosen, not each of its years
    for (const YearBar& inner : inner_bars) {
      views.push_back(bar_view(inner, most_of(inner_bars), range_of(bar), inside, context));
      views.back().set("inner", true);
    }
  }
  return views;
}

}  // namespace searchd::http
