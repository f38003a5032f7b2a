#include "tests/end_to_end/http_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/end_to_end/answer_record.h"

namespace tests {
namespace {

constexpr time_t patience_seconds = 30;

class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{.tv_sec = patience_seconds, .tv_usec = 0};
    (void)::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    (void)::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { (void)::close(socket_); }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // refused before the end: the answer says why
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  [[nodiscard]] std::string receive_all() const {
    std::string all;
    std::array<char, 16384> piece{};
    for (;;) {
      const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
      if (count <= 0) return all;
      all.append(piece.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  int socket_;
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

HttpAnswer parsed(std::string_view bytes) {
  HttpAnswer answer;
  constexpr std::string_view version = "HTTP/1.1 ";
  const std::size_t head_end = bytes.find("\r\n\r\n");
  if (!bytes.starts_with(version) || head_end == std::string_view::npos) return answer;
  (void)std::from_chars(bytes.data() + version.size(), bytes.data() + head_end, answer.status);
  answer.body = bytes.substr(head_end + 4);
  std::string_view head = bytes.substr(0, head_end + 2);
  head.remove_prefix(head.find('\n') + 1);
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(line.size() + 2);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos)
      answer.headers.emplace_back(lower(line.substr(0, colon)), line.substr(colon + 2));
  }
  return answer;
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
  const auto found =
      std::ranges::find(headers, name, [](const auto& header) { return std::string_view(header.first); });
  return found == headers.end() ? std::string{} : found->second;
}

HttpAnswer send_bytes(std::uint16_t port, std::string_view request) {
  const auto began = std::chrono::steady_clock::now();
  const Connection connection(port);
  connection.send(request);
  HttpAnswer answer = parsed(connection.receive_all());
  answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  return answer;
}

HttpAnswer http_request(std::uint16_t port, std::string_view method, std::string_view target,
                        std::string_view more_headers, std::string_view body) {
  std::string request(method);
  request.append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(std::to_string(port));
  request.append("\r\nConnection: close\r\n").append(more_headers);
  if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  HttpAnswer answer = send_bytes(port, request.append("\r\n").append(body));
  record_answer(method, target, answer);
  return answer;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      out += c;
    } else {
      out += {'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    }
  }
  return out;
}

std::string header_fault(const HttpAnswer& answer) {
  const std::string policy = answer.header("content-security-policy");
  if (policy.empty()) return "no Content-Security-Policy";
  // Other people's documents may bring styles along: they are shown in a sandbox, without scripts or an origin.
  const bool is_sandboxed = policy.ends_with("; sandbox");
  const bool is_unsafe = policy.find("unsafe-eval") != std::string::npos ||
                         (policy.find("unsafe-inline") != std::string::npos && !is_sandboxed);
  if (is_unsafe) return "Content-Security-Policy: " + policy;
  if (answer.header("referrer-policy") != "no-referrer") return "Referrer-Policy";
  if (answer.header("x-content-type-options") != "nosniff") return "X-Content-Type-Options";
  if (answer.header("cache-control").empty()) return "no Cache-Control";
  if (!answer.header("set-cookie").empty()) return "Set-Cookie";
  return {};
}

}  // namespace tests
