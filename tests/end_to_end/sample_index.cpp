#include "tests/end_to_end/sample_index.h"

#include <stdexcept>
#include <string>

namespace tests {
namespace {

class SampleIndex {
 public:
  SampleIndex() : data_(directory_.path() / "data") {
    const std::string config = PASSAGE_SOURCE_DIR "/corpus/demo.toml";
    const Outcome outcome = run_indexer({"index", "--data", data_.string(), "--config", config, "--progress", "none"});
    constexpr int published_with_reservations = 3;  // one of the samples is a scan without text
    if (outcome.status != published_with_reservations) {
      throw std::runtime_error("indexing the samples ended with " + std::to_string(outcome.status) + ": " +
                               outcome.output);
    }
  }
  [[nodiscard]] const std::filesystem::path& data() const { return data_; }

 private:
  TemporaryDirectory directory_{memory_directory()};
  std::filesystem::path data_;
};

}  // namespace

const std::filesystem::path& sample_data() {
  static const SampleIndex index;
  return index.data();
}

Daemon& sample_daemon() {
  static Daemon daemon(sample_data());
  return daemon;
}

}  // namespace tests
