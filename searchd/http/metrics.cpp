#include "searchd/http/metrics.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "searchd/http/server.h"

namespace searchd::http {
namespace {

constexpr std::array<std::string_view, 8> class_names{"search", "suggest", "document", "file",
                                                      "page",   "asset",   "health",   "other"};

void describe(std::ostream& out, std::string_view name, std::string_view type, std::string_view help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

void plain(std::ostream& out, std::string_view name, std::string_view type, std::string_view help,
           std::uint64_t value) {
  describe(out, name, type, help);
  out << name << ' ' << value << '\n';
}

}  // namespace

void Metrics::observe(RequestClass request_class, int status, double seconds) {
  Row& row = rows_[static_cast<std::size_t>(request_class)];
  ++row.by_status_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))];
  const auto bucket = std::ranges::lower_bound(upper_bounds, seconds) - upper_bounds.begin();
  ++row.by_duration[static_cast<std::size_t>(bucket)];
  row.microseconds += static_cast<std::uint64_t>(std::max(0.0, seconds) * 1e6);
}

std::string Metrics::text(const ServiceState& state, const ServerCounts& server) const {
  std::ostringstream out;
  describe(out, "passage_requests_total", "counter", "Requests answered by a handler.");
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (std::size_t status = 1; status <= 5; ++status) {
      const std::uint64_t count = rows_[i].by_status_class[status];
      if (count == 0) continue;
      out << "passage_requests_total{class=\"" << class_names[i] << "\",status=\"" << status << "xx\"} " << count
          << '\n';
    }
  }
  describe(out, "passage_request_duration_seconds", "histogram", "Time that handlers took.");
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const std::string label = "class=\"" + std::string(class_names[i]) + "\"";
    std::uint64_t cumulated = 0;
    for (std::size_t b = 0; b <= upper_bounds.size(); ++b) {
      cumulated += rows_[i].by_duration[b];
      out << "passage_request_duration_seconds_bucket{" << label << ",le=\"";
      if (b < upper_bounds.size()) {
        out << upper_bounds[b];
      } else {
        out << "+Inf";
      }
      out << "\"} " << cumulated << '\n';
    }
    out << "passage_request_duration_seconds_sum{" << label << "} " << static_cast<double>(rows_[i].microseconds) / 1e6
        << '\n';
    out << "passage_request_duration_seconds_count{" << label << "} " << cumulated << '\n';
  }
  plain(out, "passage_connections_open", "gauge", "Connections that are open.", server.connections_open);
  plain(out, "passage_connections_accepted_total", "counter", "Connections accepted.", server.connections_accepted);
  plain(out, "passage_connections_refused_total", "counter", "Connections beyond a limit.", server.connections_refused);
  plain(out, "passage_requests_refused_total", "counter", "Requests that no handler saw.", server.requests_refused);
  plain(out, "passage_ready", "gauge", "Whether searches can be answered.", state.ready ? 1 : 0);
  plain(out, "passage_generation", "gauge", "The generation being served.", state.generation);
  plain(out, "passage_documents", "gauge", "Documents in that generation.", state.documents);
  return out.str();
}

}  // namespace searchd::http
