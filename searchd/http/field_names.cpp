#include "searchd/http/field_names.h"

#include <vector>

#include "passage/index/fields.h"

namespace searchd::http {
namespace {

std::vector<std::string_view> names_of_fields(bool (passage::Field::*chosen)() const) {
  std::vector<std::string_view> names;
  for (const passage::Field& field : passage::fields()) {
    if ((field.*chosen)()) names.push_back(field.name);
  }
  return names;
}

}  // namespace

std::span<const std::string_view> filter_fields() {
  static const std::vector<std::string_view> names = names_of_fields(&passage::Field::can_filter);
  return names;
}

std::span<const std::string_view> facet_fields() {
  static const std::vector<std::string_view> names = names_of_fields(&passage::Field::is_facet);
  return names;
}

}  // namespace searchd::http
