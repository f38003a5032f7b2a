#include "indexer/learn/spelling.h"

#include <algorithm>
#include <string>
#include <vector>

namespace indexer {
namespace {

constexpr std::size_t least_letters = 3;
constexpr double least_likeness = 0.58;  // Melamed's threshold for French and English

/// Of text that is valid UTF-8.
std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0U) != 0x80U) {
      characters += byte;
    } else {
      characters.back() = characters.back() << 6U | (byte & 0x3fU);  // the lead's own marks do no harm to comparing
    }
  }
  return characters;
}

}  // namespace

double spelling_likeness(std::string_view first, std::string_view second) {
  const std::u32string a = characters_of(first);
  const std::u32string b = characters_of(second);
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < least_letters || static_cast<double>(shorter) < least_likeness * static_cast<double>(longer)) return 0;
  std::vector<std::size_t> before(b.size() + 1, 0);
  std::vector<std::size_t> common(b.size() + 1, 0);
  for (const char32_t letter : a) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      common[j + 1] = letter == b[j] ? before[j] + 1 : std::max(before[j + 1], common[j]);
    }
    std::swap(before, common);
  }
  const double likeness = static_cast<double>(before.back()) / static_cast<double>(longer);
  return likeness < least_likeness ? 0 : likeness;
}

}  // namespace indexer
