#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/errors.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"

namespace searchd::http {

/// A parameter: its name, whether it may come several times, what an empty value means, and what it does to a request.
template <typename Target>
struct Parameter {
  std::string_view name;
  bool repeatable = false;
  bool may_be_empty = false;
  void (*read)(const std::string& value, Target& target);  ///< Throws BadRequest.
};

/// What a client sent, short enough to be quoted in a message.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// Throws the BadRequest for a value that is not what the parameter takes; the code is "invalid_" and the name in
/// snake case.
[[noreturn]] void refuse_value(std::string_view name, const std::string& expected);

/// Throws the BadRequest for a parameter that has to be there.
[[noreturn]] void refuse_missing(std::string_view name);

/// A decimal number from `lowest` to `highest`, digits only.
[[nodiscard]] std::uint32_t read_number(std::string_view name, std::string_view value, std::uint32_t lowest,
                                        std::uint32_t highest);

/// "true" or "false".
[[nodiscard]] bool read_flag(std::string_view name, std::string_view value);

/// Throws BadRequest for a name that is not in `known`, naming the nearest one.
[[noreturn]] void refuse_unknown(std::string_view code, std::string_view parameter, std::string_view what,
                                 std::string_view name, std::span<const std::string_view> known);

/// Applies the rows of a table to what the client sent, leaving `others` to whoever reads them.
template <typename Target, std::size_t Size>
void read_parameters(const Parameters& parameters, const std::array<Parameter<Target>, Size>& table,
                     Strictness strictness, Target& target, std::span<const std::string_view> others = {}) {
  std::array<bool, Size> seen{};
  for (const auto& [name, value] : parameters) {
    const auto row = std::ranges::find(table, name, &Parameter<Target>::name);
    if (row == table.end()) {
      if (strictness == Strictness::Page || std::ranges::find(others, name) != others.end()) continue;
      std::vector<std::string_view> names(others.begin(), others.end());
      std::ranges::transform(table, std::back_inserter(names), &Parameter<Target>::name);
      refuse_unknown("unknown_parameter", name, "parameter", name, names);
    }
    const bool blank = value.empty() && (row->may_be_empty || strictness == Strictness::Page);
    if (std::exchange(seen[static_cast<std::size_t>(row - table.begin())], true) && !row->repeatable) {
      throw BadRequest("repeated_parameter", std::string(name),
                       "The parameter " + in_quotes(name) + " may come once only.");
    }
    if (!blank) row->read(value, target);
  }
}

}  // namespace searchd::http
