#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>
#include <sys/wait.h>

#include "passage/index/document_reader.h"
#include "passage/index/index_snapshot.h"
#include "tests/temporary_directory.h"

namespace tests {

namespace fs = std::filesystem;

inline std::string shell_quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

inline std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// passage-indexer itself, run as people run it, in a directory of its own.
class Indexer {
 public:
  [[nodiscard]] fs::path data() const { return directory_.path() / "data"; }
  [[nodiscard]] fs::path folder() const { return directory_.path() / "docs"; }
  [[nodiscard]] fs::path file(const std::string& name) const { return directory_.path() / name; }

  void write(const std::string& relative, const std::string& text) const {
    fs::create_directories((folder() / relative).parent_path());
    std::ofstream(folder() / relative, std::ios::binary) << text;
  }

  [[nodiscard]] Outcome run(const std::vector<std::string>& words) const {
    std::string command = shell_quoted(PASSAGE_INDEXER);
    for (const std::string& word : words) command += " " + shell_quoted(word);
    command += " >" + shell_quoted(file("out").string()) + " 2>" + shell_quoted(file("err").string());
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(file("out")), content(file("err"))};
  }

  [[nodiscard]] Outcome index(std::vector<std::string> words = {}) const {
    if (words.empty()) words = {folder().string()};
    words.insert(words.begin(), {"index", "--data", data().string(), "--report", file("report.json").string()});
    return run(words);
  }

  [[nodiscard]] rapidjson::Document report() const {
    rapidjson::Document json;
    json.Parse(content(file("report.json")).c_str());
    REQUIRE_FALSE(json.HasParseError());
    return json;
  }

  [[nodiscard]] std::optional<passage::Document> document(const std::string& id) const {
    const passage::GenerationStore store(data());
    const auto snapshot = passage::open_current(store);
    return snapshot ? passage::read_document(*snapshot, id) : std::nullopt;
  }

 private:
  tests::TemporaryDirectory directory_;
};

}  // namespace tests
