#include "indexer/source/escaped_name.h"

#include <algorithm>
#include <cstddef>

#include "indexer/fingerprint.h"
#include "passage/model/metadata.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t max_id_bytes = 200;
constexpr std::size_t hash_digits = 16;

void append_escaped(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += '%';
  out += digits[value >> 4U];
  out += digits[value & 0xfU];
}

/// Bytes of the character at the start of `text`, 0 when it is none that may stand in an id.
std::size_t character_bytes(std::string_view text) {
  for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, text.size()); ++bytes) {
    if (passage::valid_id(text.substr(0, bytes))) return bytes;
  }
  return 0;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string escaped_name(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t bytes = character_bytes(path);
    if (bytes == 0) {
      append_escaped(out, path.front());
    } else {
      out += path.substr(0, bytes);
    }
    path.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  return out;
}

std::string url_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (is_unreserved(c) || c == '/') {
      out += c;
    } else {
      append_escaped(out, c);
    }
  }
  return out;
}

std::string document_id(std::string_view label, std::string_view relative_path) {
  std::string id = escaped_name(label);
  if (!id.empty() && !relative_path.empty()) id += '/';
  id += escaped_name(relative_path);
  if (id.size() <= max_id_bytes) return id;
  const std::string hash = content_hash(id).substr(0, hash_digits);
  return std::string(passage::truncated(id, max_id_bytes - hash_digits - 1)) + "~" + hash;
}

}  // namespace indexer
