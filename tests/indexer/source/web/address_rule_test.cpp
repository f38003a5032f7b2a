#include "indexer/source/web/address_rule.h"

#include <arpa/inet.h>
#include <catch2/catch.hpp>
#include <netinet/in.h>
#include <sys/un.h>

using namespace indexer;

namespace {

bool is_public(const std::string& text) {
  sockaddr_storage storage{};
  auto* address = reinterpret_cast<sockaddr*>(&storage);
  auto* ipv6 = reinterpret_cast<sockaddr_in6*>(&storage);
  auto* ipv4 = reinterpret_cast<sockaddr_in*>(&storage);
  const bool is_ipv6 = text.find(':') != std::string::npos;
  address->sa_family = is_ipv6 ? AF_INET6 : AF_INET;
  void* bytes = is_ipv6 ? static_cast<void*>(&ipv6->sin6_addr) : static_cast<void*>(&ipv4->sin_addr);
  REQUIRE(::inet_pton(address->sa_family, text.c_str(), bytes) == 1);
  return is_public_address(*address);
}

}  // namespace

TEST_CASE("addresses of the Internet are public, at the edges of what is not too", "[web]") {
  const auto* address =
      GENERATE("8.8.8.8", "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
               "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
               "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00::1",
               "2001:200::1", "3ffe::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8");
  CAPTURE(address);
  CHECK(is_public(address));
}

TEST_CASE("addresses of machines, networks and documentation are not public", "[web]") {
  const auto* address = GENERATE(
      "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
      "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
      "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
      "64:ff9b::10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:10::1", "2001:db8::1",
      "2002:7f00:1::1", "2002:808:808::1", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1");
  CAPTURE(address);
  CHECK_FALSE(is_public(address));
}

TEST_CASE("what is no Internet address is not public", "[web]") {
  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  CHECK_FALSE(is_public_address(reinterpret_cast<const sockaddr&>(local)));
}
