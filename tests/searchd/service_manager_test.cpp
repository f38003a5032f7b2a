#include "searchd/service_manager.h"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/temporary_directory.h"

using namespace searchd;

namespace {

/// What a service manager listens on.
class NotifySocket {
 public:
  explicit NotifySocket(const std::string& name) : descriptor_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') address.sun_path[0] = '\0';
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    REQUIRE(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
  }
  ~NotifySocket() {
    ::close(descriptor_);
    ::unsetenv("NOTIFY_SOCKET");
  }
  NotifySocket(const NotifySocket&) = delete;
  NotifySocket& operator=(const NotifySocket&) = delete;

  std::string received() const {
    std::array<char, 64> buffer{};
    const auto size = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    return size < 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
  }

 private:
  int descriptor_;
};

}  // namespace

TEST_CASE("the service manager is told once that the daemon is ready", "[service_manager]") {
  const tests::TemporaryDirectory directory;
  const std::string abstract = "@passage-test-" + std::to_string(::getpid());
  for (const std::string& name : {(directory.path() / "notify").string(), abstract}) {
    CAPTURE(name);
    const NotifySocket socket(name);
    CHECK(tell_ready());
    CHECK(socket.received() == "READY=1");
    CHECK(std::getenv("NOTIFY_SOCKET") == nullptr);
    CHECK(tell_ready());
    CHECK(socket.received().empty());
  }
}

TEST_CASE("a service manager that cannot be reached is no silent success", "[service_manager]") {
  for (const std::string& name : {std::string("/nowhere/notify"), std::string(), std::string(200, 'x')}) {
    CAPTURE(name);
    ::setenv("NOTIFY_SOCKET", name.c_str(), 1);
    CHECK_FALSE(tell_ready());
  }
}
