#include "searchd/http/address_limits.h"

#include <algorithm>

namespace searchd::http {

std::string AddressLimits::key(const Poco::Net::IPAddress& address) {
  if (address.isLoopback()) return {};
  if (address.family() == Poco::Net::IPAddress::IPv4) return address.toString();
  if (address.isIPv4Mapped()) {
    const std::string text = address.toString();
    const Poco::Net::IPAddress inner(text.substr(text.rfind(':') + 1));
    return inner.isLoopback() ? std::string{} : inner.toString();
  }
  return Poco::Net::IPAddress(address & Poco::Net::IPAddress(64, Poco::Net::IPAddress::IPv6)).toString();
}

bool AddressLimits::admit_connection(const std::string& key) {
  if (key.empty()) return true;
  Account& account = addresses_[key];
  if (account.connections >= max_connections_) return false;
  ++account.connections;
  return true;
}

void AddressLimits::forget_connection(const std::string& key) {
  const auto found = addresses_.find(key);
  if (found != addresses_.end() && found->second.connections > 0) --found->second.connections;
}

bool AddressLimits::admit_request(const std::string& key, Clock::time_point now) {
  if (key.empty()) return true;
  Account& account = addresses_[key];
  account.requests = requests_owed(account, now);
  account.as_of = now;
  if (account.requests + 1 > requests_per_second_) return false;
  account.requests += 1;
  return true;
}

void AddressLimits::tidy(Clock::time_point now) {
  std::erase_if(addresses_, [&](const auto& entry) {
    return entry.second.connections == 0 && requests_owed(entry.second, now) == 0;
  });
}

double AddressLimits::requests_owed(const Account& account, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - account.as_of).count();
  return std::max(0.0, account.requests - seconds * requests_per_second_);
}

}  // namespace searchd::http
