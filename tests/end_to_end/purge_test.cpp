// A document is purged under a daemon that serves it.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"
#include "tests/traces.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* id = "letters/testimony-12.md";
constexpr auto bound = std::chrono::seconds(5);

void write_letters(const tests::DataDirectory& directory) {
  directory.write("letters", "testimony-12.md",
                  "# Hidden harbour\n\nThe quixotarians crossed by night and were sent back before the morning.\n");
  directory.write("letters", "statement.md",
                  "# A statement\n\nThe network asks every government about those who crossed by night.\n");
}

/// A configuration that lets the daemon serve the files.
std::vector<std::string> served(const tests::DataDirectory& directory) {
  directory.write("etc", "indexer.toml", "[[source]]\nname = \"letters\"\npath = \"../letters\"\nserve = true\n");
  return {"--config", (directory.folder("etc") / "indexer.toml").string()};
}

/// What the process holds open, or has in its memory as a file, of the generations of old or of what was deleted.
std::vector<std::string> held_of_old(pid_t pid, const fs::path& data, const fs::path& current) {
  std::vector<std::string> held;
  const auto look = [&](const std::string& file) {
    const bool is_of_data = file.find(data.string()) != std::string::npos;
    const bool is_current = file.find(current.string()) != std::string::npos && !file.ends_with("(deleted)");
    if (is_of_data && !is_current) held.push_back(file);
  };
  const fs::path process = "/proc/" + std::to_string(pid);
  for (const auto& entry : fs::directory_iterator(process / "fd")) {
    std::error_code closed;
    look(fs::read_symlink(entry.path(), closed).string());
  }
  std::ifstream maps(process / "maps");
  for (std::string line; std::getline(maps, line);) look(line);
  return held;
}

const std::vector<std::string> addresses{
    "/api/v1/document?id=letters/testimony-12.md", "/api/v1/similar?id=letters/testimony-12.md",
    "/api/v1/citation?format=ris&id=letters/testimony-12.md", "/files?id=letters/testimony-12.md"};

}  // namespace

TEST_CASE("a daemon lets go of what was purged within five seconds", "[purge]") {
  const tests::DataDirectory directory;
  write_letters(directory);
  REQUIRE(directory.index({}, served(directory)).status == 0);
  const tests::Daemon daemon(directory.data());
  for (const std::string& address : addresses) CHECK(daemon.get(address).status == 200);
  CHECK(daemon.get("/read?id=letters/testimony-12.md").status == 200);
  CHECK(daemon.search({"q", "quixotarians"})["totalHits"].GetUint() == 1);
  CHECK(daemon.get("/api/v1/suggest?q=hidden+h").body.find("Hidden harbour") != std::string::npos);

  REQUIRE(directory.command("purge", {id}).status == 0);
  const auto purged = std::chrono::steady_clock::now();
  // Asked for nothing, it lets go by itself.
  const fs::path current = directory.data() / "generations" / "00000002";
  while (!held_of_old(daemon.pid(), directory.data(), current).empty() &&
         std::chrono::steady_clock::now() - purged < bound) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(held_of_old(daemon.pid(), directory.data(), current).empty());

  for (const std::string& address : addresses) {
    CAPTURE(address);
    const tests::JsonAnswer answer = daemon.json(address);
    CHECK(answer.http.status == 410);
    CHECK(answer.json["code"] == "purged");
  }
  CHECK(daemon.search({"q", "quixotarians"})["totalHits"].GetUint() == 0);
  CHECK(daemon.search({"q", "crossed by night"})["totalHits"].GetUint() == 1);
  for (const char* address : {"/api/v1/suggest?q=hidden+h", "/api/v1/export?q=crossed&format=csv", "/search?q=crossed",
                              "/api/v1/search?q=quixotarian"}) {
    CHECK(daemon.get(address).body.find("Hidden harbour") == std::string::npos);
  }
  CHECK(daemon.get("/api/v1/document?id=letters/testimony-13.md").status == 404);
  CHECK(daemon.get("/api/v1/document?id=letters/statement.md").status == 200);
  CHECK(daemon.unexpected_log() == "");
}

TEST_CASE("a page says in the reader's language that the document was withdrawn", "[purge]") {
  const tests::DataDirectory directory;
  write_letters(directory);
  REQUIRE(directory.index({"letters"}).status == 0);
  REQUIRE(directory.command("purge", {id}).status == 0);
  const tests::Daemon daemon(directory.data());
  for (const auto& [ui, title] : std::vector<std::pair<std::string, std::string>>{{"en", "This document was withdrawn"},
                                                                                  {"es", "Este documento fue retirado"},
                                                                                  {"fr", "Ce document a été retiré"},
                                                                                  {"pt", "Este documento foi retirado"},
                                                                                  {"ar", "سُحبت هذه الوثيقة"},
                                                                                  {"ru", "Этот документ отозван"},
                                                                                  {"zh", "此文件已撤回"},
                                                                                  {"ht", "Yo retire dokiman sa a"}}) {
    CAPTURE(ui);
    const auto page = daemon.get("/read?id=letters/testimony-12.md&ui=" + ui);
    CHECK(page.status == 410);
    CHECK(page.header("content-type") == "text/html; charset=utf-8");
    CHECK(page.body.find(title) != std::string::npos);
  }
  CHECK(daemon.get("/read?id=letters/none.md").status == 404);
  CHECK(daemon.get("/help").body.find("id=\"purged\"") != std::string::npos);
}

TEST_CASE("a purge counts from when it is put down, whatever generation is served", "[purge]") {
  const tests::DataDirectory directory;
  write_letters(directory);
  REQUIRE(directory.index({"letters"}).status == 0);
  const tests::Daemon daemon(directory.data());
  CHECK(daemon.get(addresses.front()).status == 200);
  // The same lines in the directory of another index: the daemon has not published anything new.
  const tests::DataDirectory other;
  fs::create_directories(other.data());
  REQUIRE(other.command("purge", {id}).status == 0);
  fs::copy_file(other.data() / "purged", directory.data() / "purged");
  for (const std::string& address : addresses) CHECK(daemon.get(address).status == 410);
  fs::remove(directory.data() / "purged");
  CHECK(daemon.get(addresses.front()).status == 200);
}

TEST_CASE("a list of what was purged that cannot be read is said, and what is not there is not found", "[purge]") {
  const tests::DataDirectory directory;
  write_letters(directory);
  REQUIRE(directory.index({"letters"}).status == 0);
  REQUIRE(directory.command("purge", {id}).status == 0);
  std::ofstream(directory.data() / "purged") << "nothing that anybody wrote";
  const tests::Daemon daemon(directory.data());
  CHECK(daemon.get(addresses.front()).status == 404);
  CHECK(daemon.get(addresses.front()).status == 404);
  CHECK(daemon.get("/api/v1/document?id=letters/statement.md").status == 200);
  const std::string log = daemon.log();
  const std::size_t said = log.find("purged is damaged");
  CHECK(said != std::string::npos);
  CHECK(log.find("purged is damaged", said + 1) == std::string::npos);
}
