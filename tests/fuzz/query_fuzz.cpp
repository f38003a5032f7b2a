// Queries from arbitrary bytes. Seeds: tests/cases/search/query_parser.tsv.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/query_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  tests::check_query({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
