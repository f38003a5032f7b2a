#include "tests/relevance/table.h"

#include <algorithm>
#include <stdexcept>

namespace relevance {

std::ifstream opened(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return file;
}

void for_each_row(const std::filesystem::path& path, std::size_t least,
                  const std::function<void(const Row&)>& function) {
  std::ifstream file = opened(path);
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const Row cells = split(line, "\t");
    if (cells.size() < least) {
      throw std::runtime_error(path.string() + ": a row with fewer than " + std::to_string(least) + " cells: " + line);
    }
    function(cells);
  }
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

}  // namespace relevance
