// The sandbox: if it cannot be had, the program says so and stops, unless it is told to go on. Nothing survives a run.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/batteries/denied_calls.h"
#include "tests/end_to_end/data_directory.h"

namespace {

namespace fs = std::filesystem;

/// Readers of documents among the processes of this machine that were started with this data directory's indexer.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    std::getline(stat, line);
    const std::size_t end = line.rfind(')');
    if (end == std::string::npos) continue;
    char state = 0;
    pid_t its_parent = 0;
    std::istringstream(line.substr(end + 1)) >> state >> its_parent;
    if (its_parent == parent) children.push_back(std::stoi(name));
  }
  return children;
}

bool is_running(pid_t process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  return std::getline(stat, line) && line.find(") Z ") == std::string::npos;
}

}  // namespace

TEST_CASE("without Landlock or seccomp a run says so and stops, unless it is told to go on", "[sandbox]") {
  struct Lack {
    std::vector<std::string> calls;
    const char* said;
  };
  const auto lack =
      GENERATE(Lack{{"landlock_create_ruleset"}, "Landlock: Function not implemented"}, Lack{{"seccomp"}, "seccomp: "},
               Lack{{"landlock_create_ruleset", "seccomp"}, "Landlock: Function not implemented, seccomp: "});
  CAPTURE(lack.said);
  const tests::DataDirectory directory;
  directory.write("letters", "ferry.txt", "The ferry did not stop at the island for three weeks.");
  directory.write("letters", "kiln.txt", "Bricks were carried from the kiln by hand.");
  const std::vector<std::string> arguments{"index", "--data", directory.data().string(),
                                           directory.folder("letters").string()};
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), arguments.begin(), arguments.end());
    return tests::run_without_calls(lack.calls, PASSAGE_INDEXER, more);
  };

  const auto stopped = run({});
  CAPTURE(stopped.output);
  CHECK(stopped.status == 1);
  CHECK_THAT(stopped.output, Catch::Contains(lack.said) && Catch::Contains("--sandbox best-effort"));
  CHECK(directory.generation() == 0);

  const auto went_on = run({"--sandbox", "best-effort"});
  CAPTURE(went_on.output);
  CHECK(went_on.status == 0);
  CHECK_THAT(went_on.output, Catch::Contains(lack.said) && Catch::Contains("not confined in full"));
  CHECK(directory.documents() == 2);

  // The setting says the same, and the option goes before it.
  directory.write("", "indexer.toml",
                  "sandbox = \"best-effort\"\n[[source]]\nname = \"letters\"\npath = \"letters\"\n");
  const std::vector<std::string> by_config{"index", "--data", directory.folder("other").string(), "--config",
                                           directory.folder("indexer.toml").string()};
  CHECK(tests::run_without_calls(lack.calls, PASSAGE_INDEXER, by_config).status == 0);
  std::vector<std::string> overruled = by_config;
  overruled.insert(overruled.end(), {"--sandbox", "required"});
  CHECK(tests::run_without_calls(lack.calls, PASSAGE_INDEXER, overruled).status == 1);
}

TEST_CASE("readers of documents die with the run that started them", "[sandbox]") {
  const tests::DataDirectory directory;
  fs::create_directories(directory.folder("books"));
  for (int i = 0; i < 400; ++i) {
    directory.write("books", std::to_string(i) + ".html", "<p>" + std::string(200'000, 'a') + std::to_string(i));
  }
  tests::Process indexer(PASSAGE_INDEXER,
                         {"index", "--data", directory.data().string(), directory.folder("books").string()},
                         directory.folder("log"));
  std::vector<pid_t> readers;
  for (int i = 0; i < 2000 && readers.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    readers = children_of(indexer.pid());
  }
  REQUIRE_FALSE(readers.empty());
  indexer.signal(SIGKILL);
  CHECK(indexer.wait() == 128 + SIGKILL);
  for (const pid_t reader : readers) {
    for (int i = 0; i < 500 && is_running(reader); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    CHECK_FALSE(is_running(reader));
  }
}
