#include "indexer/extract/zip_member.h"

#include <algorithm>
#include <array>

#include <zip.h>

#include "indexer/extract/extraction.h"

namespace indexer {
namespace {

constexpr std::int64_t most_members = 50'000;
constexpr std::size_t most_bytes = 128UL << 20;   // of all members that are read
constexpr std::size_t most_ratio = 200;           // text in XML packs to a thirtieth, a bomb to a thousandth
constexpr std::size_t ratio_matters = 4UL << 20;  // below that a high ratio harms nobody

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

[[noreturn]] void refuse_member(const std::string& name, int error) {
  const bool locked = error == ZIP_ER_NOPASSWD || error == ZIP_ER_WRONGPASSWD;
  throw RefusedFile(locked ? RefusalReason::Encrypted : RefusalReason::Damaged, name + " cannot be unpacked");
}

}  // namespace

void ZipArchive::Closer::operator()(::zip* archive) const {
  zip_discard(archive);
}

ZipArchive::ZipArchive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (source != nullptr && !archive_) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive_) throw RefusedFile(RefusalReason::Damaged, "the zip archive cannot be opened");
  if (zip_get_num_entries(archive_.get(), 0) > most_members) {
    throw RefusedFile(RefusalReason::TooLarge, "the archive has too many parts");
  }
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const std::int64_t index = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (index < 0) return std::nullopt;
  zip_stat_t status;
  zip_stat_init(&status);
  const auto number = static_cast<zip_uint64_t>(index);
  if (zip_stat_index(archive_.get(), number, 0, &status) != 0) refuse_member(name, ZIP_ER_INCONS);
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive_.get(), number, 0));
  if (!file) refuse_member(name, zip_error_code_zip(zip_get_error(archive_.get())));

  std::string content;
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    const std::int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) refuse_member(name, zip_error_code_zip(zip_file_get_error(file.get())));
    if (got == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(got));
    unpacked_ += static_cast<std::size_t>(got);
    const bool bomb = content.size() > ratio_matters && content.size() / most_ratio > status.comp_size;
    if (unpacked_ > most_bytes || bomb) throw RefusedFile(RefusalReason::TooLarge, name + " unpacks to too much");
  }
}

}  // namespace indexer
