#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searchd/http/request_parser.h"
#include "searchd/http/response.h"

namespace searchd::http {

/// A client's socket with what has come from it and what has yet to go to it. Nothing here ever waits.
/// Belongs to one thread at a time: to the server's own, or to the worker that answers a request.
class Connection {
 public:
  using Clock = std::chrono::steady_clock;

  enum class Phase : std::uint8_t {
    Idle,      ///< Between requests.
    Head,      ///< A part of a head has come.
    Body,      ///< The head is complete, the body is not.
    Working,   ///< With a worker.
    Writing,   ///< The client takes its answer slowly.
    Draining,  ///< Everything is said; what the client still sends is thrown away, so that no reset eats the answer.
  };
  enum class Read : std::uint8_t { Bytes, Nothing, End };
  enum class Write : std::uint8_t { Done, Blocked, Broken };

  /// Takes over the descriptor, which does not block.
  Connection(int descriptor, std::string address, const RequestLimits& limits,
             const std::vector<std::string>& own_hosts);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] const std::string& address() const { return address_; }

  /// Reads a bounded piece of what has come into the input.
  Read read_some();

  /// Gives the parser what the input holds, as far as the request goes. What is left belongs to the next request.
  void parse();
  RequestParser& parser() { return parser_; }
  [[nodiscard]] bool has_input() const { return !input_.empty(); }

  /// Takes over what is to be sent.
  void set_output(std::string bytes, std::optional<FileSlice> file);
  [[nodiscard]] bool sends_file() const { return file_.has_value(); }

  /// Sends as much as the socket takes, of a file at most a megabyte at a time (Blocked, then).
  Write write_some();
  [[nodiscard]] std::uint64_t bytes_written() const { return written_; }

  void say_continue();   ///< "100 Continue".
  void end_output();     ///< Nothing more will be sent.
  bool discard_input();  ///< Throws away what has come; false at its end, or when too much was thrown away.

  // What the server notes about it.
  Phase phase = Phase::Idle;
  Clock::time_point deadline;
  bool send_window_open = false;
  std::uint64_t written_before_window = 0;
  bool admitted = true;  ///< Counts against the limits; false for one that is only told that there are too many.
  bool continue_said = false;
  bool close_after_answer = false;
  std::optional<Request> request;  ///< For the worker.
  bool request_is_http_1_0 = false;
  Write last_write = Write::Done;

 private:
  int descriptor_;
  std::string address_;
  RequestParser parser_;
  std::string input_;
  std::string output_;
  std::size_t output_sent_ = 0;
  std::optional<FileSlice> file_;
  std::uint64_t file_sent_ = 0;
  std::uint64_t written_ = 0;
  std::size_t discarded_ = 0;
};

}  // namespace searchd::http
