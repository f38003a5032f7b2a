#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>
#include <time.h>

#include "searchd/search/search_request.h"

namespace benchmark {

/// A passage-searchd of its own on a free port, stopped at the end.
class Daemon {
 public:
  /// `settings` is its TOML file. Without dictionaries: what this machine has installed is no part of most comparisons.
  Daemon(const std::string& program, const std::string& data, const std::string& settings = "dictionaries = \"\"\n");
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  ~Daemon();

  [[nodiscard]] const std::string& url() const { return url_; }

  /// Reads its log until a line holds the words and returns that line. Throws std::runtime_error when the log ends before.
  std::string wait_for_log(const std::string& words);

  /// Processor time that all its threads have used so far, in milliseconds.
  [[nodiscard]] double processor_ms() const;

  /// Of its memory what is in use.
  [[nodiscard]] double resident_megabytes() const;

 private:
  Poco::Pipe errors_;
  std::unique_ptr<Poco::PipeInputStream> log_;
  std::unique_ptr<Poco::ProcessHandle> process_;
  std::string url_;
};

/// The reading of a processor-time clock in milliseconds.
[[nodiscard]] double processor_clock_ms(clockid_t clock);

/// A text as it stands in the query string of an address.
[[nodiscard]] std::string encoded(const std::string& text);

/// The path and query string of a request, as a client would write them.
[[nodiscard]] std::string target_of(const searchd::SearchRequest& request);

/// Asks over one connection that is kept open.
class ApiSearch {
 public:
  explicit ApiSearch(const std::string& url);

  /// Sends the request and reads the whole answer. Throws std::runtime_error unless it is a 200.
  std::string ask(const std::string& target);

 private:
  std::unique_ptr<Poco::Net::HTTPClientSession> session_;
};

/// The member totalHits of an answer.
[[nodiscard]] std::size_t total_hits(const std::string& answer);

}  // namespace benchmark
