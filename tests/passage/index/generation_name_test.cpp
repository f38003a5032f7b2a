#include "passage/index/generation_name.h"

#include <catch2/catch.hpp>

using namespace passage;

TEST_CASE("the name of a generation leads back to its number") {
  for (const std::uint64_t number : {1ULL, 42ULL, 99999999ULL, 100000000ULL, 999999999999999999ULL}) {
    CHECK(parse_generation_name(generation_name(number)) == number);
  }
  CHECK(generation_name(42) == "00000042");
}

TEST_CASE("nothing else is taken for the name of a generation") {
  for (const char* name :
       {"", "42", "00000000", "00000042 ", " 0000042", "0000004x", "+0000042", "-0000042", "000000042", "../00000042",
        "00000042/", "/etc/passwd", "00000042.draft", "99999999999999999999"}) {
    CAPTURE(name);
    CHECK_FALSE(parse_generation_name(name));
  }
  CHECK_FALSE(parse_generation_name(std::string_view("0000004\0", 8)));
}
