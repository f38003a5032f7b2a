#include "passage/index/schema.h"

#include <array>

#include <openssl/evp.h>

#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/text/document_symbol.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

// Xapian takes 245 bytes; prefixes have at most four.
constexpr std::size_t longest_value = 220;

std::string with_prefix(std::string_view prefix, std::string_view rest) {
  std::string term(prefix);
  term += rest;
  return term;
}

std::string folded_value(const Field& field, std::string_view value) {
  if (field.name != "symbol") return fold(trimmed(value));
  const auto symbol = document_symbol(value);
  return symbol ? *symbol : fold_symbol(value);
}

}  // namespace

std::string key_digest(std::string_view key) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (EVP_Digest(key.data(), key.size(), hash.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw Error("SHA-256 is not available; is the package libssl3 whole?");
  }
  std::string digest;
  for (std::size_t i = 0; i < 9; i += 3) {
    const unsigned bits = static_cast<unsigned>(hash[i]) << 16 | static_cast<unsigned>(hash[i + 1]) << 8 | hash[i + 2];
    for (unsigned shift = 24; shift > 0; shift -= 6) digest += alphabet[(bits >> (shift - 6)) & 63];
  }
  return digest;
}

std::string stem_term(std::string_view stem) {
  return with_prefix(stem_prefix, stem);
}

bool has_positions_of_word(std::string_view stem) {
  return !is_stop_word_anywhere(stem);
}

std::vector<std::string> terms_with_positions(std::string_view stem) {
  std::vector<std::string> terms{stem_term(stem)};
  if (has_positions_of_word(stem)) terms.push_back(word_term(stem));
  return terms;
}

std::string field_word_term(const Field& field, std::string_view exact) {
  return with_prefix(field.words_prefix, exact);
}

std::string field_value_term(const Field& field, std::string_view value) {
  std::string folded = folded_value(field, value);
  if (folded.size() > longest_value) {
    folded = std::string(truncated(folded, longest_value - 13)) + '~' + key_digest(folded);
  }
  return with_prefix(field.value_prefix, folded);
}

std::string symbol_term(std::string_view symbol) {
  return symbol_term_start(symbol_key(symbol)) + std::string(symbol);
}

std::string symbol_term_start(std::string_view key) {
  return with_prefix(symbol_prefix, key) + '=';
}

std::string id_term(std::string_view id) {
  return with_prefix(id_prefix, id);
}

std::string work_term(std::string_view digest) {
  return with_prefix(work_prefix, digest);
}

std::string encode_slot_values(const std::vector<std::string>& values) {
  ByteWriter out;
  for (const std::string& value : values) out.text(value);
  return out.take();
}

std::vector<std::string> decode_slot_values(std::string_view bytes) {
  std::vector<std::string> values;
  for (ByteReader in(bytes); !in.at_end();) values.emplace_back(in.text());
  return values;
}

}  // namespace passage
