#include "tests/end_to_end/shared_daemons.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace tests {
namespace {

/// A data directory with one generation.
class IndexedDirectory {
 public:
  IndexedDirectory(const std::vector<std::string>& what, int expected_status) : data_(directory_.path() / "data") {
    std::vector<std::string> arguments{"index", "--data", data_.string(), "--progress", "none"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    const Outcome outcome = run_indexer(arguments);
    if (outcome.status == expected_status) return;
    throw std::runtime_error("indexing ended with " + std::to_string(outcome.status) + ": " + outcome.output);
  }
  [[nodiscard]] const std::filesystem::path& data() const { return data_; }

 private:
  TemporaryDirectory directory_{memory_directory()};
  std::filesystem::path data_;
};

}  // namespace

const std::filesystem::path& sample_data() {
  constexpr int with_reservations = 3;  // one of the samples is a scan without text
  static const IndexedDirectory index({"--config", PASSAGE_SOURCE_DIR "/tests/end_to_end/samples.toml"}, with_reservations);
  return index.data();
}

Daemon& sample_daemon() {
  static Daemon daemon(sample_data());
  return daemon;
}

Daemon& collection_daemon() {
  static const IndexedDirectory index({PASSAGE_SOURCE_DIR "/tests/cases/end_to_end/collection.jsonl"}, 0);
  static Daemon daemon(index.data());
  return daemon;
}

}  // namespace tests
