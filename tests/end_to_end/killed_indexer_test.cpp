// passage-indexer is killed at some moment of a run: what was published stays whole, and the next run succeeds.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

TEST_CASE("kill -9 at ten moments of a run leaves a sound generation, and the next run succeeds") {
  constexpr int kills = 10;
  constexpr int with_reservations = 3;  // one of the samples is a scan, which wants Tesseract
  const tests::DataDirectory directory;
  std::filesystem::copy(PASSAGE_SOURCE_DIR "/corpus/samples", directory.folder("samples"),
                        std::filesystem::copy_options::recursive);
  const int first = directory.index({"samples"}).status;
  REQUIRE((first == 0 || first == with_reservations));
  // What is timed is what is killed: a run that finds the scan read already.
  const auto began = std::chrono::steady_clock::now();
  REQUIRE(directory.index({"samples"}, {"--full"}).status == 0);
  const auto whole_run =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  const std::uint64_t documents = directory.documents();

  std::mt19937 random(20181210);
  int killed = 0;
  for (int i = 0; i < kills; ++i) {
    directory.write("samples", "diary.txt", "Day " + std::to_string(i) + ": the harbour counted its lanterns.");
    const std::uint64_t before = directory.generation();
    {
      tests::Process indexer(
          PASSAGE_INDEXER,
          {"index", "--full", "--data", directory.data().string(), directory.folder("samples").string()},
          directory.folder("log"));
      // One in each tenth of the time that a whole run takes.
      const auto tenth = whole_run.count() / kills;
      const auto moment = i * tenth + static_cast<long>(random() % static_cast<unsigned long>(tenth + 1));
      std::this_thread::sleep_for(std::chrono::milliseconds(moment));
      indexer.signal(SIGKILL);
      killed += indexer.wait() == 128 + SIGKILL ? 1 : 0;
    }
    const std::uint64_t after = directory.generation();
    CAPTURE(i, before, after);
    CHECK(after >= before);
    CHECK(directory.command("verify").status == 0);
    const auto sound = directory.documents();
    CHECK((sound == documents || sound == documents + 1));
    if (i % 3 == 0) {
      tests::Daemon daemon(directory.data());
      CHECK(daemon.search({"q", "migration"})["totalHits"].GetUint() > 5);
    }
  }
  CHECK(killed >= kills / 2);  // the others had ended before

  const auto last = directory.index({"samples"});
  CAPTURE(last.output);
  CHECK(last.status == 0);
  CHECK(directory.documents() == documents + 1);
  tests::Daemon daemon(directory.data());
  CHECK(daemon.search({"q", "\"day 9\" harbour lanterns"})["totalHits"].GetUint() == 1);
}
