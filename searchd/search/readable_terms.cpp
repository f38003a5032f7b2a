#include "searchd/search/readable_terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include "passage/index/fields.h"
#include "passage/index/schema.h"

namespace searchd {
namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

/// Whether a term has that prefix: what follows is folded, hence no capital.
bool has_prefix(std::string_view term, std::string_view prefix) {
  return !prefix.empty() && term.starts_with(prefix) && term.size() > prefix.size() && !is_capital(term[prefix.size()]);
}

std::string joined(std::string_view before, std::string_view sign, std::string_view behind) {
  return std::string(before).append(sign).append(behind);
}

bool is_number(std::string_view token) {
  return token.find('.') != std::string_view::npos && token.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string rounded(std::string_view number) {
  std::array<char, 32> text{};
  (void)std::snprintf(text.data(), text.size(), "%.3g", std::strtod(std::string(number).c_str(), nullptr));
  return text.data();
}

std::string readable_token(std::string_view token) {
  return is_number(token) ? rounded(token) : readable_term(token);
}

}  // namespace

std::string readable_term(std::string_view term) {
  if (term.empty() || !is_capital(term.front())) return std::string(term);
  if (has_prefix(term, passage::stem_prefix)) return joined({}, "~", term.substr(passage::stem_prefix.size()));
  if (has_prefix(term, passage::symbol_prefix)) return joined("symbol", " ", term.substr(term.find('=') + 1));
  for (const passage::Field& field : passage::fields()) {
    if (has_prefix(term, field.words_prefix)) return joined(field.name, ":", term.substr(field.words_prefix.size()));
    if (has_prefix(term, field.value_prefix)) return joined(field.name, "=", term.substr(field.value_prefix.size()));
  }
  return std::string(term);
}

std::string readable_description(std::string_view description) {
  constexpr std::string_view between = " ()";
  std::string text;
  while (!description.empty()) {
    const std::size_t end = std::min(description.find_first_of(between), description.size());
    text += readable_token(description.substr(0, end));
    description.remove_prefix(end);
    if (description.empty()) break;
    text += description.front();
    description.remove_prefix(1);
  }
  return text;
}

}  // namespace searchd
