#include "searchd/http/algolia/filters.h"

#include <algorithm>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/errors.h"

namespace searchd::http::algolia {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view ends_of_word = " \t\r\n()";

[[noreturn]] void refuse(std::string_view parameter, const std::string& message) {
  throw BadRequest("invalid_filters", std::string(parameter), "In \"" + std::string(parameter) + "\": " + message);
}

/// Takes an expression apart from left to right.
class FilterExpression {
 public:
  explicit FilterExpression(std::string_view text) : rest_(text) {}

  FilterGroups read() {
    FilterGroups groups;
    if (is_at_end()) return groups;
    groups.push_back(read_group());
    while (take_word("AND")) groups.push_back(read_group());
    if (!is_at_end()) refuse("filters", "conditions are joined by AND, alternatives by OR.");
    return groups;
  }

 private:
  std::vector<std::string> read_group() {
    const bool in_brackets = take('(');
    std::vector<std::string> alternatives{read_condition()};
    while (take_word("OR")) alternatives.push_back(read_condition());
    if (in_brackets && !take(')')) refuse("filters", "a bracket is not closed, or holds an AND.");
    return alternatives;
  }

  std::string read_condition() {
    if (take_word("NOT")) refuse("filters", "NOT is not supported; put -word into the query.");
    const std::string field = read_word();
    if (field.empty() || field.back() != ':') return field;
    return field + read_word();  // a value in quotes, or after a blank
  }

  /// A word to the next blank or bracket, or to the quote that follows a colon; or what stands in quotes.
  std::string read_word() {
    skip_blanks();
    if (!rest_.empty() && (rest_.front() == '"' || rest_.front() == '\'')) return read_quoted();
    std::size_t end = std::min(rest_.find_first_of(ends_of_word), rest_.size());
    if (const std::size_t colon = rest_.substr(0, end).find(':');
        colon != std::string_view::npos && colon + 1 < end && (rest_[colon + 1] == '"' || rest_[colon + 1] == '\'')) {
      end = colon + 1;
    }
    if (end == 0) refuse("filters", "a condition of the form field:value is missing.");
    std::string word(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return word;
  }

  std::string read_quoted() {
    const std::size_t end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) refuse("filters", "a quote is not closed.");
    std::string text(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return text;
  }

  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size())); }

  bool is_at_end() {
    skip_blanks();
    return rest_.empty();
  }

  bool take(char sign) {
    skip_blanks();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_word(std::string_view word) {
    skip_blanks();
    const std::string_view found = rest_.substr(0, rest_.find_first_of(ends_of_word));
    if (found != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  std::string_view rest_;
};

/// "kind:report" as a field and a value. A minus before the value negates it; one of the value itself is escaped.
std::pair<std::string, std::string> field_and_value(std::string_view parameter, const std::string& filter) {
  const std::size_t colon = filter.find(':');
  if (colon == std::string::npos)
    refuse(parameter, "a condition is of the form field:value; numbers are not compared.");
  std::string value(passage::trimmed(std::string_view(filter).substr(colon + 1)));
  if (value.starts_with('-')) refuse(parameter, "values cannot be excluded; put -word into the query.");
  if (value.starts_with("\\-")) value.erase(0, 1);
  return {std::string(passage::trimmed(std::string_view(filter).substr(0, colon))), std::move(value)};
}

}  // namespace

FilterGroups read_filter_expression(std::string_view text) {
  return FilterExpression(text).read();
}

void add_filters(std::string_view parameter, const FilterGroups& groups, Parameters& search) {
  for (const std::vector<std::string>& group : groups) {
    std::string group_field;
    for (const std::string& filter : group) {
      auto [field, value] = field_and_value(parameter, filter);
      if (group_field.empty()) {
        const auto is_of_field = [beginning = field + ":"](const auto& known) {
          return known.first == "filter" && known.second.starts_with(beginning);
        };
        if (std::ranges::any_of(search, is_of_field)) {
          refuse(parameter, "values of one field are always alternatives; put them into one list (operator \"or\").");
        }
        group_field = field;
      }
      if (field != group_field) refuse(parameter, "alternatives must be values of one field.");
      search.emplace_back("filter", field + ":" + value);
    }
  }
}

}  // namespace searchd::http::algolia
