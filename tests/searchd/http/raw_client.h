#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace tests {

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;                              ///< 0: the connection ended without one.
  std::string head;                            ///< With the status line.
  std::map<std::string, std::string> headers;  ///< Names in lower case.
  std::string body;

  /// Its value; empty when there is none.
  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
  }
};

/// A socket to 127.0.0.1 that sends whatever it is given. Every read gives up after ten seconds.
class RawClient {
 public:
  RawClient();  ///< Not connected yet.
  explicit RawClient(std::uint16_t port, int receive_buffer = 0);
  void connect(std::uint16_t port);  ///< Throws when nobody listens.
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  RawClient(RawClient&& other) noexcept;
  ~RawClient();

  bool send(std::string_view bytes);  ///< False when the server has closed.
  void end_sending();                 ///< Half-closes.

  /// Reads one answer; of an answer to HEAD (`head_only`) no body is expected.
  RawAnswer read_answer(bool head_only = false);
  RawAnswer ask(std::string_view bytes, bool head_only = false);

  /// Whether nothing more came and the server closed in good order within the time. False for a reset.
  bool closed_within(std::chrono::milliseconds time);
  std::string read_some(std::chrono::milliseconds time);  ///< What comes within the time, perhaps nothing.

 private:
  bool fill(std::chrono::milliseconds time);
  int descriptor_;
  std::string received_;
  bool ended_ = false;
};

/// "GET path HTTP/1.1" with a Host.
[[nodiscard]] std::string get(std::string_view path, std::string_view more_headers = {});

}  // namespace tests
