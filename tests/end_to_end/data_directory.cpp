#include "tests/end_to_end/data_directory.h"

#include <fstream>

#include <rapidjson/document.h>

#include "tests/end_to_end/daemon.h"

namespace tests {

void DataDirectory::write(std::string_view folder, std::string_view name, std::string_view content) const {
  const std::filesystem::path path = root_.path() / folder / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

void DataDirectory::remove(std::string_view folder, std::string_view name) const {
  std::filesystem::remove_all(root_.path() / folder / name);
}

Outcome DataDirectory::index(const std::vector<std::string>& folders, const std::vector<std::string>& more) const {
  std::vector<std::string> arguments{"index", "--data", data().string(), "--progress", "none"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  for (const std::string& name : folders) arguments.push_back(folder(name).string());
  return run_indexer(arguments);
}

Outcome DataDirectory::command(std::string_view name, const std::vector<std::string>& more) const {
  std::vector<std::string> arguments{std::string(name), "--data", data().string()};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run_indexer(arguments);
}

std::uint64_t DataDirectory::generation() const {
  const rapidjson::Document status = parse_json(command("status", {"--json"}).output);
  return status.HasMember("published") && status["published"].IsUint64() ? status["published"].GetUint64() : 0;
}

std::uint64_t DataDirectory::documents() const {
  const rapidjson::Document status = parse_json(command("status", {"--json"}).output);
  for (const auto& generation : status["generations"].GetArray()) {
    if (generation["published"].GetBool()) return generation["documents"].GetUint64();
  }
  return 0;
}

}  // namespace tests
