// One run of passage-indexer after the other: what is published, what is kept, and the exit status.
#include <string>

#include <catch2/catch.hpp>

#include "passage/index/generation_store.h"
#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

enum Status { done = 0, usage = 2, reservations = 3, held = 4, locked = 5 };

/// Two folders, five documents.
void write_two_folders(const tests::DataDirectory& directory) {
  directory.write("letters", "ferry.txt", "The ferry did not stop at the island for three weeks.");
  directory.write("letters", "orchard.txt", "In the orchard the foreman counted the crates twice.");
  directory.write("letters", "deep/kiln.md", "# The kiln\n\nBricks were carried from the kiln by hand.\n");
  directory.write("notices", "queue.html", "<html lang=en><title>Queue</title><p>The queue begins at four.</p></html>");
  directory.write("notices", "stamp.txt", "Bring the paper with the green stamp.");
}

struct Fixture {
  tests::DataDirectory directory;

  Fixture() {
    write_two_folders(directory);
    const auto first = directory.index({"letters", "notices"});
    CAPTURE(first.output);
    REQUIRE(first.status == done);
    REQUIRE(directory.generation() == 1);
    REQUIRE(directory.documents() == 5);
  }

  std::uint64_t total(const std::string& query) const {
    return tests::Daemon(directory.data()).search({"q", query})["totalHits"].GetUint64();
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a run without changes publishes nothing") {
  CHECK(directory.index({"letters", "notices"}).status == done);
  CHECK(directory.generation() == 1);
  CHECK(directory.index({"letters"}).status == done);
  CHECK(directory.generation() == 1);
}

TEST_CASE_METHOD(Fixture, "added, changed and removed files are found, or no longer") {
  directory.write("letters", "harbour.txt", "The harbour was closed by a chain.");
  CHECK(directory.index({"letters"}).status == done);
  CHECK(directory.generation() == 2);
  CHECK(directory.documents() == 6);
  CHECK(total("harbour") == 1);

  directory.write("letters", "harbour.txt", "The pontoon was closed by a chain.");
  CHECK(directory.index({"letters"}).status == done);
  CHECK(directory.generation() == 3);
  CHECK(total("harbour") == 0);
  CHECK(total("pontoon") == 1);

  directory.remove("letters", "harbour.txt");
  CHECK(directory.index({"letters"}, {"--allow-shrink"}).status == done);
  CHECK(directory.generation() == 4);
  CHECK(directory.documents() == 5);
  CHECK(total("pontoon") == 0);
}

TEST_CASE_METHOD(Fixture, "only the named source is touched") {
  directory.write("letters", "ferry.txt", "The lighthouse went dark.");
  directory.write("notices", "stamp.txt", "Bring the paper with the violet seal.");
  CHECK(directory.index({"notices"}).status == done);
  CHECK(directory.documents() == 5);
  tests::Daemon daemon(directory.data());
  CHECK(daemon.search({"q", "violet"})["totalHits"].GetUint() == 1);
  CHECK(daemon.search({"q", "lighthouse"})["totalHits"].GetUint() == 0);
  CHECK(daemon.search({"q", "ferry"})["totalHits"].GetUint() == 1);
}

TEST_CASE_METHOD(Fixture, "a file that cannot be read counts once") {
  directory.write("letters", "broken.docx", "this is not a zip file");
  const auto first = directory.index({"letters"});
  CHECK(first.status == reservations);
  CHECK_THAT(first.output, Catch::Contains("broken.docx"));
  const auto generation = directory.generation();
  const auto second = directory.index({"letters"});
  CHECK(second.status == done);
  CHECK_THAT(second.output, Catch::Contains("broken.docx"));
  CHECK(directory.generation() == generation);
  CHECK(directory.documents() == 5);
}

TEST_CASE_METHOD(Fixture, "a source that has vanished or shrunk keeps its documents until it may shrink") {
  SECTION("vanished") {
    std::filesystem::rename(directory.folder("notices"), directory.folder("elsewhere"));
  }
  SECTION("emptied") {
    directory.remove("notices", "queue.html");
    directory.remove("notices", "stamp.txt");
  }
  SECTION("shrunk by half") {
    directory.remove("notices", "queue.html");
    directory.remove("notices", "stamp.txt");
    directory.write("notices", "queue.html",
                    "<html lang=en><title>Queue</title><p>The queue begins at four.</p></html>");
  }
  const auto outcome = directory.index({"notices"});
  CAPTURE(outcome.output);
  CHECK(outcome.status == held);
  CHECK_THAT(outcome.output, Catch::Contains("notices"));
  CHECK(directory.generation() == 1);
  CHECK(total("stamp") == 1);

  // Another source that has news is published all the same.
  directory.write("letters", "harbour.txt", "The harbour was closed by a chain.");
  CHECK(directory.index({"letters", "notices"}).status == reservations);
  CHECK(directory.documents() == 6);
  CHECK(total("stamp") == 1);

  CHECK(directory.index({"notices"}, {"--allow-shrink"}).status == done);
  CHECK(total("stamp") == 0);
  CHECK(total("ferry") == 1);
}

TEST_CASE_METHOD(Fixture, "one indexer at a time") {
  {
    const auto lock = passage::StoreLock::acquire(directory.data());
    REQUIRE(lock.has_value());
    CHECK(directory.index({"letters"}).status == locked);
  }
  CHECK(directory.index({"letters"}).status == done);
}

TEST_CASE_METHOD(Fixture, "drafts are never taken in") {
  directory.write("letters", "plan.md", "---\ntitle: Plan\ndraft: true\n---\n\nThe unfinished causeway.\n");
  directory.write("letters", ".hidden.txt", "The hidden causeway.");
  (void)directory.index({"letters"});
  CHECK(total("causeway") == 0);
}

TEST_CASE_METHOD(Fixture, "the same id from two sources is a refusal that names both") {
  const std::string row = R"({"id": "one-id", "text": "Twice the same name."})";
  directory.write("rows", "a.jsonl", row + "\n");
  directory.write("more", "b.jsonl", row + "\n");
  const auto outcome = directory.index({"rows", "more"});
  CHECK(outcome.status == reservations);
  CHECK_THAT(outcome.output, Catch::Contains("one-id") && Catch::Contains("rows") && Catch::Contains("more"));
  CHECK(directory.documents() == 6);
}

TEST_CASE("wrong usage ends with 2 and changes nothing") {
  const tests::DataDirectory directory;
  write_two_folders(directory);
  CHECK(directory.index({}).status == usage);
  CHECK(directory.index({"letters"}, {"--thread", "2"}).status == usage);
  CHECK(directory.index({"letters"}, {"--threads", "none"}).status == usage);
  CHECK(tests::run_indexer({"index", directory.folder("letters").string()}).status == usage);
  CHECK(tests::run_indexer({"indx", "--data", directory.data().string()}).status == usage);
  CHECK(tests::run_indexer({}).status == usage);
  CHECK(directory.generation() == 0);
}

TEST_CASE_METHOD(Fixture, "verify tells a sound generation from a damaged one and names the file") {
  CHECK(directory.command("verify").status == 0);
  std::filesystem::path damaged;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.data() / "generations")) {
    if (entry.path().filename().string().starts_with("postlist")) damaged = entry.path();
  }
  REQUIRE_FALSE(damaged.empty());
  std::filesystem::permissions(damaged, std::filesystem::perms::owner_all);
  std::filesystem::resize_file(damaged, std::filesystem::file_size(damaged) - 1);
  const auto outcome = directory.command("verify");
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.output, Catch::Contains(damaged.filename().string()));
}
