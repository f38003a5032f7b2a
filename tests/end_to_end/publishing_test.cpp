// A daemon and an indexer over one data directory at the same time.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "passage/index/durable_file.h"
#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

constexpr int generations = 10;

/// What a client saw that searched all the time. Catch2 counts in one thread only, so it is checked afterwards.
struct Seen {
  int answers = 0;
  int failures = 0;
  int steps_back = 0;    ///< The number of the generation fell from one answer to the next.
  int wrong_totals = 0;  ///< Neither the even nor the odd content, or not that of the generation it names.
  std::uint64_t generation = 0;
};

/// Generation n holds n % 2 + 1 documents with the word.
void write_content(const tests::DataDirectory& directory, int number) {
  directory.write("letters", "always.txt", "A lantern, number " + std::to_string(number) + ".");
  directory.write("letters", "sometimes.txt",
                  number % 2 == 1 ? "A lantern as well, number " + std::to_string(number) + "." : "Nothing to see.");
}

void search_until(const std::atomic<bool>& stop, std::uint16_t port, Seen& seen) {
  while (!stop) {
    const auto answer = tests::http_request(port, "GET", "/api/v1/search?q=lantern");
    ++seen.answers;
    rapidjson::Document json;
    json.Parse(answer.body.data(), answer.body.size());
    if (answer.status != 200 || json.HasParseError()) {
      ++seen.failures;
      continue;
    }
    const std::uint64_t generation = json["generation"].GetUint64();
    seen.steps_back += generation < seen.generation ? 1 : 0;
    seen.generation = generation;
    const bool right =
        json["totalHits"].GetUint64() == generation % 2 + 1 && json["hits"].Size() == json["totalHits"].GetUint64();
    seen.wrong_totals += right ? 0 : 1;
  }
}

/// The daemon's answer once it serves this generation, or its last within five seconds.
rapidjson::Document search_of_generation(const tests::Daemon& daemon, std::uint64_t generation) {
  constexpr int attempts = 250;
  for (int i = 0;; ++i) {
    auto answer = daemon.search({"q", "lantern"});
    if (i == attempts || answer["generation"].GetUint64() == generation) return answer;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace

TEST_CASE("ten generations are published under a daemon that answers all the time") {
  const tests::DataDirectory directory;
  write_content(directory, 1);
  REQUIRE(directory.index({"letters"}).status == 0);
  tests::Daemon daemon(directory.data());

  std::atomic<bool> stop = false;
  std::vector<Seen> seen(2);
  std::vector<std::thread> clients;
  for (Seen& one : seen) clients.emplace_back([&] { search_until(stop, daemon.port(), one); });
  std::vector<int> statuses;
  for (int number = 2; number <= generations; ++number) {
    write_content(directory, number);
    statuses.push_back(directory.index({"letters"}).status);
  }
  const auto newest = search_of_generation(daemon, generations);
  stop = true;
  for (std::thread& client : clients) client.join();

  CHECK(statuses == std::vector<int>(generations - 1, 0));
  CHECK(newest["generation"].GetUint() == generations);
  CHECK(newest["totalHits"].GetUint() == 1);
  for (const Seen& one : seen) {
    CHECK(one.answers > 2 * generations);
    CHECK(one.failures == 0);
    CHECK(one.steps_back == 0);
    CHECK(one.wrong_totals == 0);
  }

  // A rollback is the old content under a new number.
  REQUIRE(directory.command("rollback").status == 0);
  const auto rolled_back = search_of_generation(daemon, generations + 1);
  CHECK(rolled_back["generation"].GetUint() == generations + 1);
  CHECK(rolled_back["totalHits"].GetUint() == 2);
  CHECK(daemon.unexpected_log() == "");
  CHECK(daemon.stop() == 0);
}

TEST_CASE("a daemon over nothing is ready, says so, and takes up the first generation") {
  const tests::DataDirectory directory;
  std::filesystem::create_directories(directory.data());
  tests::Daemon daemon(directory.data());
  CHECK(daemon.get("/readyz").status == 200);
  const auto nothing = daemon.search({"q", "lantern"});
  CHECK(nothing["totalHits"].GetUint() == 0);
  CHECK(nothing["hits"].Empty());
  REQUIRE(nothing.HasMember("notices"));
  CHECK(daemon.get("/").status == 200);
  CHECK(daemon.get("/search?q=lantern").status == 200);
  CHECK(daemon.get("/api/v1/document?id=letters/always.txt").status == 404);

  write_content(directory, 1);
  REQUIRE(directory.index({"letters"}).status == 0);
  const auto first = search_of_generation(daemon, 1);
  CHECK(first["totalHits"].GetUint() == 2);
  CHECK_FALSE(first.HasMember("notices"));
  CHECK(daemon.unexpected_log() == "");
}

TEST_CASE("a daemon over an index of another format is there, says so, and takes up the next generation") {
  const tests::DataDirectory directory;
  write_content(directory, 1);
  REQUIRE(directory.index({"letters"}).status == 0);
  const std::filesystem::path generation = directory.data() / "generations" / "00000001";
  std::stringstream text;
  text << std::ifstream(generation / "manifest.json").rdbuf();
  const std::string other = std::regex_replace(text.str(), std::regex(R"("format": *\d+)"), "\"format\": 1");
  std::ofstream(generation / "manifest.json") << other;
  std::ofstream(generation / "manifest.sha256") << passage::sha256_of(other) << "  manifest.json\n";

  tests::Daemon daemon(directory.data());
  CHECK_THAT(daemon.log(), Catch::Contains("was made by other rules") && Catch::Contains("passage-indexer index"));
  CHECK(tests::http_request(daemon.port(), "GET", "/readyz").status == 503);
  const auto refused = tests::http_request(daemon.port(), "GET", "/api/v1/search?q=lantern");
  CHECK(refused.status == 503);
  CHECK_THAT(refused.body, Catch::Contains("index_unavailable"));
  CHECK(tests::http_request(daemon.port(), "GET", "/search?q=lantern").status == 503);

  REQUIRE(directory.index({"letters"}).status == 0);
  CHECK(search_of_generation(daemon, 2)["totalHits"].GetUint() == 2);
  CHECK(daemon.get("/readyz").status == 200);
}

TEST_CASE("a daemon is told to stop and stops with 0") {
  tests::DataDirectory directory;
  std::filesystem::create_directories(directory.data());
  tests::Daemon daemon(directory.data());
  CHECK(daemon.stop() == 0);
}

TEST_CASE("a new generation is taken up, and made ready, without waiting for a request") {
  const tests::DataDirectory directory;
  write_content(directory, 1);
  REQUIRE(directory.index({"letters"}).status == 0);
  const tests::Daemon daemon(directory.data());
  write_content(directory, 2);
  REQUIRE(directory.index({"letters"}).status == 0);
  constexpr int attempts = 250;
  const auto serves_second = [&] { return daemon.log().find("serving generation 2") != std::string::npos; };
  for (int i = 0; i < attempts && !serves_second(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK(serves_second());
}
