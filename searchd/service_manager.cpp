#include "searchd/service_manager.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace searchd {

bool tell_ready() {
  constexpr const char* variable = "NOTIFY_SOCKET";
  constexpr std::string_view message = "READY=1";
  const char* const given = std::getenv(variable);
  if (given == nullptr) return true;
  const std::string path = given;
  (void)::unsetenv(variable);

  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.data(), path.size());
  if (path.front() == '@') address.sun_path[0] = '\0';  // an abstract name
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());

  const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return false;
  const auto sent = ::sendto(descriptor, message.data(), message.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), size);
  (void)::close(descriptor);
  return sent == static_cast<ssize_t>(message.size());
}

}  // namespace searchd
