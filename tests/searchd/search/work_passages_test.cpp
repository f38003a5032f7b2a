#include "searchd/search/work_passages.h"

#include <catch2/catch.hpp>

using namespace searchd;

TEST_CASE("a position leads to the passage that holds it") {
  passage::WorkRecord work;
  work.versions.push_back({.first_position = 0, .passage_lengths = {3, 0, 2}});
  work.versions.push_back({.first_position = 1000, .passage_lengths = {4}});
  const WorkPassages passages(work);
  REQUIRE(passages.size() == 4);
  CHECK(passages.total_length() == 9);
  const auto where = [&](Xapian::termpos position) {
    const auto number = passages.at(position);
    return number ? std::to_string(passages.place(*number).version) + "/" +
                        std::to_string(passages.place(*number).passage)
                  : std::string("none");
  };
  CHECK(where(0) == "0/0");
  CHECK(where(2) == "0/0");
  CHECK(where(3) == "0/2");  // an empty passage holds nothing
  CHECK(where(4) == "0/2");
  CHECK(where(5) == "none");  // titles stand behind the text
  CHECK(where(999) == "none");
  CHECK(where(1003) == "1/0");
  CHECK(where(1004) == "none");
}

TEST_CASE("a work without text has no passages") {
  const WorkPassages passages(passage::WorkRecord{.versions = {passage::VersionRecord{}}});
  CHECK(passages.size() == 0);
  CHECK_FALSE(passages.at(0).has_value());
}
