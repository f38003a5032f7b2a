// The ways in which a folder, a collection or a site can vanish: no unasked shrinking, and a status that says so.
#include <fstream>
#include <functional>
#include <string>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/end_to_end/data_directory.h"
#include "tests/indexer/source/web/http_server.h"

namespace {

namespace fs = std::filesystem;

enum Status { done = 0, reservations = 3, held = 4 };

constexpr int files = 100;
constexpr unsigned nobody = 65534;

std::string text(int number) {
  return "The right to seek asylum, letter " + std::to_string(number) + ", at the border of the island.";
}

/// A data directory with a folder and a collection of rows in it, run by a user whom permissions stop.
class Night {
 public:
  Night() {
    for (int i = 0; i < files; ++i) write_letter(i);
    write_rows(files);
    directory.write(
        "", "indexer.toml",
        "[[source]]\nname = \"letters\"\npath = \"letters\"\n[[source]]\nname = \"rows\"\npath = \"rows.jsonl\"\n");
    fs::create_directories(directory.data());
    const auto first = run();
    CAPTURE(first.output);
    REQUIRE(first.status == done);
    REQUIRE(directory.documents() == 2 * files);
  }

  [[nodiscard]] fs::path letters() const { return directory.folder("letters"); }

  void write_letter(int number) const {
    directory.write("letters", (number % 2 == 0 ? "even/" : "odd/") + std::to_string(number) + ".txt", text(number));
  }
  void write_rows(int count) const {
    std::string rows;
    for (int i = 0; i < count; ++i) {
      rows += R"({"id": "row-)" + std::to_string(i) + R"(", "text": ")" + text(i) + "\"}\n";
    }
    directory.write("", "rows.jsonl", rows);
  }

  [[nodiscard]] tests::Outcome run(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"index", "--data", directory.data().string(), "--config",
                                       directory.folder("indexer.toml").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    if (::geteuid() != 0) return tests::run_indexer(arguments);
    give_all_to_nobody();
    arguments.insert(arguments.begin(), {"--reuid=65534", "--regid=65534", "--clear-groups", PASSAGE_INDEXER});
    return tests::run("/usr/bin/setpriv", arguments);
  }

  tests::DataDirectory directory;

 private:
  void give_all_to_nobody() const {
    const fs::path root = directory.data().parent_path();
    (void)::lchown(root.c_str(), nobody, nobody);
    for (const auto& entry : fs::recursive_directory_iterator(root))
      (void)::lchown(entry.path().c_str(), nobody, nobody);
  }
};

struct Way {
  const char* name;
  std::function<void(const Night&)> vanish;
  int status;
  const char* said;
  bool may_shrink = true;  ///< With --allow-shrink, its documents go.
};

void forbid(const fs::path& path) {
  REQUIRE(::chmod(path.c_str(), 0) == 0);
}

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"the folder is not there",
       [](const Night& night) { fs::rename(night.letters(), night.directory.folder("gone")); }, held, "there is no"},
      {"its disk is not mounted",
       [](const Night& night) {
         fs::remove_all(night.letters());
         fs::create_directories(night.letters());
       },
       held, "it is empty"},
      {"a link to it leads nowhere",
       [](const Night& night) {
         fs::remove_all(night.letters());
         fs::create_symlink("/nowhere/at/all", night.letters());
       },
       held, "there is no"},
      {"the folder may not be read", [](const Night& night) { forbid(night.letters()); }, reservations,
       "Permission denied", false},
      {"a folder in it may not be read", [](const Night& night) { forbid(night.letters() / "odd"); }, reservations,
       "Permission denied", false},
      {"a fifth of its files may not be read",
       [](const Night& night) {
         for (int i = 0; i < files; i += 10) {
           forbid(night.letters() / ("even/" + std::to_string(i) + ".txt"));
           forbid(night.letters() / ("odd/" + std::to_string(i + 1) + ".txt"));
         }
       },
       reservations, "was kept", false},
      {"half of it is missing", [](const Night& night) { fs::remove_all(night.letters() / "odd"); }, held,
       "it has 50 documents where there were 100"},
      {"11 % are missing",
       [](const Night& night) {
         for (int i = 0; i < 22; i += 2) fs::remove(night.letters() / ("even/" + std::to_string(i) + ".txt"));
       },
       held, "it has 89 documents where there were 100"},
      {"another stands in its place",
       [](const Night& night) {
         fs::remove_all(night.letters());
         for (int i = 0; i < files - 5; ++i) {
           night.directory.write("letters", "holiday-" + std::to_string(i) + ".txt",
                                 "Sun and sea, " + std::to_string(i));
         }
       },
       held, "lacks 100 of these"},
      {"its files are empty",
       [](const Night& night) {
         for (int i = 1; i < files; i += 2) fs::resize_file(night.letters() / ("odd/" + std::to_string(i) + ".txt"), 0);
       },
       held, "it has 50 documents where there were 100"},
      {"its files are the page of a login",
       [](const Night& night) {
         for (int i = 0; i < files; ++i) {
           night.directory.write("letters", (i % 2 == 0 ? "even/" : "odd/") + std::to_string(i) + ".txt", "");
         }
       },
       held, "it has 0 documents where there were 100"},
      {"a device stands in its place",
       [](const Night& night) {
         fs::remove_all(night.letters());
         REQUIRE(::mkfifo(night.letters().c_str(), 0600) == 0);
       },
       reservations, "as a folder or a file", false},
      {"the collection is not there", [](const Night& night) { night.directory.remove("", "rows.jsonl"); }, held,
       "there is no"},
      {"the collection is empty", [](const Night& night) { night.directory.write("", "rows.jsonl", ""); }, held,
       "it is empty"},
      {"the collection was cut off", [](const Night& night) { night.write_rows(files / 2); }, held,
       "it has 50 documents where there were 100"},
      {"the collection is an error page",
       [](const Night& night) {
         night.directory.write("", "rows.jsonl",
                               "<!DOCTYPE html>\n<title>502 Bad Gateway</title>\n<h1>Bad Gateway</h1>\n");
       },
       held, "it has 0 documents where there were 100"},
      {"the collection may not be read", [](const Night& night) { forbid(night.directory.folder("rows.jsonl")); },
       reservations, "look at its permissions", false},
  };
  return all;
}

}  // namespace

TEST_CASE("a folder or collection that vanishes keeps its documents until it may shrink", "[vanishing]") {
  const Way& way = GENERATE(from_range(ways().begin(), ways().end()));
  CAPTURE(way.name);
  const Night night;
  way.vanish(night);
  const auto outcome = night.run();
  CAPTURE(outcome.output);
  CHECK(outcome.status == way.status);
  CHECK_THAT(outcome.output, Catch::Contains(way.said));
  CHECK(night.directory.documents() == 2 * files);
  CHECK(night.directory.generation() == 1);
  CHECK(night.run().status == way.status);  // and every night until somebody sees to it

  const auto allowed = night.run({"--allow-shrink"});
  CAPTURE(allowed.output);
  if (way.may_shrink) {
    CHECK(allowed.status != held);
    CHECK(night.directory.documents() < 2 * files);
    CHECK(night.directory.documents() >= files);  // of the other source none
  } else {
    // A failure is no shrinking: nobody can have meant it.
    CHECK(allowed.status == way.status);
    CHECK(night.directory.documents() == 2 * files);
  }
}

TEST_CASE("one source that vanishes does not keep another's news from being published", "[vanishing]") {
  const Night night;
  fs::remove_all(night.letters());
  night.write_rows(files + 1);
  const auto outcome = night.run();
  CAPTURE(outcome.output);
  CHECK(outcome.status == reservations);
  CHECK(night.directory.documents() == 2 * files + 1);
  CHECK(night.directory.generation() == 2);
}

TEST_CASE("a site whose name or certificate fails keeps the documents that it had", "[vanishing]") {
  // What it had came from a folder of the same name.
  const tests::DataDirectory directory;
  for (int i = 0; i < files; ++i) directory.write("letters", std::to_string(i) + ".txt", text(i));
  directory.write("", "before.toml", "[[source]]\nname = \"site\"\npath = \"letters\"\n");
  const auto run = [&](const char* config, bool without_network) {
    std::vector<std::string> arguments{"index", "--data", directory.data().string(), "--config",
                                       directory.folder(config).string()};
    if (!without_network) return tests::run_indexer(arguments);
    arguments.insert(arguments.begin(), {"--map-root-user", "--net", PASSAGE_INDEXER});
    return tests::run("/usr/bin/unshare", arguments);
  };
  REQUIRE(run("before.toml", false).status == done);
  const auto site_at = [&](const std::string& url) {
    directory.write(
        "", "site.toml",
        "[[source]]\nname = \"site\"\ntype = \"wordpress\"\nurl = \"" + url + "\"\nallow_private_addresses = true\n");
  };
  SECTION("no name") {
    site_at("https://site.invalid");
    const auto outcome = run("site.toml", true);
    CAPTURE(outcome.output);
    CHECK(outcome.status == reservations);
    CHECK_THAT(outcome.output, Catch::Contains("its 100 documents were kept"));
  }
  SECTION("no certificate that anybody knows") {
    const tests::HttpServer server([](const auto&, const auto&) {}, "127.0.0.1",
                                   tests::HttpServer::Encryption::SelfSigned);
    site_at(server.url(""));
    const auto outcome = run("site.toml", false);
    CAPTURE(outcome.output);
    CHECK(outcome.status == reservations);
    CHECK_THAT(outcome.output, Catch::Contains("its 100 documents were kept"));
    CHECK(server.requests().empty());
  }
  CHECK(directory.documents() == files);
  CHECK(directory.generation() == 1);
}
