#include "indexer/extract/transfer_encoding.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace indexer {

std::string decode_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    if (c == '=') break;
    const std::size_t value = alphabet.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFF;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFF);
  }
  return bytes;
}

int hexadecimal_byte(std::string_view text) {
  unsigned char byte = 0;
  if (text.size() < 2) return -1;
  return std::from_chars(text.data(), text.data() + 2, byte, 16).ptr == text.data() + 2 ? byte : -1;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    const std::size_t sign = std::min(text.find('='), text.size());
    bytes += text.substr(0, sign);
    text.remove_prefix(sign);
    if (text.empty()) break;
    text.remove_prefix(1);
    const int byte = hexadecimal_byte(text);
    const std::size_t line_end = text.find_first_not_of(" \t\r");
    if (byte >= 0) {
      bytes += static_cast<char>(byte);
      text.remove_prefix(2);
    } else if (line_end == std::string_view::npos) {
      break;
    } else if (text[line_end] == '\n') {
      text.remove_prefix(line_end + 1);
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

}  // namespace indexer
