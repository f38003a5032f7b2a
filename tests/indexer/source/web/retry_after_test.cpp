#include "indexer/source/web/retry_after.h"

#include <catch2/catch.hpp>

using namespace indexer;
using namespace std::chrono_literals;

TEST_CASE("a server's wish to be left alone is seconds or a date", "[web]") {
  CHECK(retry_after("120", 0s) == 120s);
  CHECK(retry_after("0", 0s) == 0s);
  CHECK(retry_after("Thu, 01 Jan 1970 00:02:00 GMT", 30s) == 90s);
  CHECK(retry_after("Thu, 01 Jan 1970 00:02:00 GMT", 300s) == 0s);
  CHECK(retry_after("", 0s) == std::nullopt);
  CHECK(retry_after("-5", 0s) == std::nullopt);
  CHECK(retry_after("soon", 0s) == std::nullopt);
}
