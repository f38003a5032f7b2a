#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/indexer/source/web/http_server.h"

namespace tests {

/// What a site has at an address.
struct FakeThing {
  std::string body;
  std::string type = "text/html; charset=utf-8";
  int status = 200;
  std::vector<std::string> fields;  ///< More of them: "X-Robots-Tag: noindex".
  std::string raw;                  ///< The whole answer, byte for byte, instead of all that.
  bool has_etag = true;             ///< It is answered by 304 where the question has it.
};

/// A web site whose pages a test changes between two runs, and that counts what it was asked.
class FakeSite {
 public:
  explicit FakeSite(const std::string& address = "127.0.0.1");

  /// By target: "/", "/about/?page=2". Forgets the questions so far.
  void change(const std::function<void(std::map<std::string, FakeThing>&)>& edit);
  /// Gives the whole answer to a question, or nothing to let the site answer.
  using Instead = std::function<std::optional<std::string>(const HttpServer::Request&)>;
  void answer_instead(Instead instead);

  [[nodiscard]] std::string url(const std::string& target = "/") const { return server_.url(target); }
  [[nodiscard]] std::string host() const { return server_.url("").substr(7); }
  /// Targets in the order in which they were asked for; conditional questions with "?" in front, "304 " by its answer.
  [[nodiscard]] std::vector<std::string> asked() const;
  [[nodiscard]] std::vector<HttpServer::Request> requests() const { return server_.requests(); }
  /// How many of the questions were answered by a body.
  [[nodiscard]] int bodies() const;

 private:
  void answer(const HttpServer::Request& request, const HttpServer::Connection& connection);
  [[nodiscard]] std::string answer_to(const HttpServer::Request& request);

  mutable std::mutex mutex_;
  std::map<std::string, FakeThing> things_;
  Instead instead_;
  int bodies_ = 0;
  HttpServer server_;
};

}  // namespace tests
