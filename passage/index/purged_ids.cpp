#include "passage/index/purged_ids.h"

#include <array>
#include <optional>
#include <span>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <xapian.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/schema.h"
#include "passage/index/xapian_error.h"

namespace fs = std::filesystem;

namespace passage {
namespace {

// The lines of the file: what it is, the key, the state, then a line for each id.
constexpr std::string_view first_line = "passage purged 1";
constexpr std::string_view key_word = "key ";
constexpr std::string_view finished_line = "finished";
constexpr std::string_view unfinished_line = "unfinished";
constexpr std::size_t digest_digits = 64;
constexpr std::size_t most_bytes = std::size_t{64} << 20;

std::string hexadecimal(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

bool is_digest(std::string_view line) {
  return line.size() == digest_digits && line.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The next line without its end; a file that was cut short ends without one.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

fs::path PurgedIds::file_in(const fs::path& data_directory) {
  return data_directory / "purged";
}

PurgedIds PurgedIds::load(const fs::path& data_directory) {
  const fs::path file = file_in(data_directory);
  PurgedIds purged;
  const std::optional<std::string> content = read_file(file, most_bytes);
  if (!content) return purged;
  const auto fail = [&] {
    throw Error(file.string() +
                " is damaged, and nothing else says which documents were purged; bring it back from a backup");
  };
  std::string_view rest = *content;
  const auto head = take_line(rest);
  const auto key = take_line(rest);
  const auto state = take_line(rest);
  if (head != first_line || !key || !key->starts_with(key_word) || !is_digest(key->substr(key_word.size()))) fail();
  if (state != finished_line && state != unfinished_line) fail();
  purged.key_ = key->substr(key_word.size());
  purged.finished_ = state == finished_line;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (!line || !is_digest(*line)) fail();
    purged.digests_.emplace(*line);
  }
  return purged;
}

bool PurgedIds::holds(std::string_view id) const {
  return !digests_.empty() && digests_.contains(digest_of(id));
}

void PurgedIds::add(std::string_view id) {
  if (key_.empty()) {
    std::array<unsigned char, key_bytes> key{};
    if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1) {
      throw Error("OpenSSL gives no random numbers; look at its configuration (openssl.cnf)");
    }
    key_ = hexadecimal(key);
  }
  digests_.insert(digest_of(id));
  finished_ = false;
}

void PurgedIds::save(const fs::path& data_directory) const {
  std::string text = std::string(first_line) + "\n" + std::string(key_word) + key_ + "\n";
  text += std::string(finished_ ? finished_line : unfinished_line) + "\n";
  for (const std::string& digest : digests_) text += digest + "\n";
  replace_file(file_in(data_directory), text, Readers::OwnerAndGroup);
  sync_directory(data_directory);
}

std::string PurgedIds::digest_of(std::string_view id) const {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const unsigned char* made = HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()),
                                   reinterpret_cast<const unsigned char*>(id.data()), id.size(), digest.data(), &size);
  if (made == nullptr) throw Error("OpenSSL refuses to compute HMAC-SHA-256; look at its configuration (openssl.cnf)");
  return hexadecimal({digest.data(), size});
}

void require_nothing_purged(const GenerationStore& store, const Generation& generation) {
  const PurgedIds purged = PurgedIds::load(store.data_directory());
  if (purged.empty()) return;
  const std::string where = "reading the ids of " + generation.directory.string();
  const bool found = with_xapian_errors(where, [&] {
    const Xapian::Database documents(generation.documents().string());
    const std::string prefix(id_prefix);
    const auto end = documents.allterms_end(prefix);
    for (auto term = documents.allterms_begin(prefix); term != end; ++term) {
      if (purged.holds(std::string_view(*term).substr(prefix.size()))) return true;
    }
    return false;
  });
  if (!found) return;
  throw Error(
      "generation " + std::to_string(generation.number) +
      " holds a document that was purged, so it is not published again; the next run of `passage-indexer index` "
      "removes it");
}

}  // namespace passage
