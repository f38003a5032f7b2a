#include "indexer/extract/normalize_lines.h"

#include <array>
#include <string_view>

namespace indexer {
namespace {

/// The first bytes of everything that may have to be replaced; all others are passed over at full speed.
constexpr std::array<bool, 256> suspects = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['\n'] = table['\t'] = false;
  table[0x7F] = true;
  table[0xC2] = true;  // C1 controls
  table[0xE2] = true;  // line and paragraph separator
  return table;
}();

std::size_t next_suspect(std::string_view text, std::size_t from) {
  while (from < text.size() && !suspects[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

struct Replacement {
  std::size_t size;  ///< Bytes it stands for.
  std::string_view text;
};

Replacement replacement_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  switch (byte(0)) {
    case '\r':
      return {byte(1) == '\n' ? 2U : 1U, "\n"};
    case '\v':
    case '\f':
      return {1, "\n"};
    case 0xC2:
      if (byte(1) >= 0xA0) return {2, text.substr(at, 2)};
      return {2, byte(1) == 0x85 ? "\n" : ""};
    case 0xE2:
      if (byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) return {3, "\n"};
      return {1, text.substr(at, 1)};
    default:
      return {1, ""};
  }
}

}  // namespace

std::string normalize_lines(std::string text) {
  std::size_t at = next_suspect(text, 0);
  if (at == text.size()) return text;
  std::string normal;
  normal.reserve(text.size());
  std::size_t kept = 0;
  while (at < text.size()) {
    normal.append(text, kept, at - kept);
    const Replacement replacement = replacement_at(text, at);
    normal.append(replacement.text);
    kept = std::min(at + replacement.size, text.size());
    at = next_suspect(text, kept);
  }
  return normal.append(text, kept);
}

}  // namespace indexer
