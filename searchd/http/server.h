#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include <Poco/Net/ServerSocket.h>

#include "searchd/http/address_limits.h"
#include "searchd/http/connection.h"
#include "searchd/http/poller.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/http/worker_pool.h"

namespace searchd::http {

struct ServerSettings {
  std::string listen = "127.0.0.1:8080";  ///< Address and port; port 0 takes a free one.
  std::size_t workers = 4;                ///< Requests that are answered at the same time.
  RequestLimits request;
  std::vector<std::string> own_hosts;  ///< Names, in lower case, for which absolute-form targets are accepted.

  std::chrono::milliseconds head_deadline{5000};   ///< From the first byte of a request to the end of its head.
  std::chrono::milliseconds body_deadline{10000};  ///< From the end of the head to the end of the body.
  std::chrono::milliseconds idle_deadline{5000};   ///< Without a byte of the next request.
  std::chrono::milliseconds send_deadline{20000};  ///< In which a client must take another `send_minimum` bytes.
  std::uint64_t send_minimum = 16 * 1024;
  std::chrono::milliseconds drain_deadline{2000};  ///< For a client to close once everything is said.
  std::chrono::milliseconds stop_grace{500};       ///< For idle clients to send what may be on its way.
  std::chrono::milliseconds stop_deadline{10000};  ///< For slow clients, when the server stops.

  std::size_t max_connections = 1000;
  std::size_t max_connections_per_address = 100;
  double requests_per_second_per_address = 200;
  bool limit_loopback = false;  ///< A proxy on the same machine speaks for many.
};

/// What a server has done so far; for metrics.
struct ServerCounts {
  std::atomic<std::uint64_t> connections_accepted{0};
  std::atomic<std::uint64_t> connections_refused{0};
  std::atomic<std::uint64_t> connections_open{0};
  std::atomic<std::uint64_t> requests_refused{0};  ///< By the parser, a deadline or a limit; no handler saw them.
};

/// An HTTP/1.1 server. One thread owns all the sockets, reads and parses; a request that is complete goes to one of a
/// few workers, which calls the handler and begins to send the answer. A client that is idle, slow or gone therefore
/// costs a descriptor and some memory for a bounded time, never a thread. All public functions are thread-safe.
class Server {
 public:
  /// Called from several threads at once. What it throws is its own fault and closes the connection.
  using Handler = std::function<Response(const Request&)>;

  /// Makes the answer to what no handler sees: a request that is refused, or of which `partial` is all that came.
  using Refuser =
      std::function<Response(int status, std::string_view code, std::string_view message, const Request& partial)>;

  /// Listens and serves from here on. Without a refuser, refusals are the JSON object. Throws passage::Error when the
  /// address cannot be had.
  Server(ServerSettings settings, Handler handler, Refuser refuser = {});
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();  ///< stop()

  /// "http://127.0.0.1:8080/"
  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const ServerCounts& counts() const { return counts_; }

  /// Accepts nothing new, answers what has come, and returns when the last answer is sent.
  void stop();

 private:
  using Clock = Connection::Clock;

  void run();
  void on_ready(int descriptor);
  bool accept_connections();  // whether there may be more
  void accept_connection(int descriptor, const Poco::Net::SocketAddress& peer);
  void read(Connection& connection);
  void note_progress(Connection& connection);
  void dispatch(Connection& connection);
  void work(Connection& connection);
  void refuse(Connection& connection, int status, std::string_view code, std::string_view message);
  [[nodiscard]] Response refusal(int status, std::string_view code, std::string_view message, const Request& partial);
  void answer(Connection& connection, Response response, bool head_only);
  void give_back(Connection& connection);
  void take_back();
  void continue_writing(Connection& connection);
  void after_write(Connection& connection);
  void drain(Connection& connection);
  void close(Connection& connection);
  void close_longest_idle();
  void sweep();
  void expire(Connection& connection);
  void begin_stop();

  const ServerSettings settings_;
  const Handler handler_;
  const Refuser refuser_;
  Poco::Net::ServerSocket listener_;
  std::string url_;
  std::uint16_t port_ = 0;
  ServerCounts counts_;
  Poller poller_;
  AddressLimits limits_;

  // Of the server's own thread. A connection with a worker (Phase::Working) is not touched.
  std::unordered_map<int, std::unique_ptr<Connection>> connections_;
  std::vector<int> with_input_;  // descriptors whose next request is already here
  std::size_t admitted_ = 0;
  bool listening_ = true;
  Clock::time_point now_;
  Clock::time_point next_sweep_;
  Clock::time_point stop_by_;

  std::atomic<bool> stopping_{false};
  std::mutex answered_mutex_;
  std::vector<Connection*> answered_;  // back from the workers

  std::unique_ptr<WorkerPool> workers_;
  std::mutex stop_mutex_;
  std::thread thread_;
};

}  // namespace searchd::http
