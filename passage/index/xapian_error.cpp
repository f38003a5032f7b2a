#include "passage/index/xapian_error.h"

#include <string>

#include "passage/error.h"

namespace passage {

void rethrow_xapian_error(const Xapian::Error& error, std::string_view what) {
  throw Error(std::string(what) + ": " + error.get_description());
}

}  // namespace passage
