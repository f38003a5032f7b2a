// What an editor writes into the curation, as visitors meet it.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

tests::Outcome index_curated(const tests::DataDirectory& directory, std::string_view curation) {
  directory.write("etc", "curation.toml", curation);
  directory.write("etc", "indexer.toml",
                  "curation = \"curation.toml\"\n[[source]]\nname = \"letters\"\npath = \"../letters\"\n");
  return directory.index({}, {"--config", (directory.folder("etc") / "indexer.toml").string()});
}

std::vector<std::string> ids_of(const rapidjson::Document& answer) {
  std::vector<std::string> ids;
  for (const auto& hit : answer["hits"].GetArray()) ids.emplace_back(hit["id"].GetString());
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("pins, synonyms, corrections and hidden documents are what visitors see", "[curation]") {
  const tests::DataDirectory directory;
  directory.write("letters", "wages.md", "# Wages\n\nThe wages of those who gather the harvest were paid in spring.\n");
  directory.write("letters", "guide.md",
                  "# A guide\n\nHow to write to the office of labour, and what to bring along.\n");
  directory.write("letters", "purse.md", "# Earnings\n\nThe bloomage of the pickers was withheld until the autumn.\n");
  REQUIRE(index_curated(directory, "").status == 0);
  const tests::Daemon daemon(directory.data());
  CHECK(ids_of(daemon.search({"q", "wages"})) == Ids{"letters/wages.md"});

  REQUIRE(index_curated(directory, R"(
[[pin]]
query = ["Wages", '"zebra"']
ids = ["letters/guide.md"]
[[synonyms]]
en = ["wages", "bloomage"]
)")
              .status == 0);
  const auto curated = daemon.search({"q", " wages"});
  CHECK(ids_of(curated) == Ids{"letters/guide.md", "letters/wages.md", "letters/purse.md"});
  CHECK(curated["totalHits"].GetUint() == 2);
  bool is_said = false;
  for (const auto& expansion : curated["expansions"].GetArray()) {
    is_said = is_said || (expansion["source"] == "curation" && expansion["from"] == "wages");
  }
  CHECK(is_said);
  const auto as_typed = daemon.search({"q", "wages", "expand", "false"});
  CHECK(ids_of(as_typed) == Ids{"letters/guide.md", "letters/wages.md"});
  CHECK_FALSE(as_typed.HasMember("expansions"));
  CHECK(daemon.get("/search?q=wages").body.find("bloomage") != std::string::npos);
  CHECK(ids_of(daemon.search({"q", "wages", "sort", "newest"})).size() == 2);
  // Where the query finds nothing, the page shows what is pinned.
  CHECK(daemon.search({"q", "\"zebra\""})["totalHits"].GetUint() == 0);
  const auto page = daemon.get("/search?q=%22zebra%22");
  CHECK(page.body.find("letters%2Fguide.md") != std::string::npos);

  REQUIRE(index_curated(directory, R"(
hide = ["letters/wages.md"]
[[correct]]
id = "letters/guide.md"
title = "Wages: whom to ask"
)")
              .status == 0);
  const auto corrected = daemon.search({"q", "wages"});
  CHECK(ids_of(corrected) == Ids{"letters/guide.md"});
  CHECK(daemon.get("/api/v1/document?id=letters/wages.md").status == 404);
  CHECK(daemon.unexpected_log() == "");
}
