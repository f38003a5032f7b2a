// Incremental equals full: after nights of edits the index answers as one that was made of the last state at once.
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "tests/batteries/answers.h"
#include "tests/batteries/battery.h"
#include "tests/batteries/edit_history.h"
#include "tests/temporary_directory.h"

namespace {

namespace fs = std::filesystem;

constexpr int in_short = 4;
constexpr int in_full = 200;

tests::Outcome index(const fs::path& data, const fs::path& config, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"index",         "--data",         data.string(), "--config",
                                     config.string(), "--allow-shrink", "--progress",  "plain"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return tests::run_indexer(arguments);
}

std::vector<tests::ComparableAnswer> answers_of(const fs::path& data, const char* and_target = nullptr) {
  const tests::Daemon daemon(data);
  auto answers = tests::all_answers(daemon);
  if (and_target != nullptr)
    answers.push_back({and_target, tests::http_request(daemon.port(), "GET", and_target).body});
  return answers;
}

/// How many works a run wrote; nothing when it published nothing.
std::optional<int> written_works(const std::string& progress) {
  static const std::regex line(R"(indexing 100%\s+(\d+)/)");
  std::smatch found;
  return std::regex_search(progress, found, line) ? std::optional(std::stoi(found[1])) : std::nullopt;
}

}  // namespace

TEST_CASE("random histories of edits: incremental equals full", "[histories]") {
  constexpr int least_nights = 3;
  constexpr int small = 40;  // works: fewer than any state has
  int nights_in_part = 0;
  int nights_in_full = 0;
  for (int number = tests::first_battery_round(); number < tests::battery_rounds(in_short, in_full); ++number) {
    const tests::TemporaryDirectory directory(tests::memory_directory());
    const fs::path nightly = directory.path() / "nightly";
    tests::EditHistory history(directory.path() / "sources", static_cast<unsigned>(number));
    std::string said;
    const int nights = least_nights + number % 3;
    for (int night = 0; night <= nights; ++night) {
      const auto outcome = index(nightly, history.config());
      CAPTURE(number, night, said, outcome.output);
      REQUIRE((outcome.status == 0 || outcome.status == 3));
      if (night > 0) {
        const auto works = written_works(outcome.output);
        nights_in_part += works && *works < small ? 1 : 0;
        nights_in_full += works && *works >= small ? 1 : 0;
      }
      if (night < nights) said += "\n" + std::to_string(night) + ": " + history.edit();
    }

    const auto answers = answers_of(nightly, "/feed.atom?q=");
    const fs::path anew = directory.path() / "anew";
    REQUIRE_FALSE(index(anew, history.config()).status == 1);
    auto of_anew = answers_of(anew);
    of_anew.push_back(answers.back());  // when documents came first is known to the other only
    CAPTURE(number, said);
    REQUIRE(tests::difference(answers, of_anew) == "");

    if (number % 4 != 0) continue;
    REQUIRE_FALSE(index(nightly, history.config(), {"--full"}).status == 1);
    auto of_full = answers_of(nightly, "/feed.atom?q=");
    static const std::regex published("<updated>[^<]*</updated>");
    of_full.back().body =
        std::regex_replace(of_full.back().body, published, "", std::regex_constants::format_first_only);
    auto before = answers;
    before.back().body = std::regex_replace(before.back().body, published, "", std::regex_constants::format_first_only);
    REQUIRE(tests::difference(before, of_full) == "");
  }
  WARN("nights that changed a copy of the index: " << nights_in_part << ", that wrote it anew: " << nights_in_full);
  CHECK(nights_in_part > 0);
  CHECK(nights_in_full > 0);
}
