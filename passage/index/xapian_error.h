#pragma once

#include <string_view>
#include <utility>

#include <xapian.h>

namespace passage {

/// Throws the passage::Error "`what`: …" for an exception of Xapian's, which is no std::exception and would pass by
/// every other catch.
[[noreturn]] void rethrow_xapian_error(const Xapian::Error& error, std::string_view what);

/// Runs `function`; what it throws of Xapian's comes out as passage::Error. `what` says what was being done ("opening
/// DIR/documents").
template <typename Function>
decltype(auto) with_xapian_errors(std::string_view what, Function&& function) {
  try {
    return std::forward<Function>(function)();
  } catch (const Xapian::Error& error) {
    rethrow_xapian_error(error, what);
  }
}

}  // namespace passage
