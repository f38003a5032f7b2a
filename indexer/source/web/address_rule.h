#pragma once

#include <string>

#include <sys/socket.h>

namespace indexer {

/// Which addresses may be connected to.
using AddressRule = bool (*)(const sockaddr& address);

/// Whether an address of IPv4 or IPv6 belongs to the public Internet: none of this machine, its networks, link-local,
/// carrier NAT, multicast, documentation or transition addresses. An IPv4 address inside of one of IPv6 (mapped, NAT64)
/// is judged as what it is. Anything else than an Internet address is not public.
[[nodiscard]] bool is_public_address(const sockaddr& address);

/// The rule for a source whose owner allows all of them.
[[nodiscard]] bool is_any_address(const sockaddr& address);

/// "10.0.0.7", "fe80::1", for messages.
[[nodiscard]] std::string printed_address(const sockaddr& address);

}  // namespace indexer
