#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tests {

/// A row of tests/cases/http/requests.txt.
struct RequestCase {
  std::string name;
  std::string bytes;
  std::string outcome;  ///< With escapes resolved.

  /// The status with which the request is refused; 0 when it is not.
  [[nodiscard]] int refused_with() const {
    return outcome.size() > 3 && outcome.find_first_not_of("0123456789") == 3 ? std::stoi(outcome) : 0;
  }
};

[[nodiscard]] const std::vector<RequestCase>& request_cases();

}  // namespace tests
