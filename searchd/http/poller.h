#pragma once

#include <chrono>
#include <functional>

namespace searchd::http {

/// Waits for sockets to become ready, once each: a socket that was reported is not watched again before the next
/// watch_*(). Poco's PollSet of Poco 1.11 can neither do that nor be woken. Only wake() may be called from other
/// threads.
class Poller {
 public:
  Poller();  ///< Throws passage::Error when the system gives no more descriptors.
  Poller(const Poller&) = delete;
  Poller& operator=(const Poller&) = delete;
  ~Poller();

  void add(int descriptor);  ///< Not watched yet.
  void watch_input(int descriptor);
  void watch_output(int descriptor);
  void remove(int descriptor);

  /// Calls `on_ready` for every socket that became ready (or broke) within `timeout`; returns early after wake().
  void wait(std::chrono::milliseconds timeout, const std::function<void(int descriptor)>& on_ready);

  void wake();

 private:
  int epoll_;
  int event_;
};

}  // namespace searchd::http
