#include "indexer/disk_room.h"

#include <chrono>
#include <cstdlib>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "passage/error.h"
#include "passage/index/generation_store.h"
#include "tests/indexer/indexer.h"

using namespace indexer;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t least = 4U << 20U;

/// A small file system of its own; none where that is not allowed.
class SmallDisk {
 public:
  explicit SmallDisk(fs::path directory) : directory_(std::move(directory)) {
    fs::create_directories(directory_);
    mounted_ = ::geteuid() == 0 && run("mount -t tmpfs -o size=8m tmpfs");
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) (void)run("umount -l");
  }
  [[nodiscard]] bool is_there() const { return mounted_; }

 private:
  [[nodiscard]] bool run(const std::string& command) const {
    return std::system((command + " " + tests::shell_quoted(directory_.string()) + " 2>/dev/null").c_str()) == 0;
  }
  fs::path directory_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("the room for a generation is guessed from the one before") {
  CHECK(room_wanted({}) == least);
  CHECK(room_wanted({.generation = 100'000'000, .indexed_files = 50'000'000}) == least + 200'000'000);
  // Twice as much is indexed as the files hold: half as many new ones again are as much.
  CHECK(room_wanted({.generation = 100'000'000,
                     .indexed_files = 50'000'000,
                     .new_files = 25'000'000,
                     .files_to_read = 25'000'000}) == least + 300'000'000 + 25'000'000);
  CHECK(room_wanted({.generation = 1'000'000, .indexed_files = 100'000'000, .files_to_read = 100'000'000}) ==
        least + 2'000'000 + 1'000'000);
  // At first nothing is known; scans in PDF leave little behind.
  CHECK(room_wanted({.new_files = 10'000'000'000, .files_to_read = 10'000'000'000}) == least + 6'000'000'000);
}

TEST_CASE("a disk that is too small is told before anything is done") {
  const tests::TemporaryDirectory directory;
  CHECK_NOTHROW(require_room(directory.path(), 1));
  CHECK_THROWS_WITH(require_room(directory.path(), std::uint64_t{1} << 60U),
                    Catch::Contains("too little room on the disk of " + directory.path().string()) &&
                        Catch::Contains("takes about 1152.9 PB") && Catch::Contains("are free") &&
                        Catch::Contains("Nothing was published"));
}

TEST_CASE("on a full disk nothing is read and nothing published, and yesterday's index stays") {
  const tests::Indexer indexer;
  const SmallDisk disk(indexer.data());
  if (!disk.is_there()) {
    WARN("SKIPPED: a small file system cannot be mounted here");
    return;
  }
  indexer.write("a.txt", "The ferry.");
  fs::last_write_time(indexer.folder() / "a.txt", fs::file_time_type::clock::now() - std::chrono::hours(1));
  const tests::Outcome first = indexer.index();
  INFO(first.err);
  REQUIRE(first.status == 0);
  std::ofstream(indexer.data() / "ballast") << std::string(5U << 20U, 'x');
  // A quiet night needs no room.
  CHECK(indexer.index().status == 0);
  indexer.write("b.txt", "The pier.");
  const tests::Outcome full = indexer.index();
  INFO(full.err);
  CHECK(full.status == 1);
  CHECK_THAT(full.err, Catch::Contains("too little room on the disk of " + indexer.data().string()));
  CHECK(passage::GenerationStore(indexer.data()).current()->number == 1);
  CHECK(indexer.document("docs/a.txt"));
  fs::remove(indexer.data() / "ballast");
  CHECK(indexer.index().status == 0);
  CHECK(indexer.document("docs/b.txt"));
}
