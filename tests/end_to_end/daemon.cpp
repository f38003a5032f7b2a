#include "tests/end_to_end/daemon.h"

#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>
#include <unistd.h>

namespace tests {

namespace {

/// What this machine has installed makes no difference to the answers.
std::string own_settings(const std::filesystem::path& directory, std::string_view more) {
  const std::filesystem::path file = directory / "searchd.toml";
  std::ofstream(file) << "dictionaries = \"\"\n" << more;
  return file.string();
}

}  // namespace

Daemon::Daemon(const std::filesystem::path& data, std::string_view settings)
    : process_(
          PASSAGE_SEARCHD,
          {"--data", data.string(), "--config", own_settings(directory_.path(), settings), "--listen", "127.0.0.1:0"},
          directory_.path() / "log") {
  constexpr std::string_view ready = "ready on http://127.0.0.1:";
  constexpr int attempts = 6000;  // a minute: machines may be busy
  for (int i = 0; i < attempts && !process_.wait(std::chrono::milliseconds(0)); ++i) {
    const std::string log = process_.output();
    const std::size_t found = log.find(ready);
    if (found != std::string::npos && log.find("/\n", found + ready.size()) != std::string::npos) {
      (void)std::from_chars(log.data() + found + ready.size(), log.data() + log.size(), port_);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  throw std::runtime_error("passage-searchd does not get ready: " + process_.output());
}

HttpAnswer Daemon::get(std::string_view target) const {
  HttpAnswer answer = http_request(port_, "GET", target);
  CAPTURE(std::string(target.substr(0, 300)), answer.status, answer.body.substr(0, 300));
  CHECK(answer.status >= 200);
  CHECK(answer.status < 500);
  CHECK(header_fault(answer) == "");
  return answer;
}

JsonAnswer Daemon::json(std::string_view target) const {
  JsonAnswer answer{.http = get(target), .json = {}};
  CHECK(answer.http.header("content-type") == "application/json; charset=utf-8");
  answer.json = parse_json(answer.http.body);
  return answer;
}

rapidjson::Document Daemon::search(const std::vector<std::string>& names_and_values) const {
  const std::string parameters = query_string(names_and_values);
  CAPTURE(parameters);
  JsonAnswer answer = json("/api/v1/search?" + parameters);
  CAPTURE(answer.http.body);
  REQUIRE(answer.http.status == 200);
  CHECK(answer.http.header("cache-control") == "no-store");
  return std::move(answer.json);
}

std::size_t Daemon::resident_bytes() const {
  std::ifstream statm("/proc/" + std::to_string(process_.pid()) + "/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

bool Daemon::alive() {
  return !process_.wait(std::chrono::milliseconds(0));
}

std::string Daemon::unexpected_log() const {
  static const std::regex known(
      R"(passage-searchd: (serving generation \d+|ready on http://127\.0\.0\.1:\d+/|stopping|stopped|there is no generation.*))");
  std::istringstream lines(process_.output());
  std::string unexpected;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, known)) unexpected += line + '\n';
  }
  return unexpected;
}

std::optional<int> Daemon::stop() {
  process_.signal(SIGTERM);
  return process_.wait(std::chrono::seconds(10));
}

std::string query_string(const std::vector<std::string>& names_and_values) {
  std::string out;
  for (std::size_t i = 0; i + 1 < names_and_values.size(); i += 2) {
    if (!out.empty()) out += '&';
    out += names_and_values[i] + "=" + percent_encoded(names_and_values[i + 1]);
  }
  return out;
}

rapidjson::Document parse_json(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
  CAPTURE(text.substr(0, 1000));
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

}  // namespace tests
