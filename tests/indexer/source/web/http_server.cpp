#include "tests/indexer/source/web/http_server.h"

#include <array>
#include <sstream>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "passage/text/unicode.h"

namespace tests {
namespace {

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

HttpServer::Request parsed(const std::string& head) {
  HttpServer::Request request;
  std::istringstream lines(head);
  std::string line;
  std::string method;
  std::getline(lines, line);
  std::istringstream(line) >> method >> request.target;
  request.path = request.target.substr(0, request.target.find('?'));
  if (request.path.size() < request.target.size()) {
    std::istringstream pairs(request.target.substr(request.path.size() + 1));
    for (std::string pair; std::getline(pairs, pair, '&');) {
      const std::size_t equals = pair.find('=');
      request.query[decoded(pair.substr(0, equals))] = equals == pair.npos ? "" : decoded(pair.substr(equals + 1));
    }
  }
  while (std::getline(lines, line)) {
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    request.fields[passage::ascii_lower(line.substr(0, colon))] = passage::trimmed(line.substr(colon + 1));
  }
  return request;
}

}  // namespace

std::string HttpServer::Connection::receive() const {
  std::array<char, 4096> buffer{};
  const auto got = ssl_ != nullptr ? SSL_read(ssl_, buffer.data(), int(buffer.size()))
                                   : ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

bool HttpServer::Connection::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto sent = ssl_ != nullptr ? SSL_write(ssl_, bytes.data(), int(bytes.size()))
                                      : ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

HttpServer::HttpServer(Handler handler, const std::string& address, Encryption encryption)
    : handler_(std::move(handler)),
      address_(address),
      tls_(encryption == Encryption::None ? nullptr : std::make_unique<SelfSigned>(address)),
      listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  socklen_t size = sizeof at;
  auto* any = reinterpret_cast<sockaddr*>(&at);
  if (::inet_pton(AF_INET, address.c_str(), &at.sin_addr) != 1 || ::bind(listener_, any, size) != 0 ||
      ::listen(listener_, 64) != 0 || ::getsockname(listener_, any, &size) != 0) {
    throw std::runtime_error("the test's server cannot listen");
  }
  port_ = ntohs(at.sin_port);
  thread_ = std::thread([this] { serve(); });
}

HttpServer::~HttpServer() {
  ends_ = true;
  thread_.join();
  for (std::thread& thread : answering_) thread.join();
  ::close(listener_);
}

std::vector<HttpServer::Request> HttpServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HttpServer::forget_requests() {
  const std::lock_guard lock(mutex_);
  requests_.clear();
}

void HttpServer::serve() {
  while (!ends_) {
    pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 20) <= 0) continue;
    const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor >= 0) answering_.emplace_back([this, descriptor] { answer(descriptor); });
  }
}

void HttpServer::answer(int descriptor) {
  if (tls_ == nullptr) {
    answer(Connection(descriptor, nullptr));
  } else if (const auto ssl = tls_->accept(descriptor)) {
    answer(Connection(descriptor, ssl.get()));
    SSL_shutdown(ssl.get());
  }
  ::shutdown(descriptor, SHUT_WR);
  ::close(descriptor);
}

void HttpServer::answer(const Connection& connection) {
  std::string head;
  while (head.find("\r\n\r\n") == head.npos) {
    const std::string more = connection.receive();
    if (more.empty()) return;
    head += more;
  }
  const Request request = parsed(head);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }
  handler_(request, connection);
}

std::string http_answer(int status, std::string_view body, const std::vector<std::string>& fields) {
  std::string answer = "HTTP/1.1 " + std::to_string(status) +
                       " Said\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  for (const std::string& field : fields) answer += field + "\r\n";
  return answer + "\r\n" + std::string(body);
}

}  // namespace tests
