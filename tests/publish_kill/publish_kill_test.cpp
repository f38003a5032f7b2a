#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>

#include <catch2/catch.hpp>
#include <sched.h>
#include <sys/mount.h>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "passage/index/generation_files.h"
#include "passage/index/index_snapshot.h"
#include "tests/publish_kill/interposed_calls.h"
#include "tests/publish_kill/killed_run.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_generation.h"

using namespace passage;
using Catch::Contains;
using Catch::EndsWith;
namespace fs = std::filesystem;

namespace {

void publish(const GenerationStore& store) {
  tests::publish_tiny(store);
}

void roll_back_once(const GenerationStore& store) {
  roll_back(store, tests::take_lock(store), std::nullopt);
}

/// What a run does, and to how many published generations.
struct Scene {
  const char* name;
  unsigned generations;
  void (*run)(const GenerationStore&);
};

constexpr Scene scenes[] = {
    {"the first publication", 0, publish},
    {"a publication over two", 2, publish},
    {"a rollback", 2, roll_back_once},
};

/// A data directory as the scene wants it, copied afresh for each attempt.
class Stage {
 public:
  explicit Stage(const Scene& scene) {
    const GenerationStore store(template_);
    for (unsigned i = 0; i < scene.generations; ++i) tests::publish_tiny(store);
    fs::create_directories(template_);
  }

  GenerationStore fresh() {
    fs::remove_all(data_);
    fs::copy(template_, data_, fs::copy_options::recursive);
    return GenerationStore(data_);
  }

 private:
  tests::TemporaryDirectory directory_{tests::memory_directory()};  // no test here waits for a disk
  fs::path template_ = directory_.path() / "template";
  fs::path data_ = directory_.path() / "data";
};

std::uint64_t current_number(const GenerationStore& store) {
  const auto current = store.current();
  return current ? current->number : 0;
}

void require_sound(const GenerationStore& store, unsigned works = 3) {
  const auto current = store.current();
  if (!current) return;
  REQUIRE(verify(store, *current).empty());
  const auto snapshot = open_current(store);
  REQUIRE(snapshot);
  REQUIRE(snapshot->generation == current->number);
  REQUIRE(snapshot->documents.get_doccount() == works + 1);
}

/// What any run must be able to do after whatever has happened before it.
void require_next_publication(const GenerationStore& store) {
  const std::uint64_t before = current_number(store);
  const Generation next = tests::publish_tiny(store, 4, 8);
  REQUIRE(next.number > before);
  REQUIRE(current_number(store) == next.number);
  require_sound(store, 4);
  REQUIRE(store.leftovers().empty());
  REQUIRE(store.generations().size() == (before == 0 ? 1U : 2U));
  for (const auto& entry : fs::directory_iterator(store.data_directory())) {
    CAPTURE(entry.path());
    const std::string name = entry.path().filename().string();
    REQUIRE((name == "CURRENT" || name == "generations" || name == "lock"));
  }
}

constexpr int most_calls = 2000;

}  // namespace

TEST_CASE("killed before any of its calls, a run leaves the old generation or the new one") {
  const Scene scene = GENERATE(from_range(std::begin(scenes), std::end(scenes)));
  CAPTURE(scene.name);
  Stage stage(scene);
  bool new_one = false;
  int call = 1;
  for (; call < most_calls; ++call) {
    CAPTURE(call);
    const GenerationStore store = stage.fresh();
    if (!tests::killed_before(call, [&] { scene.run(store); })) break;
    const std::uint64_t number = current_number(store);
    REQUIRE(number == scene.generations + (new_one || number > scene.generations ? 1U : 0U));
    new_one = number > scene.generations;
    require_sound(store);
    require_next_publication(store);
  }
  CHECK(new_one);
  CHECK(call > 60);
  CHECK(call < most_calls);
}

TEST_CASE("whatever call fails, the run says so or has published, and what was published before is untouched") {
  const Scene scene = GENERATE(from_range(std::begin(scenes), std::end(scenes)));
  CAPTURE(scene.name);
  Stage stage(scene);
  int call = 1;
  for (; call < most_calls; ++call) {
    constexpr std::array errors{EIO, ENOSPC, EMFILE};  // in turn: the code under test makes no difference
    const int error = errors[call % errors.size()];
    CAPTURE(call, error);
    const GenerationStore store = stage.fresh();
    std::string message;
    interposed::fail(call, error);
    try {
      scene.run(store);
    } catch (const Error& failure) {
      message = failure.what();
    }
    interposed::stop();
    const auto& calls = interposed::calls();
    if (static_cast<int>(calls.size()) < call) break;
    const interposed::Call& failed = calls[call - 1];
    CAPTURE(failed.name, failed.path, failed.to, message);

    const std::uint64_t number = current_number(store);
    if (message.empty()) {
      // Only where nothing depends on it: deleting what is old, closing what was read or is on the disk already, and
      // a link in whose place a copy was taken.
      const bool harmless = failed.name == "remove_all" || failed.name == "link" ||
                            (failed.name == "rename" && failed.to.ends_with(".removed")) || failed.name == "close";
      REQUIRE(harmless);
      REQUIRE(number == scene.generations + 1);
    } else if (number == scene.generations + 1) {
      REQUIRE((failed.name == "fsync" || failed.name == "open"));
      REQUIRE(failed.path == store.data_directory());
      REQUIRE_THAT(message, Contains("is published, but may not outlive a power cut"));
    } else {
      REQUIRE(number == scene.generations);
      REQUIRE_THAT(message, Contains("cannot "));
      REQUIRE_THAT(message, Contains(std::generic_category().message(error)));
      // A draft that could not even be begun may leave its empty directory.
      for (const fs::path& leftover : store.leftovers()) REQUIRE(fs::is_empty(leftover));
    }
    require_sound(store);
    require_next_publication(store);
  }
  CHECK(call > 60);
  CHECK(call < most_calls);
}

TEST_CASE("calls that a signal interrupts are made again") {
  Stage stage(scenes[2]);
  for (int call = 1; call < most_calls; ++call) {
    const GenerationStore store = stage.fresh();
    interposed::record();
    roll_back_once(store);
    interposed::stop();
    const auto calls = interposed::calls();
    if (static_cast<int>(calls.size()) < call) return;
    const interposed::Call& target = calls[call - 1];
    if (target.name != "read" && target.name != "write") continue;
    const GenerationStore again = stage.fresh();
    interposed::fail(call, EINTR);
    roll_back_once(again);
    interposed::stop();
    REQUIRE(current_number(again) == 3);
    require_sound(again);
  }
}

TEST_CASE("every file and directory is on the disk before the name that makes it count") {
  const Scene scene = GENERATE(from_range(std::begin(scenes), std::end(scenes)));
  CAPTURE(scene.name);
  Stage stage(scene);
  const GenerationStore store = stage.fresh();
  interposed::record();
  scene.run(store);
  interposed::stop();

  const auto& calls = interposed::calls();
  const auto position = [&](const std::string& name, const fs::path& path, const fs::path& to, std::size_t from) {
    for (std::size_t i = from; i < calls.size(); ++i) {
      if (calls[i].name == name && calls[i].path == path && calls[i].to == to) return i;
    }
    return calls.size();
  };
  const auto last_before = [&](const std::string& name, const fs::path& path, std::size_t end) {
    std::size_t found = calls.size();
    for (std::size_t i = 0; i < end; ++i) {
      if (calls[i].name == name && calls[i].path == path) found = i;
    }
    return found;
  };
  const Generation generation = *store.current();
  fs::path draft = generation.directory;
  draft += ".draft";
  const std::size_t named = position("rename", draft, generation.directory, 0);
  REQUIRE(named < calls.size());

  const DirectoryTree tree = list_tree(generation.directory);
  REQUIRE(tree.directories == std::vector<std::string>{"documents", "passages"});
  REQUIRE(tree.files.size() > 10);
  std::vector<std::string> names = tree.files;
  names.insert(names.end(), tree.directories.begin(), tree.directories.end());
  for (const std::string& name : names) {
    CAPTURE(name);
    const std::size_t synced = last_before("fsync", draft / name, named);
    CHECK(synced < named);
    if (const std::size_t written = last_before("write", draft / name, named); written < calls.size()) {
      CHECK(written < synced);
    }
  }
  // A directory is synced after the last file has been made in it, so that the file's name is on the disk as well.
  const std::size_t draft_synced = last_before("fsync", draft, named);
  CHECK(draft_synced < named);
  CHECK(last_before("open", draft / manifest_digest_file, draft_synced) < draft_synced);
  CHECK(last_before("write", draft / manifest_digest_file, named) < draft_synced);

  const fs::path current = store.current_file();
  const fs::path current_new = store.data_directory() / "CURRENT.new";
  const std::size_t parent_synced = position("fsync", store.generations_directory(), "", named);
  const std::size_t current_written = position("write", current_new, "", named);
  const std::size_t current_synced = position("fsync", current_new, "", named);
  const std::size_t published = position("rename", current_new, current, named);
  const std::size_t all_synced = position("fsync", store.data_directory(), "", published);
  CHECK(parent_synced < published);
  CHECK(current_written < current_synced);
  CHECK(current_synced < published);
  CHECK(published < all_synced);
  CHECK(all_synced < calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].to.ends_with(".removed")) CHECK(i > all_synced);
    if (calls[i].name == "remove_all") CHECK_THAT(calls[i].path, EndsWith(".removed"));  // never under its own name
  }
  if (scene.generations == 0) {
    const std::size_t marked = position("rename", current_new, current, 0);
    CHECK(marked < named);
    CHECK(position("fsync", store.data_directory(), "", marked) < named);
    CHECK(position("fsync", store.data_directory(), "", 0) < position("rename", current_new, current, 0));
  }
}

TEST_CASE("a rollback copies where files cannot be linked") {
  Stage stage(scenes[2]);
  const GenerationStore store = stage.fresh();
  interposed::fail_all("link", EXDEV);
  roll_back_once(store);
  interposed::stop();
  CHECK(current_number(store) == 3);
  require_sound(store);
}

TEST_CASE("a reader whose generation is removed before any of its steps opens the one that replaced it") {
  // Xapian takes a position table that is not there for an empty one, and goes on to the next table.
  const auto [name, file] = GENERATE(table<std::string, std::string>({{"close", "CURRENT"},
                                                                      {"open", "manifest.json"},
                                                                      {"open", "manifest.sha256"},
                                                                      {"open", "passages/iamglass"},
                                                                      {"open", "documents/position.glass"},
                                                                      {"open", "passages/position.glass"}}));
  CAPTURE(name, file);
  Stage stage(scenes[1]);
  const GenerationStore store = stage.fresh();
  int removals = 0;
  interposed::before_each([&, name = name, file = file](const interposed::Call& call) {
    if (removals == 3 || call.name != name || !call.path.ends_with("/" + file)) return;
    for (int i = 0; i < 2; ++i) publish(store);
    ++removals;
  });
  const auto snapshot = open_current(store);
  interposed::stop();
  CHECK(removals == 3);
  REQUIRE(snapshot);
  CHECK(snapshot->generation == 8);
  CHECK(snapshot->documents.has_positions());
  CHECK(snapshot->passages.has_positions());
}

TEST_CASE("a reader that is overtaken for ever gives up") {
  Stage stage(scenes[1]);
  const GenerationStore store = stage.fresh();
  std::uint64_t newest = 2;
  const std::string file = GENERATE("CURRENT", "manifest.json", "passages/position.glass");
  interposed::before_each([&](const interposed::Call& call) {
    if (!call.path.ends_with("/" + file) || call.name != (file == "CURRENT" ? "close" : "open")) return;
    const fs::path opening = store.generation(newest).directory;
    fs::rename(opening, store.generation(++newest).directory);
    std::ofstream(store.current_file()) << store.generation(newest).directory.filename().string() << "\n";
  });
  CHECK_THROWS_AS(open_current(store), Error);
  interposed::stop();
  CHECK(newest > 10);
  CHECK(newest < 1000);
}

TEST_CASE("a disk that is full leaves what was published, and the next run works when there is room again") {
  const tests::TemporaryDirectory directory;
  if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", directory.path().c_str(), "tmpfs", 0, "size=4m") != 0) {
    WARN("SKIPPED: mounting a small file system takes root");
    return;
  }
  {
    const GenerationStore store(directory.path() / "data");
    publish(store);
    const fs::path filler = directory.path() / "filler";
    const auto fill_disk = [&] {
      std::ofstream file(filler);
      const std::string block(4096, 'x');
      while (file.write(block.data(), 4096).flush()) {
      }
    };
    {
      const StoreLock lock = tests::take_lock(store);
      GenerationDraft draft(store, lock);
      const Manifest manifest = tests::fill_draft(draft.directory());
      fill_disk();
      CHECK_THROWS_WITH(draft.publish(manifest), Contains("No space left on device; make room"));
    }
    CHECK(current_number(store) == 1);
    CHECK(store.leftovers().empty());
    fill_disk();
    CHECK_THROWS_AS(publish(store), Xapian::Error);
    CHECK(current_number(store) == 1);
    require_sound(store);
    fs::remove(filler);
    require_next_publication(store);
  }
  CHECK(::umount(directory.path().c_str()) == 0);
}

TEST_CASE("reading works on a file system that is mounted read-only, and writing says why it does not") {
  const tests::TemporaryDirectory directory;
  if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", directory.path().c_str(), "tmpfs", 0, "size=4m") != 0) {
    WARN("SKIPPED: mounting a file system takes root");
    return;
  }
  const GenerationStore store(directory.path() / "data");
  publish(store);
  REQUIRE(::mount("tmpfs", directory.path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0);
  require_sound(store);
  CHECK(store.generations().size() == 1);
  CHECK_THROWS_WITH(StoreLock::acquire(store.data_directory()), Contains("mounted read-only"));
  CHECK(::umount(directory.path().c_str()) == 0);
}
