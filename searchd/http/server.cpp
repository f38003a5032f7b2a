#include "searchd/http/server.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "passage/error.h"
#include "searchd/http/content_encoding.h"
#include "searchd/http/error_answer.h"
#include "searchd/http/response_writer.h"

namespace searchd::http {
namespace {

constexpr int backlog = 512;
constexpr int max_accepted_at_once = 64;
constexpr std::size_t max_refusals_in_flight = 64;
constexpr std::chrono::milliseconds sweep_interval{100};

Poco::Net::ServerSocket listen_on(const std::string& where) {
  try {
    const Poco::Net::SocketAddress address(where);
    Poco::Net::ServerSocket socket;
    // Reusing the port (not only the address) would let a second daemon take half of the requests without a word.
    if (address.family() == Poco::Net::SocketAddress::IPv6) {
      socket.bind6(address, true, false, false);
    } else {
      socket.bind(address, true, false);
    }
    socket.listen(backlog);
    socket.setBlocking(false);
    return socket;
  } catch (const Poco::Exception& error) {
    throw passage::Error("cannot listen on " + where + ": " + error.displayText() +
                         "; is another program listening there?");
  }
}

}  // namespace

Server::Server(ServerSettings settings, Handler handler, Refuser refuser)
    : settings_(std::move(settings)),
      handler_(std::move(handler)),
      refuser_(std::move(refuser)),
      listener_(listen_on(settings_.listen)),
      limits_(settings_.max_connections_per_address, settings_.requests_per_second_per_address),
      now_(Clock::now()),
      next_sweep_(now_),
      workers_(std::make_unique<WorkerPool>(settings_.workers)) {
  url_ = "http://" + listener_.address().toString() + "/";
  port_ = listener_.address().port();
  poller_.add(listener_.impl()->sockfd());
  poller_.watch_input(listener_.impl()->sockfd());
  thread_ = std::thread([this] { run(); });
}

Server::~Server() {
  stop();
}

void Server::stop() {
  const std::lock_guard lock(stop_mutex_);
  stopping_ = true;
  poller_.wake();
  if (thread_.joinable()) thread_.join();
  workers_.reset();
}

void Server::run() {
  while (listening_ || !connections_.empty()) {
    const auto patience = with_input_.empty() ? sweep_interval : std::chrono::milliseconds{0};
    poller_.wait(patience, [this](int descriptor) {
      now_ = Clock::now();
      on_ready(descriptor);
    });
    now_ = Clock::now();
    take_back();
    for (const int descriptor : std::exchange(with_input_, {})) on_ready(descriptor);
    if (stopping_ && listening_) begin_stop();
    if (now_ >= next_sweep_) sweep();
  }
}

void Server::on_ready(int descriptor) {
  if (listening_ && descriptor == listener_.impl()->sockfd()) {
    accept_connections();
    return;
  }
  const auto found = connections_.find(descriptor);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  switch (connection.phase) {
    case Connection::Phase::Idle:
    case Connection::Phase::Head:
    case Connection::Phase::Body:
      return read(connection);
    case Connection::Phase::Writing:
      return continue_writing(connection);
    case Connection::Phase::Draining:
      return drain(connection);
    case Connection::Phase::Working:
      return;
  }
}

bool Server::accept_connections() {
  for (int i = 0; i < max_accepted_at_once; ++i) {
    sockaddr_storage storage{};
    auto* address = reinterpret_cast<sockaddr*>(&storage);
    socklen_t length = sizeof storage;
    const int descriptor = ::accept4(listener_.impl()->sockfd(), address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) {
      accept_connection(descriptor, Poco::Net::SocketAddress(address, length));
      continue;
    }
    if (errno == ECONNABORTED || errno == EINTR) continue;
    // Without descriptors the listener would be ready for ever: the next sweep watches it again.
    if (errno != EAGAIN) return false;
    poller_.watch_input(listener_.impl()->sockfd());
    return false;
  }
  poller_.watch_input(listener_.impl()->sockfd());
  return true;
}

void Server::accept_connection(int descriptor, const Poco::Net::SocketAddress& peer) {
  const int on = 1;
  (void)::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  std::string key = AddressLimits::key(peer.host());
  if (key.empty() && settings_.limit_loopback) key = "loopback";
  auto owned = std::make_unique<Connection>(descriptor, std::move(key), settings_.request, settings_.own_hosts);
  Connection& connection = *owned;

  if (admitted_ >= settings_.max_connections) close_longest_idle();
  const bool room = admitted_ < settings_.max_connections;
  const bool room_for_address = room && limits_.admit_connection(connection.address());
  connection.admitted = room && room_for_address;
  if (!connection.admitted && connections_.size() - admitted_ >= max_refusals_in_flight) {
    ++counts_.connections_refused;
    return;  // closes it
  }
  poller_.add(descriptor);
  connections_.emplace(descriptor, std::move(owned));
  counts_.connections_open = connections_.size();
  if (connection.admitted) {
    ++admitted_;
    ++counts_.connections_accepted;
    connection.deadline = now_ + settings_.idle_deadline;
    poller_.watch_input(descriptor);
    return;
  }
  ++counts_.connections_refused;
  if (room) {
    refuse(connection, 429, "too_many_connections", "There are too many connections from your address.");
  } else {
    refuse(connection, 503, "too_many_connections", "The server has too many connections. Try again soon.");
  }
}

void Server::read(Connection& connection) {
  while (true) {
    connection.parse();
    const RequestParser& parser = connection.parser();
    if (parser.state() == RequestParser::State::Complete) return dispatch(connection);
    if (parser.state() == RequestParser::State::Refused) {
      const Refusal refusal = parser.refusal();
      return refuse(connection, refusal.status, refusal.code, refusal.message);
    }
    note_progress(connection);
    switch (connection.read_some()) {
      case Connection::Read::Bytes:
        continue;
      case Connection::Read::Nothing:
        if (connection.phase == Connection::Phase::Body && parser.expects_continue() && !connection.continue_said) {
          connection.say_continue();
        }
        return poller_.watch_input(connection.descriptor());
      case Connection::Read::End:
        return close(connection);
    }
  }
}

// A deadline starts with its phase and is not moved by further bytes.
void Server::note_progress(Connection& connection) {
  const RequestParser& parser = connection.parser();
  if (parser.state() == RequestParser::State::Body && connection.phase != Connection::Phase::Body) {
    connection.phase = Connection::Phase::Body;
    connection.deadline = now_ + settings_.body_deadline;
  } else if (parser.started() && connection.phase == Connection::Phase::Idle) {
    connection.phase = Connection::Phase::Head;
    connection.deadline = now_ + settings_.head_deadline;
  }
}

void Server::dispatch(Connection& connection) {
  RequestParser& parser = connection.parser();
  connection.close_after_answer = !parser.keep_alive();
  connection.request_is_http_1_0 = parser.is_http_1_0();
  connection.continue_said = false;
  connection.request = parser.take();
  connection.phase = Connection::Phase::Working;
  if (limits_.admit_request(connection.address(), now_)) {
    workers_->submit([this, &connection] { work(connection); });
    return;
  }
  ++counts_.requests_refused;
  Response response =
      refusal(429, "too_many_requests", "There are too many requests from your address.", *connection.request);
  response.headers.emplace_back("Retry-After", "1");
  answer(connection, std::move(response), connection.request->method == "HEAD");
  after_write(connection);
}

// On a worker's thread.
void Server::work(Connection& connection) {
  try {
    answer(connection, handler_(*connection.request), connection.request->method == "HEAD");
  } catch (...) {  // out of memory: the connection is all that is lost
    connection.last_write = Connection::Write::Broken;
  }
  give_back(connection);
}

void Server::refuse(Connection& connection, int status, std::string_view code, std::string_view message) {
  ++counts_.requests_refused;
  const Request& partial = connection.parser().partial();
  Response response = refusal(status, code, message, partial);
  if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST, OPTIONS");
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "5");
  connection.close_after_answer = true;
  answer(connection, std::move(response), partial.method == "HEAD");
  after_write(connection);
}

Response Server::refusal(int status, std::string_view code, std::string_view message, const Request& partial) {
  return refuser_ ? refuser_(status, code, message, partial) : json_error(status, code, message);
}

void Server::answer(Connection& connection, Response response, bool head_only) {
  if (stopping_) connection.close_after_answer = true;
  const bool gzip = connection.request && accepts_gzip(connection.request->header("accept-encoding"));
  std::string wire = to_wire(response, {.head_only = head_only,
                                        .keep_alive = !connection.close_after_answer,
                                        .http_1_0 = connection.request_is_http_1_0,
                                        .gzip = gzip});
  connection.request.reset();
  connection.send_window_open = false;
  connection.set_output(std::move(wire), std::move(response.file));
  connection.last_write = connection.write_some();
}

void Server::give_back(Connection& connection) {
  {
    const std::lock_guard lock(answered_mutex_);
    answered_.push_back(&connection);
  }
  poller_.wake();
}

void Server::take_back() {
  std::vector<Connection*> answered;
  {
    const std::lock_guard lock(answered_mutex_);
    answered.swap(answered_);
  }
  for (Connection* connection : answered) after_write(*connection);
}

void Server::continue_writing(Connection& connection) {
  if (connection.sends_file()) {  // the disk may be slow
    connection.phase = Connection::Phase::Working;
    workers_->submit([this, &connection] {
      connection.last_write = connection.write_some();
      give_back(connection);
    });
    return;
  }
  connection.last_write = connection.write_some();
  after_write(connection);
}

void Server::after_write(Connection& connection) {
  switch (connection.last_write) {
    case Connection::Write::Broken:
      return close(connection);
    case Connection::Write::Blocked:
      connection.phase = Connection::Phase::Writing;
      if (!std::exchange(connection.send_window_open, true)) {
        connection.deadline = now_ + settings_.send_deadline;
        connection.written_before_window = connection.bytes_written();
      }
      return poller_.watch_output(connection.descriptor());
    case Connection::Write::Done:
      break;
  }
  if (connection.close_after_answer) {
    connection.end_output();
    connection.phase = Connection::Phase::Draining;
    connection.deadline = now_ + settings_.drain_deadline;
    return drain(connection);
  }
  connection.phase = Connection::Phase::Idle;
  connection.deadline = now_ + (stopping_ ? settings_.stop_grace : settings_.idle_deadline);
  if (connection.has_input()) {
    with_input_.push_back(connection.descriptor());
  } else {
    poller_.watch_input(connection.descriptor());
  }
}

void Server::drain(Connection& connection) {
  if (!connection.discard_input()) return close(connection);
  poller_.watch_input(connection.descriptor());
}

void Server::close(Connection& connection) {
  if (connection.admitted) {
    --admitted_;
    limits_.forget_connection(connection.address());
  }
  poller_.remove(connection.descriptor());
  connections_.erase(connection.descriptor());
  counts_.connections_open = connections_.size();
}

// Whoever is idle comes back without noticing; whoever is turned away notices.
void Server::close_longest_idle() {
  Connection* longest = nullptr;
  for (const auto& [descriptor, connection] : connections_) {
    if (connection->phase != Connection::Phase::Idle || connection->has_input()) continue;
    if (longest == nullptr || connection->deadline < longest->deadline) longest = connection.get();
  }
  if (longest != nullptr) close(*longest);
}

void Server::sweep() {
  next_sweep_ = now_ + sweep_interval;
  std::vector<Connection*> expired;
  for (const auto& [descriptor, connection] : connections_) {
    if (connection->phase == Connection::Phase::Working) continue;
    const bool over = now_ >= connection->deadline || (!listening_ && now_ >= stop_by_);
    if (over) expired.push_back(connection.get());
  }
  for (Connection* connection : expired) expire(*connection);
  limits_.tidy(now_);
  if (listening_) poller_.watch_input(listener_.impl()->sockfd());
}

void Server::expire(Connection& connection) {
  const bool stop_is_over = !listening_ && now_ >= stop_by_;
  if (stop_is_over) return close(connection);
  switch (connection.phase) {
    case Connection::Phase::Head:
    case Connection::Phase::Body:
      return refuse(connection, 408, "request_timeout", "The request took too long to arrive.");
    case Connection::Phase::Writing:
      if (connection.bytes_written() - connection.written_before_window < settings_.send_minimum) break;
      connection.deadline = now_ + settings_.send_deadline;
      connection.written_before_window = connection.bytes_written();
      return;
    default:
      break;
  }
  close(connection);
}

void Server::begin_stop() {
  for (int i = 0; i < backlog / max_accepted_at_once && accept_connections(); ++i) {
    // what is in the queue expects an answer
  }
  poller_.remove(listener_.impl()->sockfd());
  listener_.close();
  listening_ = false;
  stop_by_ = now_ + settings_.stop_deadline;
  for (const auto& [descriptor, connection] : connections_) {
    if (connection->phase == Connection::Phase::Idle) {
      connection->deadline = std::min(connection->deadline, now_ + settings_.stop_grace);
    }
  }
}

}  // namespace searchd::http
