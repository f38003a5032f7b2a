#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

#include <Poco/Net/IPAddress.h>

namespace searchd::http {

/// Counts, for each client address, the connections that are open and the requests of the last second. Addresses are
/// kept for as long as one of the two is above zero and are never written anywhere. For one thread.
class AddressLimits {
 public:
  using Clock = std::chrono::steady_clock;

  AddressLimits(std::size_t max_connections, double requests_per_second)
      : max_connections_(max_connections), requests_per_second_(requests_per_second) {}

  /// Under which name an address is counted: an IPv4 address as it is, an IPv6 address by its network of 64 bits
  /// (whoever has one address of it has them all). Empty, which is never limited, for the loopback interface.
  [[nodiscard]] static std::string key(const Poco::Net::IPAddress& address);

  /// False when the address has as many connections as it may have; otherwise one more is counted.
  bool admit_connection(const std::string& key);
  void forget_connection(const std::string& key);

  /// False when the address has used up its requests. A second's worth may come at once.
  bool admit_request(const std::string& key, Clock::time_point now);

  /// Drops addresses about which there is nothing to remember.
  void tidy(Clock::time_point now);
  [[nodiscard]] std::size_t size() const { return addresses_.size(); }

 private:
  struct Account {
    std::size_t connections = 0;
    double requests = 0;  ///< Spent and not yet earned again.
    Clock::time_point as_of{};
  };
  [[nodiscard]] double requests_owed(const Account& account, Clock::time_point now) const;

  std::size_t max_connections_;
  double requests_per_second_;
  std::unordered_map<std::string, Account> addresses_;
};

}  // namespace searchd::http
