#include "indexer/extract/archive_path.h"

#include <algorithm>

#include "indexer/extract/transfer_encoding.h"

namespace indexer {
namespace {

std::string percent_decoded(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const int byte = text.front() == '%' ? hexadecimal_byte(text.substr(1)) : -1;
    result += byte < 0 ? text.front() : static_cast<char>(byte);
    text.remove_prefix(byte < 0 ? 1 : 3);
  }
  return result;
}

}  // namespace

std::string archive_path(std::string_view from, std::string_view reference) {
  const std::string target = percent_decoded(reference.substr(0, reference.find('#')));
  std::string path(from.substr(0, from.rfind('/') + 1));
  if (target.starts_with('/')) path.clear();
  std::string_view rest = target;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.erase(path.rfind('/') + 1);
    } else if (!step.empty() && step != ".") {
      path += step;
      if (!rest.empty()) path += '/';
    }
  }
  return path;
}

}  // namespace indexer
