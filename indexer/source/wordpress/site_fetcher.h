#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_map>

#include "indexer/byte_spool.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"
#include "indexer/source/web/http_client.h"

namespace indexer {

/// What is fetched from a site, and what was: the texts of posts came with the list and wait on disk, files are fetched
/// when their turn comes. One question at a time, so that the site has as much time for its readers as before.
class SiteFetcher {
 public:
  /// Throws SourceError when the password cannot be had.
  SiteFetcher(const WordPressSite& site, const std::filesystem::path& data_directory);

  /// For one thread, before fetch() is used.
  [[nodiscard]] HttpClient& client() { return client_; }

  void keep_text(const std::string& path, std::string_view row) { texts_[path] = spool_.append(row); }

  /// See FetchItem. Thread-safe.
  [[nodiscard]] std::string fetch(const Item& item);

 private:
  HttpClient client_;
  std::mutex mutex_;
  ByteSpool spool_;
  std::unordered_map<std::string, ByteSpool::Slot> texts_;  // by Item::path
};

}  // namespace indexer
