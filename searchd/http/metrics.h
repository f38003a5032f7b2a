#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "searchd/search/search_service.h"

namespace searchd::http {

struct ServerCounts;

/// What kind of thing was asked for; never what exactly.
enum class RequestClass : std::uint8_t { Search, Suggest, Document, File, Page, Asset, Health, Other };

/// Counts requests and how long their handlers took. Knows neither queries nor addresses. Thread-safe.
class Metrics {
 public:
  void observe(RequestClass request_class, int status, double seconds);

  /// In Prometheus' text format.
  [[nodiscard]] std::string text(const ServiceState& state, const ServerCounts& server) const;

 private:
  static constexpr std::array<double, 11> upper_bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};
  struct Row {
    std::array<std::atomic<std::uint64_t>, 6> by_status_class{};  // 1xx to 5xx; the first is unused
    std::array<std::atomic<std::uint64_t>, upper_bounds.size() + 1> by_duration{};
    std::atomic<std::uint64_t> microseconds{0};
  };
  std::array<Row, 8> rows_{};
};

}  // namespace searchd::http
