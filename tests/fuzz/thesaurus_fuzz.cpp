// Thesaurus files from arbitrary bytes; the first one chooses the format. Seeds: tests/cases/thesaurus/small.ttl.
#include <array>
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/thesaurus_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  constexpr std::array names{"terms.ttl", "terms.rdf", "terms.tsv"};
  if (size == 0) return 0;
  tests::check_thesaurus({reinterpret_cast<const char*>(bytes) + 1, size - 1}, names[bytes[0] % names.size()]);
  return 0;
}
