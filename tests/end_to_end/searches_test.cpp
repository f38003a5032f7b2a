// tests/cases/end_to_end/searches.tsv over HTTP.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/shared_daemons.h"

namespace {

struct Search {
  std::vector<std::string> parameters;  ///< Names and values in turn.
  std::string matching;
  bool ordered = false;
  std::vector<std::string> works;
};

Search read_search(const std::string& line) {
  std::istringstream cells(line);
  std::string parameters;
  Search search;
  std::getline(cells, parameters, '\t');
  std::getline(cells, search.matching, '\t');
  std::istringstream pairs(parameters);
  for (std::string pair; std::getline(pairs, pair, '&');) {
    const std::size_t equals = pair.find('=');
    search.parameters.push_back(pair.substr(0, equals));
    search.parameters.push_back(pair.substr(equals + 1));
  }
  for (std::string work; cells >> work;) {
    if (work == ">") {
      search.ordered = true;
    } else {
      search.works.push_back(work);
    }
  }
  return search;
}

}  // namespace

TEST_CASE("searches find what the table says") {
  std::ifstream file(PASSAGE_SOURCE_DIR "/tests/cases/end_to_end/searches.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    Search search = read_search(line);
    search.parameters.insert(search.parameters.end(), {"hitsPerPage", "100"});
    const auto answer = tests::collection_daemon().search(search.parameters);
    std::vector<std::string> found;
    for (const auto& hit : answer["hits"].GetArray()) found.emplace_back(hit["work"].GetString());
    if (!search.ordered) {
      std::ranges::sort(found);
      std::ranges::sort(search.works);
    }
    CHECK(found == search.works);
    CHECK(answer["matching"].GetString() == search.matching);
    CHECK(answer["totalHits"].GetUint() == found.size());
    ++rows;
  }
  CHECK(rows > 50);
}
