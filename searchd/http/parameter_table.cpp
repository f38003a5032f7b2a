#include "searchd/http/parameter_table.h"

#include <algorithm>
#include <charconv>

#include "passage/text/unicode.h"
#include "searchd/nearest_name.h"

namespace searchd::http {
namespace {

constexpr std::size_t max_quoted = 64;

std::string snake_case(std::string_view name) {
  std::string snake;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      snake.push_back('_');
      snake.push_back(static_cast<char>(c - 'A' + 'a'));
    } else {
      snake.push_back(c);
    }
  }
  return snake;
}

}  // namespace

std::string in_quotes(std::string_view text) {
  return '"' + std::string(passage::truncated(text, max_quoted)) + '"';
}

void refuse_value(std::string_view name, const std::string& expected) {
  throw BadRequest("invalid_" + snake_case(name), std::string(name),
                   "The parameter " + in_quotes(name) + " must be " + expected + ".");
}

void refuse_missing(std::string_view name) {
  throw BadRequest("missing_parameter", std::string(name), "The parameter " + in_quotes(name) + " is missing.");
}

std::uint32_t read_number(std::string_view name, std::string_view value, std::uint32_t lowest, std::uint32_t highest) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || number < lowest || number > highest) {
    refuse_value(name, "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
  }
  return number;
}

bool read_flag(std::string_view name, std::string_view value) {
  if (value != "true" && value != "false") refuse_value(name, "\"true\" or \"false\"");
  return value == "true";
}

void refuse_unknown(std::string_view code, std::string_view parameter, std::string_view what, std::string_view name,
                    std::span<const std::string_view> known) {
  throw BadRequest(std::string(code), std::string(passage::truncated(parameter, max_quoted)),
                   "There is no " + std::string(what) + " " + in_quotes(name) + ". Did you mean " +
                       in_quotes(nearest_name(name, known)) + "?");
}

}  // namespace searchd::http
