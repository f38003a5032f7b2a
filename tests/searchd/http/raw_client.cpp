#include "tests/searchd/http/raw_client.h"

#include <array>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tests {
namespace {

constexpr std::chrono::milliseconds patience{10000};

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

void read_headers(RawAnswer& answer) {
  std::size_t line = answer.head.find("\r\n") + 2;
  while (line < answer.head.size()) {
    const std::size_t end = answer.head.find("\r\n", line);
    const std::size_t colon = answer.head.find(": ", line);
    if (end == line || colon == std::string::npos) break;
    answer.headers[lower(answer.head.substr(line, colon - line))] = answer.head.substr(colon + 2, end - colon - 2);
    line = end + 2;
  }
}

}  // namespace

RawClient::RawClient() : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const int on = 1;
  (void)::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

RawClient::RawClient(std::uint16_t port, int receive_buffer) : RawClient() {
  if (receive_buffer > 0) {
    (void)::setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  }
  connect(port);
}

void RawClient::connect(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("nobody listens");
  }
}

RawClient::RawClient(RawClient&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), received_(std::move(other.received_)), ended_(other.ended_) {}

RawClient::~RawClient() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void RawClient::end_sending() {
  ::shutdown(descriptor_, SHUT_WR);
}

bool RawClient::fill(std::chrono::milliseconds time) {
  pollfd waiting{descriptor_, POLLIN, 0};
  if (ended_ || ::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
  std::array<char, 65536> buffer;
  const ssize_t count = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (count <= 0) {
    ended_ = true;
    if (count < 0) received_.clear();
    return false;
  }
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

RawAnswer RawClient::read_answer(bool head_only) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(patience)) return {};
  }
  RawAnswer answer;
  answer.head = received_.substr(0, end + 4);
  received_.erase(0, end + 4);
  answer.status = std::stoi(answer.head.substr(9, 3));
  read_headers(answer);
  const bool bodiless = head_only || answer.status == 204 || answer.status == 304 || answer.status < 200;
  const std::size_t length = bodiless ? 0 : std::stoul(answer.headers.at("content-length"));
  while (received_.size() < length) {
    if (!fill(patience)) return {};
  }
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

RawAnswer RawClient::ask(std::string_view bytes, bool head_only) {
  send(bytes);
  return read_answer(head_only);
}

bool RawClient::closed_within(std::chrono::milliseconds time) {
  pollfd waiting{descriptor_, POLLIN, 0};
  if (!received_.empty() || ::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
  char byte = 0;
  return ::recv(descriptor_, &byte, 1, 0) == 0;
}

std::string RawClient::read_some(std::chrono::milliseconds time) {
  (void)fill(time);
  return std::exchange(received_, {});
}

std::string get(std::string_view path, std::string_view more_headers) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_headers) + "\r\n";
}

}  // namespace tests
