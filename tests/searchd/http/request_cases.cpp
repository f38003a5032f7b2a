#include "tests/searchd/http/request_cases.h"

#include <fstream>
#include <stdexcept>
#include <string_view>

namespace tests {
namespace {

char escaped_character(std::string_view& text) {
  const char kind = text.front();
  text.remove_prefix(1);
  switch (kind) {
    case 'r':
      return '\r';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '0':
      return '\0';
    case 'x': {
      const auto value = static_cast<char>(std::stoi(std::string(text.substr(0, 2)), nullptr, 16));
      text.remove_prefix(2);
      return value;
    }
    default:
      return kind;
  }
}

// `{N*text}` may stand within the text of another.
std::string resolved(std::string_view& text, bool within_braces) {
  std::string result;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '\\') {
      result.push_back(escaped_character(text));
    } else if (c == '{') {
      const int times = std::stoi(std::string(text.substr(0, text.find('*'))));
      text.remove_prefix(text.find('*') + 1);
      const std::string repeated = resolved(text, true);
      for (int i = 0; i < times; ++i) result += repeated;
    } else if (c == '}' && within_braces) {
      return result;
    } else {
      result.push_back(c);
    }
  }
  return result;
}

std::vector<RequestCase> read_cases() {
  std::ifstream in(PASSAGE_SOURCE_DIR "/tests/cases/http/requests.txt");
  std::vector<RequestCase> cases;
  std::string line;
  while (std::getline(in, line)) {
    if (!line.starts_with("== ")) continue;
    RequestCase row{.name = line.substr(3)};
    for (std::string* const target : {&row.bytes, &row.outcome}) {
      if (!std::getline(in, line)) throw std::runtime_error("requests.txt ends within a case");
      std::string_view rest = line;
      *target = resolved(rest, false);
    }
    cases.push_back(std::move(row));
  }
  if (cases.empty()) throw std::runtime_error("requests.txt holds no cases");
  return cases;
}

}  // namespace

const std::vector<RequestCase>& request_cases() {
  static const std::vector<RequestCase> cases = read_cases();
  return cases;
}

}  // namespace tests
