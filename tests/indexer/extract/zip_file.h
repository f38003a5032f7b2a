#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

namespace tests {

/// A zip archive in memory with these members, compressed unless `method` says ZIP_CM_STORE.
inline std::string zip_file(const std::vector<std::pair<std::string, std::string>>& members,
                            const std::string& password = {}, zip_int32_t method = ZIP_CM_DEFAULT) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("libzip");
  zip_source_keep(target);
  for (const auto& [name, content] : members) {
    const zip_int64_t index = zip_file_add(
        archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    const auto number = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, number, method, 0);
    if (!password.empty()) zip_file_set_encryption(archive, number, ZIP_EM_AES_128, password.c_str());
  }
  if (zip_close(archive) != 0) throw std::runtime_error("libzip");
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace tests
