#include "searchd/http/address_limits.h"

#include <catch2/catch.hpp>

using namespace searchd::http;
using namespace std::chrono_literals;
using Poco::Net::IPAddress;

TEST_CASE("addresses are counted by what one person has") {
  CHECK(AddressLimits::key(IPAddress("192.0.2.1")) == "192.0.2.1");
  CHECK(AddressLimits::key(IPAddress("::ffff:192.0.2.1")) == "192.0.2.1");
  CHECK(AddressLimits::key(IPAddress("2001:db8:1:2:3::4")) == AddressLimits::key(IPAddress("2001:db8:1:2:9::9")));
  CHECK(AddressLimits::key(IPAddress("2001:db8:1:2::4")) != AddressLimits::key(IPAddress("2001:db8:1:3::4")));
  for (const char* loopback : {"127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"}) {
    INFO(loopback);
    CHECK(AddressLimits::key(IPAddress(loopback)).empty());
  }
}

TEST_CASE("connections are given back") {
  AddressLimits limits(2, 10);
  CHECK(limits.admit_connection("a"));
  CHECK(limits.admit_connection("a"));
  CHECK_FALSE(limits.admit_connection("a"));
  CHECK(limits.admit_connection("b"));
  limits.forget_connection("a");
  CHECK(limits.admit_connection("a"));
  for (int i = 0; i < 10; ++i) CHECK(limits.admit_connection(""));
}

TEST_CASE("requests are earned with time") {
  AddressLimits limits(2, 10);
  const auto start = AddressLimits::Clock::now();
  for (int i = 0; i < 10; ++i) CHECK(limits.admit_request("a", start));
  CHECK_FALSE(limits.admit_request("a", start));
  CHECK(limits.admit_request("b", start));
  CHECK_FALSE(limits.admit_request("a", start + 50ms));
  CHECK(limits.admit_request("a", start + 150ms));
  CHECK_FALSE(limits.admit_request("a", start + 150ms));
  int after_a_long_time = 0;
  for (int i = 0; i < 20; ++i) after_a_long_time += limits.admit_request("a", start + 1h) ? 1 : 0;
  CHECK(after_a_long_time == 10);  // saved up for one second, not for an hour
}

TEST_CASE("addresses are forgotten as soon as there is nothing to remember") {
  AddressLimits limits(2, 10);
  const auto start = AddressLimits::Clock::now();
  for (int i = 0; i < 1000; ++i) (void)limits.admit_request(std::to_string(i), start);
  (void)limits.admit_connection("open");
  limits.tidy(start);
  CHECK(limits.size() == 1001);
  limits.tidy(start + 1s);
  CHECK(limits.size() == 1);
  limits.forget_connection("open");
  limits.tidy(start + 1s);
  CHECK(limits.size() == 0);
}
