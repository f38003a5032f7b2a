#include "tests/benchmark/api_search.h"

#include <fstream>
#include <stdexcept>
#include <string_view>

#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/TemporaryFile.h>
#include <Poco/URI.h>
#include <rapidjson/document.h>
#include <time.h>

namespace benchmark {
Daemon::Daemon(const std::string& program, const std::string& data, const std::string& settings) {
  Poco::TemporaryFile file;
  std::ofstream(file.path()) << settings;
  process_ = std::make_unique<Poco::ProcessHandle>(Poco::Process::launch(
      program, {"--data", data, "--config", file.path(), "--listen", "127.0.0.1:0"}, nullptr, nullptr, &errors_));
  log_ = std::make_unique<Poco::PipeInputStream>(errors_);
  constexpr std::string_view ready = "ready on ";
  const std::string line = wait_for_log(std::string(ready));
  url_ = line.substr(line.find(ready) + ready.size());
}

Daemon::~Daemon() {
  Poco::Process::requestTermination(process_->id());
  (void)process_->wait();
}

std::string Daemon::wait_for_log(const std::string& words) {
  std::string said;
  for (std::string line; std::getline(*log_, line); said += line + '\n') {
    if (line.find(words) != std::string::npos) return line;
  }
  throw std::runtime_error("the daemon did not say \"" + words + "\":\n" + said);
}

double Daemon::processor_ms() const {
  clockid_t clock{};
  if (::clock_getcpuclockid(process_->id(), &clock) != 0) throw std::runtime_error("the daemon is gone");
  return processor_clock_ms(clock);
}

double Daemon::resident_megabytes() const {
  std::ifstream status("/proc/" + std::to_string(process_->id()) + "/status");
  constexpr std::string_view name = "VmRSS:";
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stod(line.substr(name.size())) / 1024;
  }
  throw std::runtime_error("the daemon is gone");
}

double processor_clock_ms(clockid_t clock) {
  timespec now{};
  (void)::clock_gettime(clock, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

std::string encoded(const std::string& text) {
  std::string result;
  Poco::URI::encode(text, "+&=#?%;/\"", result);
  return result;
}

std::string target_of(const searchd::SearchRequest& request) {
  std::string target = "/api/v1/search?q=" + encoded(request.query) +
                       "&hitsPerPage=" + std::to_string(request.hits_per_page) +
                       "&places=" + std::to_string(request.places);
  for (const auto& [field, value] : request.filters) target += "&filter=" + encoded(field + ':' + value);
  return target;
}

ApiSearch::ApiSearch(const std::string& url) {
  const Poco::URI server(url);
  session_ = std::make_unique<Poco::Net::HTTPClientSession>(server.getHost(), server.getPort());
  session_->setKeepAlive(true);
}

std::string ApiSearch::ask(const std::string& target) {
  Poco::Net::HTTPRequest request("GET", target, "HTTP/1.1");
  session_->sendRequest(request);
  Poco::Net::HTTPResponse response;
  std::string body;
  Poco::StreamCopier::copyToString(session_->receiveResponse(response), body);
  if (response.getStatus() != 200) throw std::runtime_error(target + ": " + body);
  return body;
}

std::size_t total_hits(const std::string& answer) {
  rapidjson::Document json;
  json.Parse(answer.data(), answer.size());
  if (json.HasParseError()) throw std::runtime_error("not JSON: " + answer.substr(0, 200));
  return json["totalHits"].GetUint();
}

}  // namespace benchmark
