#include "passage/index/fields.h"

#include <algorithm>
#include <array>

#include "passage/index/schema.h"
#include "passage/text/language.h"

namespace passage {
namespace {

using Values = std::vector<std::string>;

Values one(const std::string& value) {
  return value.empty() ? Values{} : Values{value};
}

Values years(const Document& version) {
  constexpr int most_years = 200;  // a wrong interval costs no more than this
  Values values;
  if (!version.metadata.date) return values;
  const int first = std::stoi(version.metadata.date->first_day.substr(0, 4));
  const int last = std::stoi(version.metadata.date->last_day.substr(0, 4));
  for (int year = first; year <= last && year < first + most_years; ++year) values.push_back(std::to_string(year));
  return values;
}

Values speakers(const Document& version) {
  Values values;
  for (const Passage& passage : version.passages) {
    const std::string& speaker = passage.locator.speaker;
    if (!speaker.empty() && std::ranges::find(values, speaker) == values.end()) values.push_back(speaker);
  }
  return values;
}

// Prefixes follow Xapian's conventions where there is one; prefixes and slots are permanent.
constexpr std::array table{
    Field{"title", "S", "", no_slot, 3, false, false, [](const Document& d) { return one(d.metadata.title); }},
    Field{"author", "XAW", "A", 10, 1, false, false, [](const Document& d) { return d.metadata.authors; }},
    Field{"organization", "XOW", "XO", 11, 1, false, false, [](const Document& d) { return d.metadata.organizations; }},
    Field{"speaker", "XSW", "", no_slot, 0, false, true, speakers},
    Field{"event", "XEW", "XE", 12, 1, false, false, [](const Document& d) { return one(d.metadata.event); }},
    Field{"symbol", "", "XS", no_slot, 0, false, false, [](const Document& d) { return one(d.metadata.symbol); }},
    Field{"kind", "", "XK", 13, 0, true, false, [](const Document& d) { return one(d.metadata.kind); }},
    Field{"language", "", "L", 14, 0, false, false,
          [](const Document& d) { return one(std::string(primary_subtag(d.metadata.language))); }},
    Field{"country", "", "XC", 15, 0, false, false, [](const Document& d) { return d.metadata.countries; }},
    Field{"topic", "XTW", "XT", 16, 1, false, false, [](const Document& d) { return d.metadata.topics; }},
    Field{"concept", "", "XN", 17, 0, false, false, [](const Document& d) { return d.metadata.concepts; }},
    Field{"year", "", "Y", 18, 0, true, false, years},
    Field{"source", "", "XP", 19, 0, false, false, [](const Document& d) { return one(d.source); }},
};

}  // namespace

std::span<const Field> fields() {
  return table;
}

const Field* find_field(std::string_view name) {
  const auto found = std::ranges::find(table, name, &Field::name);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace passage
