// The daemon's setting ranking.freshness, over what the indexer has published.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

using Ids = std::vector<std::string>;

Ids ids_of(const rapidjson::Document& answer) {
  Ids ids;
  for (const auto& hit : answer["hits"].GetArray()) ids.emplace_back(hit["id"].GetString());
  return ids;
}

void write_letter(const tests::DataDirectory& directory, const std::string& name, const std::string& date) {
  directory.write("letters", name, "---\ndate: " + date + "\n---\n\nThe wages of the pickers were paid in spring.\n");
}

}  // namespace

TEST_CASE("the newer of equal texts comes first where the daemon's settings say so, in later generations too",
          "[freshness]") {
  const tests::DataDirectory directory;
  write_letter(directory, "a.md", "2009-05-01");
  write_letter(directory, "b.md", "2019-05-01");
  REQUIRE(directory.index({"letters"}).status == 0);
  const tests::Daemon plain(directory.data());
  const tests::Daemon fresh(directory.data(), "[ranking]\nfreshness = 0.5\n");
  CHECK(ids_of(plain.search({"q", "wages"})) == Ids{"letters/a.md", "letters/b.md"});
  CHECK(ids_of(fresh.search({"q", "wages"})) == Ids{"letters/b.md", "letters/a.md"});

  write_letter(directory, "c.md", "2021-05-01");
  write_letter(directory, "d.md", "2020-05-01");
  REQUIRE(directory.index({"letters"}).status == 0);
  CHECK(ids_of(plain.search({"q", "wages"})) == Ids{"letters/a.md", "letters/b.md", "letters/c.md", "letters/d.md"});
  CHECK(ids_of(fresh.search({"q", "wages"})) == Ids{"letters/c.md", "letters/d.md", "letters/b.md", "letters/a.md"});
}
