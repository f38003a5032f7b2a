#include "indexer/ocr/ocr_cache.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "indexer/extract/refusal.h"
#include "indexer/ledger.h"
#include "passage/error.h"
#include "passage/index/byte_codec.h"
#include "passage/index/durable_file.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t record_format = 1;
constexpr std::size_t most_bytes = std::size_t{256} << 20;  // of a file: ten thousand pages of a newspaper

std::string encoded(const PageReading& reading) {
  passage::ByteWriter out;
  out.number(record_format);
  out.number(reading.page);
  out.text(reading.engine);
  out.text(reading.languages);
  out.text(reading.label);
  out.texts(reading.paragraphs);
  out.flag(reading.failure.has_value());
  out.text(reading.failure ? refusal_code(reading.failure->reason) : std::string_view{});
  out.text(reading.failure ? reading.failure->detail : std::string{});
  passage::ByteWriter record;
  record.text(out.bytes());
  return record.take();
}

PageReading decoded(std::string_view record) {
  passage::ByteReader in(record);
  if (in.number() != record_format) throw passage::Error("a record of another format");
  PageReading reading;
  reading.page = in.small_number();
  reading.engine = in.text();
  reading.languages = in.text();
  reading.label = in.text();
  reading.paragraphs = in.texts();
  const bool failed = in.flag();
  const std::string_view code = in.text();
  const std::string_view detail = in.text();
  if (failed) reading.failure = Refusal{refusal_from_code(code), std::string(detail)};
  const bool sound = in.at_end() && std::ranges::all_of(reading.paragraphs, passage::is_valid_utf8) &&
                     passage::is_valid_utf8(reading.label);
  if (!sound) throw passage::Error("a damaged record");
  return reading;
}

std::string content_of(const fs::path& file) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file, failed);
  if (failed || size > most_bytes) return {};
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Records {
  std::vector<PageReading> readings;
  std::size_t sound_bytes = 0;  ///< What follows was cut short.
};

Records records_of(std::string_view content) {
  Records records;
  try {
    passage::ByteReader in(content);
    while (!in.at_end()) {
      records.readings.push_back(decoded(in.text()));
      records.sound_bytes = content.size() - in.remaining();
    }
  } catch (const passage::Error&) {
    // The rest is read again, from the document.
  }
  return records;
}

[[noreturn]] void cannot(const char* what, const fs::path& path, const std::error_code& error) {
  throw passage::Error(std::string("cannot ") + what + " " + path.string() + ": " + error.message());
}

}  // namespace

fs::path ocr_cache_directory(const fs::path& data_directory) {
  return data_directory / "ocr";
}

fs::path OcrCache::file_of(std::string_view content_hash) const {
  return directory_ / content_hash.substr(0, 2) / content_hash;
}

std::vector<PageReading> OcrCache::readings(std::string_view content_hash) const {
  if (directory_.empty()) return {};
  std::vector<PageReading> all = records_of(content_of(file_of(content_hash))).readings;
  std::ranges::reverse(all);
  std::ranges::stable_sort(all, {}, &PageReading::page);
  const auto repeated = std::ranges::unique(all, {}, &PageReading::page);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

void OcrCache::add(std::string_view content_hash, const PageReading& reading) {
  if (directory_.empty()) return;
  const fs::path file = file_of(content_hash);
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) cannot("make", file.parent_path(), error);
  fs::permissions(directory_, fs::perms::owner_all, error);
  if (error) cannot("close to others", directory_, error);
  const std::string content = content_of(file);
  const std::size_t sound_bytes = records_of(content).sound_bytes;
  if (sound_bytes == 0) {
    fs::remove(file, error);  // what is too large, or no record at all, is begun anew
  } else if (sound_bytes < content.size()) {
    fs::resize_file(file, sound_bytes, error);
  }
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << encoded(reading);
  out.close();
  if (!out || error) throw passage::Error("cannot write " + file.string() + "; is the disk full?");
}

void OcrCache::remove(std::string_view content_hash) {
  if (directory_.empty()) return;
  std::error_code error;
  fs::remove(file_of(content_hash), error);
  if (error) cannot("remove", file_of(content_hash), error);
}

void OcrCache::keep_only(const std::unordered_set<std::string>& content_hashes) {
  std::error_code error;
  if (directory_.empty() || !fs::exists(directory_, error)) return;
  std::vector<fs::path> unused;
  for (fs::recursive_directory_iterator entry(directory_, error); !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    if (entry->is_regular_file(error) && !content_hashes.contains(entry->path().filename().string())) {
      unused.push_back(entry->path());
    }
  }
  if (error) passage::throw_system_error("list", directory_, error.value());
  for (const fs::path& file : unused) {
    fs::remove(file, error);
    if (error) passage::throw_system_error("remove", file, error.value());
  }
}

std::unordered_set<std::string> read_contents(const passage::GenerationStore& store) {
  std::unordered_set<std::string> contents;
  for (const passage::Generation& generation : store.generations()) {
    const Ledger ledger = Ledger::load(generation.ledger());
    for (const LedgerEntry& entry : ledger.entries()) {
      if (entry.ocr.image_pages > 0) contents.insert(entry.content_hash);
    }
  }
  return contents;
}

}  // namespace indexer
