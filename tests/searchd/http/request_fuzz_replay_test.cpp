#include <random>

#include <catch2/catch.hpp>

#include "tests/fuzz/request_property.h"
#include "tests/searchd/http/request_cases.h"

TEST_CASE("the seeds of the request fuzzer hold its properties") {
  for (const tests::RequestCase& row : tests::request_cases()) tests::check_request(row.bytes);
  tests::check_request("q=%zz&filter=kind:x&facets=*&page=2&around=page:3&id=x&start");
  tests::check_request(R"({"q": "x", "filter": ["kind:report"], "page": 2, "expand": false, "id": "a"})");
  SUCCEED();
}

TEST_CASE("requests with bytes changed at random hold them too") {
  std::mt19937 random(20180222);
  for (const tests::RequestCase& row : tests::request_cases()) {
    if (row.bytes.size() > 1000) continue;
    for (int i = 0; i < 30; ++i) {
      std::string bytes = row.bytes;
      for (auto changes = 1 + random() % 3; changes > 0 && !bytes.empty(); --changes) {
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      }
      tests::check_request(bytes);
    }
  }
  SUCCEED();
}
