#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace searchd {

/// The client asked for something that cannot be understood: status 400. The message is for the person who wrote the
/// request and may quote it.
class BadRequest : public std::runtime_error {
 public:
  BadRequest(std::string code, std::string parameter, const std::string& message)
      : std::runtime_error(message), code_(std::move(code)), parameter_(std::move(parameter)) {}

  [[nodiscard]] const std::string& code() const { return code_; }            ///< "invalid_date"; permanent.
  [[nodiscard]] const std::string& parameter() const { return parameter_; }  ///< Its name; empty when none is to blame.

 private:
  std::string code_;
  std::string parameter_;
};

/// The index cannot be read at the moment: status 503. The message is for the log; clients never see it.
class IndexUnavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace searchd
