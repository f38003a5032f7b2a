// Requests and their parameters from arbitrary bytes. Seeds: tests/cases/http/requests.txt.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/request_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  tests::check_request({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
