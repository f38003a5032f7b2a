#include "indexer/source/web/gzip.h"

#include <catch2/catch.hpp>

#include "tests/indexer/source/web/gzipped.h"

using namespace indexer;
using tests::gzipped;

TEST_CASE("gzip is unpacked, of several members too", "[web]") {
  CHECK(gzipped("").size() > 10);
  CHECK(gunzipped(gzipped(""), 0).empty());
  CHECK(gunzipped(gzipped("one") + gzipped(", two"), 100) == "one, two");
  const std::string large(1'000'000, 'x');
  CHECK(gunzipped(gzipped(large), large.size()) == large);
}

TEST_CASE("gzip that is damaged, cut short or larger than the bound is none", "[web]") {
  const std::string good = gzipped("Everyone has the right to leave any country.");
  CHECK_THROWS_WITH(gunzipped(good.substr(0, good.size() - 1), 1000), "cut short");
  CHECK_THROWS_WITH(gunzipped("", 1000), "cut short");
  CHECK_THROWS_WITH(gunzipped("<!doctype html>", 1000), "damaged");
  CHECK_THROWS_WITH(gunzipped(good + "x and more", 1000), "damaged");
  std::string changed = good;
  changed[changed.size() - 6] = static_cast<char>(changed[changed.size() - 6] ^ 1);
  CHECK_THROWS_WITH(gunzipped(changed, 1000), "damaged");
  CHECK_THROWS_WITH(gunzipped(gzipped(std::string(10'000'000, 'x')), 1'000'000),
                    "larger than 1000000 bytes when unpacked");
}
