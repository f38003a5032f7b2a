// Killed at any moment of a nightly run, while somebody searches: no failed search, no lost document, and the next run
// needs no hand.
#include <atomic>
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/batteries/battery.h"
#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

using std::chrono::milliseconds;

constexpr int in_short = 15;
constexpr int in_full = 300;
constexpr int letters = 150;
constexpr int changed_each_night = 10;  // few enough to change a copy of the index, but for each fifth night

std::string letter(int number, int night) {
  return "Lantern " + std::to_string(number) + ", night " + std::to_string(night) + ": the right to seek asylum.";
}

void write_letters(const tests::DataDirectory& directory, int night) {
  const int count = night % 5 == 0 ? letters : changed_each_night;
  for (int i = 0; i < count; ++i) {
    const int number = (night * changed_each_night + i) % letters;
    directory.write("letters", std::to_string(number) + ".txt", letter(number, night));
  }
}

/// Searches all the time. What it has seen is read when it has ended.
class Searcher {
 public:
  explicit Searcher(std::uint16_t port) : port_(port), thread_([this] { search(); }) {}
  ~Searcher() { stop(); }
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;

  void stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }

  int answers = 0;
  int failures = 0;
  int wrong_totals = 0;
  std::string first_failure;

 private:
  void search() {
    while (!stop_) {
      const auto answer = tests::http_request(port_, "GET", "/api/v1/search?q=lantern+asylum&facets=*");
      ++answers;
      rapidjson::Document json;
      json.Parse(answer.body.data(), answer.body.size());
      if (answer.status != 200 || json.HasParseError() || !json.HasMember("totalHits")) {
        if (failures++ == 0) first_failure = std::to_string(answer.status) + " " + answer.body;
      } else if (json["totalHits"].GetInt() != letters) {
        ++wrong_totals;
      }
    }
  }

  std::uint16_t port_;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace

TEST_CASE("kill -9 at random moments of a nightly run, with searches going on", "[killed]") {
  const int kills = tests::battery_rounds(in_short, in_full);
  const tests::DataDirectory directory;
  for (int i = 0; i < letters; ++i) directory.write("letters", std::to_string(i) + ".txt", letter(i, 0));
  REQUIRE(directory.index({"letters"}).status == 0);

  write_letters(directory, 1);
  auto began = std::chrono::steady_clock::now();
  REQUIRE(directory.index({"letters"}).status == 0);
  auto usual = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);

  tests::Daemon daemon(directory.data());
  Searcher searcher(daemon.port());
  std::mt19937 random(20181210);
  int killed = 0;
  int published = 0;
  for (int night = 2; killed < kills; ++night) {
    REQUIRE(night < 3 * kills);
    write_letters(directory, night);
    const std::uint64_t before = directory.generation();
    {
      tests::Process indexer(PASSAGE_INDEXER,
                             {"index", "--data", directory.data().string(), directory.folder("letters").string()},
                             directory.folder("log"));
      began = std::chrono::steady_clock::now();
      std::this_thread::sleep_for(milliseconds(random() % static_cast<unsigned long>(usual.count() * 11 / 10)));
      indexer.signal(SIGKILL);
      const auto status = indexer.wait();
      CAPTURE(night, indexer.output());
      REQUIRE(status.has_value());
      REQUIRE((*status == 0 || *status == 128 + SIGKILL));
      killed += *status == 128 + SIGKILL ? 1 : 0;
    }
    CAPTURE(night, before);
    const std::uint64_t after = directory.generation();
    REQUIRE(after >= before);  // numbers of runs that died are not used again
    published += after > before ? 1 : 0;
    REQUIRE(directory.documents() == letters);
    REQUIRE(directory.command("verify").status == 0);
    // Each tenth night a run gets to its end, and needs nobody.
    if (night % 10 != 0) continue;
    began = std::chrono::steady_clock::now();
    const auto whole = directory.index({"letters"});
    usual = std::max(milliseconds(50),
                     (usual + std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began)) / 2);
    CAPTURE(whole.output);
    REQUIRE(whole.status == 0);
  }
  const auto last = directory.index({"letters"});
  CAPTURE(last.output);
  CHECK(last.status == 0);
  searcher.stop();
  CAPTURE(searcher.first_failure);
  CHECK(searcher.answers > kills);
  CHECK(searcher.failures == 0);
  CHECK(searcher.wrong_totals == 0);
  CHECK(daemon.unexpected_log() == "");
  CHECK(daemon.stop() == 0);
  for (const auto& entry : std::filesystem::directory_iterator(directory.data() / "generations")) {
    CHECK(entry.path().filename().string().find('.') == std::string::npos);  // no draft was left behind
  }
  WARN("killed " << killed << " runs, of which " << published << " had published; " << searcher.answers << " searches");
}
