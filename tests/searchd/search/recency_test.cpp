#include "searchd/search/recency.h"

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "passage/index/schema.h"
#include "searchd/search/ranking.h"

using namespace searchd;

namespace {

/// A document for each day; none where it is empty.
Xapian::Database index_of_days(const std::vector<std::string>& days) {
  Xapian::WritableDatabase documents("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& day : days) {
    Xapian::Document document;
    document.add_term("all");
    if (!day.empty()) document.add_value(passage::first_day_slot, day);
    documents.add_document(document);
  }
  documents.commit();
  return documents;
}

std::vector<double> recencies(const std::vector<std::string>& days, const std::string& published) {
  const Recency recency(index_of_days(days), published);
  std::vector<double> all;
  for (Xapian::docid work = 1; work <= days.size(); ++work) all.push_back(recency.of(work));
  return all;
}

using Values = std::vector<double>;
constexpr const char* published = "2024-06-30T10:00:00Z";

}  // namespace

TEST_CASE("recency: the newest is new, and each half-life halves it", "[freshness]") {
  REQUIRE(freshness_half_life_days == 730);
  const Values all = recencies({"2020-06-30", "2024-06-29", "2022-06-30", "0001-01-01"}, published);
  CHECK(all[0] == Approx(0.25).epsilon(0.01));
  CHECK(all[1] == 1);
  CHECK(all[2] == Approx(0.5).epsilon(0.01));
  CHECK(all[3] == 0);
}

TEST_CASE("recency: age is counted from the newest day of the index, whenever that was published", "[freshness]") {
  const std::vector<std::string> archive{"1990-01-01", "1992-01-01", "1991-01-01"};
  const Values all = recencies(archive, "1992-02-01T10:00:00Z");
  CHECK(all[1] == 1);
  CHECK(all[0] == Approx(0.5).epsilon(0.01));
  CHECK(recencies(archive, "2024-06-30T10:00:00Z") == all);
  CHECK(recencies(archive, "") == all);
}

TEST_CASE("recency: an undated work is as new as the middle one of the dated", "[freshness]") {
  const Values all =
      recencies({"", "2024-01-01", "2020-01-01", "2022-01-01", "", "1980-01-01", "2024-02-01"}, published);
  CHECK(all[0] == all[3]);
  CHECK(all[4] == all[3]);
  CHECK(all[2] < all[0]);
  CHECK(all[0] < all[1]);
  CHECK(recencies({"", "", ""}, published) == Values{0, 0, 0});
}

TEST_CASE("recency: what is announced is as new as can be and makes nothing older", "[freshness]") {
  const Values without = recencies({"2023-01-01", "2020-01-01", "2024-06-29"}, published);
  const Values with = recencies({"2023-01-01", "2020-01-01", "2024-06-29", "2025-06-30"}, published);
  CHECK(with[3] == 1);
  CHECK(Values(with.begin(), with.begin() + 3) == without);
  CHECK(recencies({"2024-12-18"}, published) == Values{1});
}

TEST_CASE("recency: days far ahead and texts that are no days count as none", "[freshness]") {
  for (const char* nonsense : {"9999-12-31", "2206-01-01", "2025-07-02", "nonsense", "2024-13-01", "2023-02-29", "2024",
                               "~", "-024-01-01", "2024/01/01", "20240101", "2024-01-01T00:00:00Z"}) {
    CAPTURE(nonsense);
    const Values all = recencies({"2020-01-01", "2022-01-01", "2024-06-29", nonsense}, published);
    CHECK(all == recencies({"2020-01-01", "2022-01-01", "2024-06-29", ""}, published));
    CHECK(all[2] == 1);
    CHECK(all[3] == all[1]);
  }
}

TEST_CASE("recency: it adds to the weights what it says, and nothing is skipped that it lifts", "[freshness]") {
  // The newest come last, where a search for the best alone has stopped to look if it is told of too little to come.
  std::vector<std::string> days(400, "2000-01-01");
  days[397] = "2024-06-29";
  days[398] = "2023-06-29";
  const Xapian::Database documents = index_of_days(days);
  const Recency recency(documents, published);
  const auto best = [&](const Xapian::Query& query, Xapian::doccount count, Xapian::doccount look_at) {
    Xapian::Enquire enquire(documents);
    enquire.set_weighting_scheme(work_weighting());
    enquire.set_query(query);
    std::map<Xapian::docid, double> found;
    const Xapian::MSet set = enquire.get_mset(0, count, look_at);
    for (auto hit = set.begin(); hit != set.end(); ++hit) found.emplace(*hit, hit.get_weight());
    return found;
  };
  const Xapian::Query all("all");
  const Xapian::Query with(Xapian::Query::OP_AND_MAYBE, all, recency.weighed(0.5));
  const double plain = best(all, 1, 0).begin()->second;
  const auto first = best(with, 2, 0);
  REQUIRE(first.size() == 2);
  REQUIRE(first.contains(398));
  REQUIRE(first.contains(399));
  CHECK(first.at(398) == Approx(plain + 0.5));
  CHECK(first.at(399) == Approx(plain + 0.5 * recency.of(399)));

  const auto of_all = best(with, 400, 400);
  CHECK(of_all.size() == 400);
  CHECK(of_all.at(1) == Approx(plain + 0.5 * recency.of(1)));
}
