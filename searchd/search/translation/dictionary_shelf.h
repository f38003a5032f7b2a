#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "searchd/search/translation/dictionary.h"

namespace searchd {

/// Keeps the dictionaries for the languages of an index at hand. They are read in a thread of its own, for that takes
/// seconds: until they are there, and while others are read for new languages, the ones before serve. Thread-safe.
class DictionaryShelf {
 public:
  using Log = std::function<void(const std::string& line)>;

  /// `log` takes a line when dictionaries have been read, and one for each file that is none.
  DictionaryShelf(std::filesystem::path folder, Log log);
  DictionaryShelf(const DictionaryShelf&) = delete;
  DictionaryShelf& operator=(const DictionaryShelf&) = delete;

  /// Asks for the dictionaries of these languages (primary subtags, the most important first). Returns at once.
  void want(std::span<const std::string> languages);

  /// What has been read; null when nothing has yet.
  [[nodiscard]] std::shared_ptr<const Dictionary> get() const;

 private:
  void read_what_is_wanted(const std::stop_token& stop);
  void report(const Dictionary& dictionary) const;

  const std::filesystem::path folder_;
  const Log log_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<std::string> wanted_;
  bool is_read_ = true;  ///< Nothing is wanted that has not been read.
  std::shared_ptr<const Dictionary> dictionary_;
  std::jthread reader_;  ///< The last member: it ends before the others go.
};

}  // namespace searchd
