#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/ocr/ocr_cache.h"
#include "indexer/ocr/ocr_settings.h"
#include "indexer/source/listing.h"
#include "indexer/source/source.h"

namespace indexer {

/// Tesseract as it is installed.
struct OcrEngine {
  std::string name;                    ///< With its version: another one reads otherwise.
  std::vector<std::string> languages;  ///< In Tesseract's names, sorted; not empty.
};

/// Asks the library; nothing where it is not installed.
[[nodiscard]] std::optional<OcrEngine> installed_ocr_engine();

/// How long recognising may take. What is over goes on in the next run.
struct OcrLimits {
  std::chrono::milliseconds run = std::chrono::minutes(60);       ///< From the run's beginning, no page begins later.
  std::chrono::milliseconds document = std::chrono::minutes(15);  ///< The pages of one document.
  std::uint32_t pages = 2000;                                     ///< Of one document; pages beyond are not read.
};

/// What the threads of one run share about OCR: the engine, the cache, the time that is left, what the report is told.
/// Thread-safe.
class OcrRun {
 public:
  using FindEngine = std::function<std::optional<OcrEngine>()>;

  /// `find_engine` is called when an image turns up, once. The clock starts now.
  OcrRun(FindEngine find_engine, const std::filesystem::path& cache_directory, OcrLimits limits = {});

  [[nodiscard]] const std::optional<OcrEngine>& engine();
  [[nodiscard]] OcrCache& cache() { return cache_; }
  [[nodiscard]] const OcrLimits& limits() const { return limits_; }
  [[nodiscard]] bool has_time() const;

  /// No more pages in this run: the engine fails whatever the page.
  void give_up(const std::string& why);

  /// What stands in OcrState::engine of documents that are read under this source's settings now; empty where nothing
  /// reads them.
  [[nodiscard]] std::string signature(const Source& source);

  /// Whether a document that has not changed would be read otherwise, or further, than it was.
  [[nodiscard]] bool reads_more(const Source& source, const OcrState& before);

  /// The installed ones of the languages wanted, as Tesseract takes them ("spa+eng"). What is missing goes into the
  /// report. With none wanted, all that are installed, three at most. Empty when none of those wanted is there.
  [[nodiscard]] std::string languages_for(const Source& source, const std::vector<std::string>& wanted);

  void count_page() { ++pages_; }
  [[nodiscard]] std::uint64_t pages() const { return pages_; }

  struct SourceRemark {
    std::string source;
    std::string text;
    friend auto operator<=>(const SourceRemark&, const SourceRemark&) = default;
  };
  [[nodiscard]] std::set<SourceRemark> remarks();

 private:
  FindEngine find_engine_;
  OcrCache cache_;
  OcrLimits limits_;
  std::chrono::steady_clock::time_point began_;
  std::once_flag asked_;
  std::optional<OcrEngine> engine_;
  std::atomic<bool> given_up_ = false;
  std::atomic<std::uint64_t> pages_ = 0;
  std::mutex mutex_;
  std::set<SourceRemark> remarks_;
};

}  // namespace indexer
