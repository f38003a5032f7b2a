#include "indexer/work_places.h"

#include <catch2/catch.hpp>

#include "passage/index/blank_document.h"

using indexer::place_new_works;
using indexer::work_id_step;

namespace {

using Ids = std::vector<std::uint32_t>;

/// Places new works (0) between those that have ids; empty when there is no room.
Ids placed(const Ids& works) {
  std::vector<bool> is_new;
  for (const std::uint32_t id : works) is_new.push_back(id == 0);
  Ids ids(works.size(), 0);
  if (!place_new_works(ids, is_new, [&](std::size_t i) { return works[i]; })) return {};
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = is_new[i] ? ids[i] : works[i];
  return ids;
}

}  // namespace

TEST_CASE("new works find places between their neighbours, in order") {
  CHECK(placed({64, 0, 128}) == Ids{64, 80, 128});
  CHECK(placed({64, 0, 0, 128, 192}) == Ids{64, 72, 80, 128, 192});
  CHECK(placed({0, 64}) == Ids{16, 64});
  CHECK(placed({0, 3}) == Ids{2, 3});
}

TEST_CASE("at the end there is always room") {
  CHECK(placed({64, 0, 0}) == Ids{64, 64 + work_id_step, 64 + 2 * work_id_step});
  CHECK(placed({0}) == Ids{passage::blank_document_id + work_id_step});
  CHECK(placed({0xffffffff, 0}).empty());
}

TEST_CASE("where there is no room for all, that is said") {
  CHECK(placed({7, 0, 8}).empty());
  CHECK(placed({0, 2}).empty());
  CHECK(placed({7, 0, 0, 0, 10}).empty());
  CHECK(placed({7, 0, 0, 10}) == Ids{7, 8, 9, 10});
}

TEST_CASE("a dozen nights find room at one and the same place") {
  Ids works{64, 128};
  for (int night = 0; night < 12; ++night) {
    works.insert(works.end() - 1, 0);
    works = placed(works);
    CAPTURE(night);
    REQUIRE_FALSE(works.empty());
  }
}
