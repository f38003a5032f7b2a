#include "searchd/http/poller.h"

#include <array>
#include <cstdint>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "passage/error.h"

namespace searchd::http {
namespace {

void control(int epoll, int operation, int descriptor, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.fd = descriptor;
  (void)::epoll_ctl(epoll, operation, descriptor, &event);
}

}  // namespace

Poller::Poller() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (epoll_ < 0 || event_ < 0)
    throw passage::Error("cannot wait for connections: no descriptors left (see ulimit -n)");
  control(epoll_, EPOLL_CTL_ADD, event_, EPOLLIN);
}

Poller::~Poller() {
  ::close(event_);
  ::close(epoll_);
}

void Poller::add(int descriptor) {
  control(epoll_, EPOLL_CTL_ADD, descriptor, EPOLLONESHOT);
}
void Poller::watch_input(int descriptor) {
  control(epoll_, EPOLL_CTL_MOD, descriptor, EPOLLIN | EPOLLONESHOT);
}
void Poller::watch_output(int descriptor) {
  control(epoll_, EPOLL_CTL_MOD, descriptor, EPOLLOUT | EPOLLONESHOT);
}
void Poller::remove(int descriptor) {
  control(epoll_, EPOLL_CTL_DEL, descriptor, 0);
}

void Poller::wait(std::chrono::milliseconds timeout, const std::function<void(int)>& on_ready) {
  std::array<epoll_event, 256> events{};
  const int count =
      ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), static_cast<int>(timeout.count()));
  for (int i = 0; i < count; ++i) {
    const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
    if (descriptor == event_) {
      std::uint64_t wakes = 0;
      (void)!::read(event_, &wakes, sizeof wakes);
    } else {
      on_ready(descriptor);
    }
  }
}

void Poller::wake() {
  const std::uint64_t one = 1;
  (void)!::write(event_, &one, sizeof one);
}

}  // namespace searchd::http
