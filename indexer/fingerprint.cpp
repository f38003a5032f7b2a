#include "indexer/fingerprint.h"

#include <array>
#include <cstddef>

#include <openssl/evp.h>

#include "passage/error.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

constexpr std::size_t hash_bytes = 16;

}  // namespace

std::string content_hash(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) {
    throw passage::Error("OpenSSL cannot compute SHA-256; look at its configuration");
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < hash_bytes; ++i) {
    hex += digits[digest[i] >> 4U];
    hex += digits[digest[i] & 0xfU];
  }
  return hex;
}

std::string fingerprint(std::string_view hash_of_content, std::string_view declared, const Source& source,
                        std::string_view file) {
  passage::ByteWriter all;
  all.number(extraction_version);
  all.text(hash_of_content);
  all.text(declared);
  all.text(source.label());
  all.text(source.base_url);
  all.flag(source.serve);
  passage::write(all, source.defaults);
  all.text(file);
  if (source.wordpress) all.text(document_settings(*source.wordpress));
  if (source.web) all.text(document_settings(*source.web));
  return content_hash(all.bytes());
}

}  // namespace indexer
