#include "tests/relevance/metrics.h"

#include <catch2/catch.hpp>

using relevance::measure;
using relevance::Metrics;

namespace {

std::vector<std::string> ranking_with(std::size_t at, const std::string& id, std::size_t length) {
  std::vector<std::string> ranked;
  for (std::size_t i = 1; i <= length; ++i) ranked.push_back(i == at ? id : "other" + std::to_string(i));
  return ranked;
}

}  // namespace

TEST_CASE("metrics: one question computed by hand") {
  // Levels along the ranking: 0 2 0 1; a third relevant document, of level 1, is not found.
  // DCG = 2/log2(3) + 1/log2(5) = 1.26186 + 0.43068 = 1.69254
  // ideal = 2/log2(2) + 1/log2(3) + 1/log2(4) = 2 + 0.63093 + 0.5 = 3.13093
  const Metrics metrics = measure({"a", "b", "c", "d"}, {{"b", 2}, {"c", 0}, {"d", 1}, {"e", 1}});
  CHECK(metrics.ndcg_at_10 == Approx(0.54059).epsilon(1e-4));
  CHECK(metrics.map == Approx((1.0 / 2 + 2.0 / 4) / 3));
  CHECK(metrics.mrr_at_10 == Approx(0.5));
  CHECK(metrics.recall_at_100 == Approx(2.0 / 3));
}

TEST_CASE("metrics: where the rankings are cut") {
  struct Case {
    std::size_t rank;
    Metrics expected;
  };
  const Case cases[] = {{1, {1, 1, 1, 1}},
                        {10, {0.28906, 0.1, 0.1, 1}},  // 1/log2(11)
                        {11, {0, 1.0 / 11, 0, 1}},
                        {100, {0, 0.01, 0, 1}},
                        {101, {0, 1.0 / 101, 0, 0}}};
  for (const Case& one : cases) {
    CAPTURE(one.rank);
    const Metrics metrics = measure(ranking_with(one.rank, "x", 120), {{"x", 1}});
    CHECK(metrics.ndcg_at_10 == Approx(one.expected.ndcg_at_10).epsilon(1e-4));
    CHECK(metrics.map == Approx(one.expected.map));
    CHECK(metrics.mrr_at_10 == Approx(one.expected.mrr_at_10));
    CHECK(metrics.recall_at_100 == Approx(one.expected.recall_at_100));
  }
}

TEST_CASE("metrics: the ideal ranking is cut after ten too") {
  relevance::Judgements twelve;
  std::vector<std::string> ranked;
  for (int i = 0; i < 12; ++i) {
    ranked.push_back("d" + std::to_string(i));
    twelve[ranked.back()] = 1;
  }
  CHECK(measure(ranked, twelve).ndcg_at_10 == Approx(1));
}

TEST_CASE("metrics: nothing relevant, nothing found, or found twice") {
  CHECK(measure({"a"}, {{"a", 0}, {"b", -1}}).ndcg_at_10 == 0);
  CHECK(measure({}, {{"a", 1}}).map == 0);
  CHECK(measure({"a", "a"}, {{"a", 1}}).map == Approx(1));
  CHECK(measure({"a", "a"}, {{"a", 1}}).recall_at_100 == Approx(1));
}

TEST_CASE("metrics: the reciprocal rank is cut after ten, and 0 is no rank") {
  CHECK(relevance::reciprocal_rank_at_10(0) == 0);
  CHECK(relevance::reciprocal_rank_at_10(1) == 1);
  CHECK(relevance::reciprocal_rank_at_10(10) == Approx(0.1));
  CHECK(relevance::reciprocal_rank_at_10(11) == 0);
}

TEST_CASE("metrics: means over questions") {
  Metrics sum{1, 0.5, 1, 1};
  sum += Metrics{0, 0.5, 0, 0.5};
  sum /= 2;
  CHECK(sum.ndcg_at_10 == Approx(0.5));
  CHECK(sum.map == Approx(0.5));
  CHECK(sum.mrr_at_10 == Approx(0.5));
  CHECK(sum.recall_at_100 == Approx(0.75));
}
