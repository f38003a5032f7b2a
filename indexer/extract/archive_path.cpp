#include "indexer/extract/archive_path.h"

#include <algorithm>
#include <charconv>

namespace indexer {
namespace {

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned char byte = 0;
    const char* digits = text.data() + at + 1;
    if (text[at] == '%' && text.size() - at > 2 && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      result += static_cast<char>(byte);
      at += 2;
    } else {
      result += text[at];
    }
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
