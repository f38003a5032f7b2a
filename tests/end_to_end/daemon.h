#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "tests/end_to_end/http_client.h"
#include "tests/end_to_end/process.h"
#include "tests/temporary_directory.h"

namespace tests {

/// An answer in JSON.
struct JsonAnswer {
  HttpAnswer http;
  rapidjson::Document json;
};

/// A running passage-searchd over a data directory, on a free port. Requests may come from any thread, except for
/// those that check their answers with Catch2: `get`, `page`, `json`, `search`.
class Daemon {
 public:
  /// Waits until it says that it is ready; throws if it does not. `settings` are lines for its configuration.
  explicit Daemon(const std::filesystem::path& data, std::string_view settings = {});

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t pid() const { return process_.pid(); }

  /// GET with what every answer must hold checked: not 0, not 5xx, the protective headers.
  HttpAnswer get(std::string_view target) const;
  /// GET of something in JSON, which is checked to be valid UTF-8 and JSON.
  JsonAnswer json(std::string_view target) const;
  /// Searches with these parameters, the values as they are: {"q", "asylum", "page", "2"}. Checked to be a 200.
  rapidjson::Document search(const std::vector<std::string>& names_and_values) const;

  [[nodiscard]] std::size_t resident_bytes() const;
  [[nodiscard]] bool alive();
  [[nodiscard]] std::string log() const { return process_.output(); }
  /// What it has written that is none of the lines that it is known to write: something went wrong, or it tells tales.
  [[nodiscard]] std::string unexpected_log() const;
  /// Ends it as a service is ended; the exit status, nothing when it does not end.
  std::optional<int> stop();

 private:
  TemporaryDirectory directory_;
  Process process_;
  std::uint16_t port_ = 0;
};

[[nodiscard]] std::string query_string(const std::vector<std::string>& names_and_values);
[[nodiscard]] rapidjson::Document parse_json(const std::string& text);

}  // namespace tests
