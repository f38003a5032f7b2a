#include "passage/index/generation_name.h"

#include <charconv>

namespace passage {
namespace {

constexpr std::size_t least_digits = 8;
constexpr std::size_t most_digits = 18;  // the number after it still fits into 64 bits

}  // namespace

std::string generation_name(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < least_digits ? least_digits - digits.size() : 0, '0') + digits;
}

std::optional<std::uint64_t> parse_generation_name(std::string_view name) {
  if (name.size() > most_digits) return std::nullopt;
  std::uint64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  if (number == 0 || generation_name(number) != name) return std::nullopt;
  return number;
}

}  // namespace passage
