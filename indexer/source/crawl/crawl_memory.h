#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "indexer/source/crawl/page_record.h"

namespace indexer {

/// What a site looked like at the last run: addresses, times, and hashes of what stood there. It saves questions and
/// decides nothing: what is in the index is in the ledger. A memory that is lost, damaged, or of other settings is
/// none.
class CrawlMemory {
 public:
  /// `settings`: all that decides which links of a page are remembered.
  CrawlMemory(std::filesystem::path file, std::string settings);

  /// By PageAddress::key; nothing for what is not remembered.
  [[nodiscard]] const PageRecord* find(const std::string& key) const;

  void keep(const std::string& key, PageRecord record) { next_[key] = std::move(record); }

  /// Replaces the file by what was kept. Throws Error.
  void save() const;

 private:
  std::filesystem::path file_;
  std::string settings_;
  std::map<std::string, PageRecord> last_;
  std::map<std::string, PageRecord> next_;
};

}  // namespace indexer
