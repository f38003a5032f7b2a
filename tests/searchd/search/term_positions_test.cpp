#include "searchd/search/term_positions.h"

#include <catch2/catch.hpp>

using namespace searchd;

namespace {

void add(Xapian::WritableDatabase& database, const std::vector<std::pair<std::string, Xapian::termpos>>& words) {
  Xapian::Document document;
  for (const auto& [word, position] : words) document.add_posting(word, position);
  database.add_document(document);
}

TermRow row(const std::vector<std::string>& words, std::uint32_t window = 0) {
  TermRow made{.window = window};
  for (const std::string& word : words) made.words.push_back({word});
  return made;
}

}  // namespace

TEST_CASE("rows of words are found where they stand, in each document by itself") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add(database, {{"right", 1}, {"to", 2}, {"seek", 3}, {"to", 7}, {"right", 8}, {"right", 20}, {"to", 21}});
  add(database, {{"nothing", 1}});
  add(database, {{"seek", 5}, {"right", 9}});
  TermPositions positions(database, {3, 1, 2});  // in the order of a page of hits

  CHECK(positions.occurrences(row({"right"}), 1) == Positions{1, 8, 20});
  CHECK(positions.occurrences(row({"right"}), 0) == Positions{9});
  CHECK(positions.occurrences(row({"right"}), 2).empty());
  CHECK(positions.occurrences(row({"right", "to"}), 1) == Positions{1, 20});
  CHECK(positions.occurrences(row({"right", "to", "seek"}), 1) == Positions{1});
  CHECK(positions.occurrences(row({"right", "to", "work"}), 1).empty());
  CHECK(positions.occurrences(TermRow{}, 1).empty());
}

TEST_CASE("any of several terms may stand at a place, and counts once") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add(database, {{"migrant", 3}, {"Zmigrant", 3}, {"Zmigrant", 6}, {"worker", 4}, {"Zworker", 7}});
  TermPositions positions(database, {1});
  CHECK(positions.occurrences({.words = {{"migrant", "Zmigrant"}}}, 0) == Positions{3, 6});
  CHECK(positions.occurrences({.words = {{"migrant", "Zmigrant"}, {"worker", "Zworker"}}}, 0) == Positions{3, 6});
}

TEST_CASE("words near each other stand within the window in any order") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  add(database, {{"border", 1}, {"wall", 4}, {"wall", 10}, {"border", 13}, {"border", 30}});
  TermPositions positions(database, {1});
  CHECK(positions.occurrences(row({"border", "wall"}, 4), 0) == Positions{1, 10});
  CHECK(positions.occurrences(row({"border", "wall"}, 3), 0).empty());
  CHECK(positions.occurrences(row({"wall", "border"}, 4), 0) == Positions{1, 10});
}
