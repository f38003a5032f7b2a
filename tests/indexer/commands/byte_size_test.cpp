#include "indexer/commands/byte_size.h"

#include <limits>

#include <catch2/catch.hpp>

TEST_CASE("sizes read as people say them") {
  const auto [bytes, text] = GENERATE(table<std::uint64_t, std::string>({
      {0, "0 bytes"},
      {999, "999 bytes"},
      {1000, "1.0 kB"},
      {999'999, "999.9 kB"},
      {1'000'000, "1.0 MB"},
      {12'345'678, "12.3 MB"},
      {7'000'000'000, "7.0 GB"},
      {std::numeric_limits<std::uint64_t>::max(), "18446.7 PB"},
  }));
  CHECK(indexer::byte_size(bytes) == text);
}
