#include "searchd/search/facets.h"

#include <algorithm>
#include <memory>

#include "passage/index/schema.h"

namespace searchd {
namespace {

using Spies = std::map<const passage::Field*, std::unique_ptr<Xapian::ValueCountMatchSpy>>;

/// A slot holds all the values of a work; the spy counts combinations, which come apart here.
std::vector<FacetValue> separated(const passage::Field& field, const Xapian::ValueCountMatchSpy& spy,
                                  std::size_t most_values) {
  struct Counted {
    std::string shown;
    std::uint32_t most = 0;
    std::uint32_t count = 0;
  };
  std::map<std::string, Counted> by_term;  // spellings of one value are one; the most frequent is shown
  for (auto combination = spy.values_begin(); combination != spy.values_end(); ++combination) {
    const std::uint32_t count = combination.get_termfreq();
    for (std::string& value : passage::decode_slot_values(*combination)) {
      Counted& counted = by_term[passage::field_value_term(field, value)];
      counted.count += count;
      if (count <= counted.most) continue;
      counted.most = count;
      counted.shown = std::move(value);
    }
  }
  std::vector<FacetValue> values;
  for (auto& [term, counted] : by_term) values.push_back({std::move(counted.shown), counted.count});
  std::ranges::stable_sort(values, std::ranges::greater{}, &FacetValue::count);
  if (values.size() > most_values) values.resize(most_values);
  return values;
}

void run(const Xapian::Query& query, const Xapian::Database& documents, const Spies& spies) {
  Xapian::Enquire enquire(documents);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  for (const auto& [field, spy] : spies) enquire.add_matchspy(spy.get());
  (void)enquire.get_mset(0, 0, documents.get_doccount());
}

}  // namespace

std::map<std::string, std::vector<FacetValue>> count_facets(const std::vector<std::string>& names,
                                                            const Xapian::Query& set, const RequestFilters& filters,
                                                            const Xapian::Database& documents,
                                                            std::size_t most_values) {
  Spies unfiltered;
  std::map<std::string, std::vector<FacetValue>> facets;
  const auto add = [&](const Spies& spies) {
    for (const auto& [field, spy] : spies) facets[std::string(field->name)] = separated(*field, *spy, most_values);
  };
  for (const std::string& name : names) {
    const passage::Field* field = passage::find_field(name);
    if (!field || !field->is_facet()) continue;
    auto spy = std::make_unique<Xapian::ValueCountMatchSpy>(field->slot);
    if (std::ranges::find(filters.fields, field, &std::pair<const passage::Field*, Xapian::Query>::first) ==
        filters.fields.end()) {
      unfiltered.emplace(field, std::move(spy));
      continue;
    }
    Spies own;
    own.emplace(field, std::move(spy));
    run(filtered(set, filters, field), documents, own);
    add(own);
  }
  if (!unfiltered.empty()) run(filtered(set, filters), documents, unfiltered);
  add(unfiltered);
  return facets;
}

}  // namespace searchd
