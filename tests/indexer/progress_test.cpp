#include "indexer/progress.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace indexer;

TEST_CASE("progress tells rate and remaining time") {
  const ProgressState state{
      .phase = "reading", .done = 30, .total = 100, .bytes = 20'000'000, .total_bytes = 80'000'000, .seconds = 10};
  CHECK(progress_line(ProgressMode::Plain, state) == "reading  25%  30/100  3/s  2.0 MB/s  0:30 left");
  CHECK(progress_line(ProgressMode::Bar, state) ==
        "[######..................] reading  25%  30/100  3/s  2.0 MB/s  0:30 left");
  CHECK(progress_line(ProgressMode::Json, state) ==
        R"({"phase":"reading","done":30,"total":100,"bytes":20000000,"seconds":10.0,"remainingSeconds":30.0})");
}

TEST_CASE("progress says nothing that it does not know") {
  CHECK(progress_line(ProgressMode::Plain, {.phase = "reading", .total = 10}) == "reading   0%  0/10");
  CHECK(progress_line(ProgressMode::Plain, {.phase = "compacting", .seconds = 65}) == "compacting  1:05");
  CHECK(progress_line(ProgressMode::Plain, {.phase = "reading", .done = 10, .total = 10, .seconds = 3700}) ==
        "reading 100%  10/10  0/s  in 1:01:40");
  CHECK_THAT(progress_line(ProgressMode::Plain, {.phase = "reading", .done = 1, .total = 10, .seconds = 1}),
             !Catch::Contains("left"));
}

TEST_CASE("the modes have the names of the contract") {
  CHECK(progress_mode("auto", true) == ProgressMode::Bar);
  CHECK(progress_mode("auto", false) == ProgressMode::Plain);
  CHECK(progress_mode("plain", true) == ProgressMode::Plain);
  CHECK(progress_mode("json", true) == ProgressMode::Json);
  CHECK(progress_mode("none", true) == ProgressMode::None);
  CHECK_FALSE(progress_mode("fancy", true));
}

TEST_CASE("each phase ends with a line, none with silence") {
  std::ostringstream out;
  {
    Progress progress(ProgressMode::Plain, out);
    progress.begin("reading", 2);
    progress.advance(2, 10);
    progress.begin("indexing", 1);
    progress.advance(1);
  }
  CHECK_THAT(out.str(), Catch::Contains("reading 100%  2/2") && Catch::Contains("indexing 100%  1/1"));
  std::ostringstream nothing;
  {
    Progress progress(ProgressMode::None, nothing);
    progress.begin("reading", 1);
    progress.advance(1);
  }
  CHECK(nothing.str().empty());
}
