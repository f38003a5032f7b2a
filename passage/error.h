#pragma once

#include <stdexcept>
#include <string>

namespace passage {

/// What the program could not do: what, where, and what to try. Becomes an exit code or a 500.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace passage
