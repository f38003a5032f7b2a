// Rich Text from arbitrary bytes. Seeds: tests/cases/extract/fuzz/rtf.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/extraction_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  tests::check_extract({reinterpret_cast<const char*>(bytes), size}, "fuzz.rtf");
  return 0;
}
