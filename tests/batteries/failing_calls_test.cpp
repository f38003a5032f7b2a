// EIO, EMFILE and ENOSPC at each call by which a run reads and writes its data directory: no silent success, and the
// published index untouched.
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/batteries/battery.h"
#include "tests/end_to_end/data_directory.h"

namespace {

namespace fs = std::filesystem;

constexpr int letters = 40;

using Environment = std::vector<std::pair<std::string, std::string>>;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A published generation of which each attempt changes a copy.
class Stage {
 public:
  /// `changed` letters differ from what is published: few are changed in a copy of the index, many written anew.
  explicit Stage(int changed) {
    for (int i = 0; i < letters; ++i) write_letter(i, "first");
    REQUIRE(directory_.index({"letters"}).status == 0);
    fs::rename(directory_.data(), template_());
    for (int i = 0; i < changed; ++i) write_letter(i, "second");
    directory_.write("letters", "new.txt", "The lantern that came later.");
  }

  void restore() const {
    fs::remove_all(directory_.data());
    fs::copy(template_(), directory_.data(), fs::copy_options::recursive);
  }

  [[nodiscard]] tests::Outcome index(const Environment& environment) const {
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    auto outcome = tests::run_indexer({"index", "--threads", "1", "--progress", "none", "--data",
                                       directory_.data().string(), directory_.folder("letters").string()});
    for (const auto& [name, value] : environment) ::unsetenv(name.c_str());
    return outcome;
  }

  /// How many calls a run makes that nothing befalls.
  [[nodiscard]] int count_calls() const {
    restore();
    REQUIRE(index(failing(0, 0, false)).status == 0);
    return std::atoi(content_of(directory_.folder("count")).c_str());
  }

  [[nodiscard]] Environment failing(int at, int error, bool goes_on) const {
    const fs::path library = FAILING_CALLS;
    // LD_PRELOAD cannot name a path with a space, such as the build may have; LD_LIBRARY_PATH can.
    Environment environment{
        {"LD_PRELOAD", library.filename().string()}, {"LD_LIBRARY_PATH", library.parent_path().string()},
        {"FAIL_BELOW", directory_.data().string()},  {"FAIL_AT", std::to_string(at)},
        {"FAIL_WITH", std::to_string(error)},        {"FAIL_COUNT", directory_.folder("count").string()}};
    if (goes_on) environment.emplace_back("FAIL_ON", "1");
    return environment;
  }

  [[nodiscard]] const tests::DataDirectory& directory() const { return directory_; }

 private:
  [[nodiscard]] fs::path template_() const { return directory_.folder("template"); }
  void write_letter(int number, const std::string& what) const {
    directory_.write("letters", std::to_string(number) + ".txt", "The " + what + " lantern, " + std::to_string(number));
  }

  tests::DataDirectory directory_;
};

}  // namespace

TEST_CASE("whatever call of a run fails, it says so or has published all, and the next run needs no hand",
          "[failing]") {
  const int changed = GENERATE(2, letters);
  const bool goes_on = GENERATE(false, true);
  const Stage stage(changed);
  const int calls = stage.count_calls();
  CAPTURE(changed, goes_on, calls);
  REQUIRE(calls > 100);
  const int attempts = std::min(calls, tests::battery_rounds(5, goes_on ? 60 : calls));
  int silent = 0;
  for (int i = 0; i < attempts; ++i) {
    const int at = 1 + static_cast<int>(static_cast<long>(calls) * i / attempts);
    constexpr std::array errors{EIO, EMFILE, ENOSPC};
    const int error = errors[static_cast<std::size_t>(at) % errors.size()];
    stage.restore();
    const auto outcome = stage.index(stage.failing(at, error, goes_on));
    const auto& directory = stage.directory();
    CAPTURE(at, std::strerror(error), outcome.status, outcome.output);
    REQUIRE((outcome.status == 0 || outcome.status == 1));
    REQUIRE(directory.command("verify").status == 0);
    const std::uint64_t documents = directory.documents();
    if (outcome.status == 0) {
      ++silent;
      REQUIRE(directory.generation() == 2);
      REQUIRE(documents == letters + 1);
    } else if (directory.generation() == 1) {
      REQUIRE(documents == letters);
      REQUIRE_THAT(outcome.output, Catch::Contains("passage-indexer: "));
    } else {
      REQUIRE(documents == letters + 1);
      REQUIRE_THAT(outcome.output, Catch::Contains("is published, but may not outlive a power cut"));
    }
    const auto next = stage.index({});
    CAPTURE(next.output);
    REQUIRE(next.status == 0);
    REQUIRE(directory.documents() == letters + 1);
    REQUIRE(directory.command("verify").status == 0);
  }
  WARN(attempts << " of " << calls << " calls failed, " << silent << " made no difference");
}
