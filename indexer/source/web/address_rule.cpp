#include "indexer/source/web/address_rule.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace indexer {
namespace {

using Ipv6 = std::array<std::uint8_t, 16>;

struct Ipv4Block {
  std::uint32_t first;
  unsigned prefix;
};

constexpr std::uint32_t ipv4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

/// IANA's registry of special-purpose addresses (RFC 6890 and its successors), with multicast and what is reserved.
constexpr std::array not_public_ipv4{
    Ipv4Block{ipv4(0, 0, 0, 0), 8},        // "this network"; 0.0.0.0 connects to this machine
    Ipv4Block{ipv4(10, 0, 0, 0), 8},       // private
    Ipv4Block{ipv4(100, 64, 0, 0), 10},    // carrier NAT
    Ipv4Block{ipv4(127, 0, 0, 0), 8},      // loopback
    Ipv4Block{ipv4(169, 254, 0, 0), 16},   // link-local, where clouds keep their secrets
    Ipv4Block{ipv4(172, 16, 0, 0), 12},    // private
    Ipv4Block{ipv4(192, 0, 0, 0), 24},     // protocol assignments
    Ipv4Block{ipv4(192, 0, 2, 0), 24},     // documentation
    Ipv4Block{ipv4(192, 88, 99, 0), 24},   // 6to4 relays
    Ipv4Block{ipv4(192, 168, 0, 0), 16},   // private
    Ipv4Block{ipv4(198, 18, 0, 0), 15},    // benchmarks
    Ipv4Block{ipv4(198, 51, 100, 0), 24},  // documentation
    Ipv4Block{ipv4(203, 0, 113, 0), 24},   // documentation
    Ipv4Block{ipv4(224, 0, 0, 0), 4},      // multicast
    Ipv4Block{ipv4(240, 0, 0, 0), 4},      // reserved, broadcast
};

struct Ipv6Block {
  Ipv6 first;
  unsigned prefix;
};

constexpr Ipv6Block mapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};  // ::ffff:0:0/96
constexpr Ipv6Block nat64{{0, 0x64, 0xff, 0x9b}, 96};                        // 64:ff9b::/96
constexpr Ipv6Block global_unicast{{0x20}, 3};                               // 2000::/3; nothing else is routed
constexpr std::array not_public_ipv6{
    Ipv6Block{{0x20, 0x01}, 23},              // protocol assignments, Teredo, ORCHID
    Ipv6Block{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    Ipv6Block{{0x20, 0x02}, 16},              // 6to4, which leads to any IPv4 address
    Ipv6Block{{0x3f, 0xff}, 20},              // documentation
};

bool is_public(std::uint32_t address) {
  return std::ranges::none_of(not_public_ipv4, [&](const Ipv4Block& block) {
    const std::uint32_t mask = ~std::uint32_t{0} << (32U - block.prefix);
    return (address & mask) == block.first;
  });
}

bool is_in(const Ipv6& address, const Ipv6Block& block) {
  for (unsigned bit = 0; bit < block.prefix; ++bit) {
    const unsigned shift = 7U - bit % 8U;
    if (((address[bit / 8U] ^ block.first[bit / 8U]) >> shift & 1U) != 0) return false;
  }
  return true;
}

std::uint32_t embedded_ipv4(const Ipv6& address) {
  return ipv4(address[12], address[13], address[14], address[15]);
}

bool is_public(const Ipv6& address) {
  if (is_in(address, mapped) || is_in(address, nat64)) return is_public(embedded_ipv4(address));
  return is_in(address, global_unicast) &&
         std::ranges::none_of(not_public_ipv6, [&](const Ipv6Block& block) { return is_in(address, block); });
}

// What stands behind a sockaddr is told by its family; copying leaves alignment and aliasing to the compiler.
template <typename Address>
Address copied(const sockaddr& address) {
  Address copy{};
  std::memcpy(&copy, &address, sizeof copy);
  return copy;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_public(ntohl(copied<sockaddr_in>(address).sin_addr.s_addr));
  if (address.sa_family != AF_INET6) return false;
  const auto ipv6_address = copied<sockaddr_in6>(address);
  Ipv6 bytes{};
  std::ranges::copy(ipv6_address.sin6_addr.s6_addr, bytes.begin());
  return is_public(bytes);
}

bool is_any_address(const sockaddr& address) {
  return address.sa_family == AF_INET || address.sa_family == AF_INET6;
}

std::string printed_address(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const auto print = [&](const void* bytes) {
    const char* printed = ::inet_ntop(address.sa_family, bytes, text.data(), text.size());
    return std::string(printed == nullptr ? "?" : printed);
  };
  if (address.sa_family == AF_INET) {
    const auto ipv4_address = copied<sockaddr_in>(address);
    return print(&ipv4_address.sin_addr);
  }
  if (address.sa_family != AF_INET6) return "no Internet address";
  const auto ipv6_address = copied<sockaddr_in6>(address);
  return print(&ipv6_address.sin6_addr);
}

}  // namespace indexer
