// A text that was found twice is one hit, and the other place is reached from it.
#include <string>

#include <catch2/catch.hpp>

#include "tests/end_to_end/daemon.h"
#include "tests/end_to_end/data_directory.h"

namespace {

const std::string statement =
    "The ferry to the island carries sixty people, and on the evening of the storm it carried nobody at all, because "
    "the "
    "harbour master had closed the gate without a word. We waited on the pier with our bags, the children asleep on "
    "the "
    "coats, and a clerk came out to say that no boat would sail before the wind had turned. He gave us bread and let "
    "us "
    "sit in the customs shed, which was kind, and in the morning the whole queue had learnt each other's names. ";

struct Fixture {
  tests::DataDirectory directory;

  Fixture() {
    write("a.txt", statement, R"({"title": "At the pier", "date": "2020-02-02", "url": "https://one.example/pier"})");
    write("b.txt", statement + "Printed from our pages.",
          R"({"title": "On the quay", "date": "2019-01-01", "url": "https://two.example/quay", "kind": "statement"})");
    write("c.txt", "The orchard was sold.", R"({"title": "Orchard"})");
  }

  void write(const std::string& name, const std::string& text, const std::string& metadata) const {
    directory.write("papers", name, text);
    directory.write("papers", name + ".meta.json", metadata);
  }

  void index(bool folds) const {
    directory.write("settings", "indexer.toml",
                    "[[source]]\nname = \"papers\"\npath = \"" + directory.folder("papers").string() +
                        "\"\nfold_duplicates = " + (folds ? "true" : "false") + "\n");
    const auto run = directory.command("index", {"--config", directory.folder("settings").string() + "/indexer.toml"});
    INFO(run.output);
    REQUIRE(run.status == 0);
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "copies that are not folded are hits of their own", "[duplicates]") {
  index(false);
  const auto answer = tests::Daemon(directory.data()).search({"q", "harbour master"});
  CHECK(answer["totalHits"].GetInt() == 2);
  CHECK_FALSE(answer["hits"][0].HasMember("versions"));
}

TEST_CASE_METHOD(Fixture, "a folded copy is counted with what is shown for it, and reached from it", "[duplicates]") {
  index(true);
  const tests::Daemon daemon(directory.data());
  const auto answer = daemon.search({"q", "harbour master", "facets", "*"});
  REQUIRE(answer["totalHits"].GetInt() == 1);
  const auto& hit = answer["hits"][0];
  CHECK(hit["id"] == "papers/b.txt");  // the earlier one
  CHECK(hit["places"].Size() == 1);
  CHECK_FALSE(hit.HasMember("morePlaces"));
  REQUIRE(hit["versions"].Size() == 1);
  CHECK(hit["versions"][0]["id"] == "papers/a.txt");
  CHECK(hit["versions"][0]["url"] == "https://one.example/pier");
  CHECK(hit["versions"][0]["copy"].GetBool());
  CHECK(answer["facetDistribution"]["language"]["en"].GetInt() == 1);
  CHECK(answer["facetDistribution"]["year"]["2019"].GetInt() == 1);
  CHECK_FALSE(answer["facetDistribution"]["year"].HasMember("2020"));
  CHECK(daemon.search({"q", ""})["totalHits"].GetInt() == 2);
  CHECK(daemon.search({"q", "harbour", "prefer", "en"})["hits"][0]["id"] == "papers/b.txt");
}

TEST_CASE_METHOD(Fixture, "a folded copy is found by its own title, and can be read", "[duplicates]") {
  index(true);
  const tests::Daemon daemon(directory.data());
  CHECK(daemon.search({"q", "title:pier"})["totalHits"].GetInt() == 1);
  CHECK(daemon.search({"q", "title:quay"})["totalHits"].GetInt() == 1);
  const auto copy = daemon.json("/api/v1/document?id=papers%2Fa.txt").json;
  CHECK(copy["document"]["title"][0] == "At the pier");
  CHECK(copy["passages"].Size() == 1);
  CHECK(copy["document"]["versions"][0]["id"] == "papers/b.txt");
  CHECK(copy["document"]["versions"][0]["copy"].GetBool());
  // The page says where else, and offers no translation into the language that the text is in.
  const std::string page = daemon.get("/search?q=harbour").body;
  CHECK_THAT(page, Catch::Contains("The same text: <a href=\"https://one.example/pier\">At the pier</a>"));
  CHECK_THAT(page, !Catch::Contains("Also in:"));
  // Of a text that is there as a whole no range is told.
  CHECK_THAT(daemon.get("/read?id=papers%2Fa.txt").body, Catch::Contains("The same text:") &&
                                                             Catch::Contains("two.example/quay") &&
                                                             !Catch::Contains("Passages 1 to"));
}

TEST_CASE_METHOD(Fixture, "a copy does not weigh: the hit scores as if it were alone", "[duplicates]") {
  index(true);
  const auto folded = tests::Daemon(directory.data()).search({"q", "harbour", "explain", "true"});
  tests::DataDirectory alone;
  for (const char* name : {"b.txt", "c.txt"}) {
    alone.write("papers", name, name[0] == 'b' ? statement + "Printed from our pages." : "The orchard was sold.");
    alone.write("papers", std::string(name) + ".meta.json",
                name[0] == 'b' ? R"({"title": "On the quay", "date": "2019-01-01"})" : R"({"title": "Orchard"})");
  }
  REQUIRE(alone.index({"papers"}).status == 0);
  const auto single = tests::Daemon(alone.data()).search({"q", "harbour", "explain", "true"});
  // Its title, which is another one, is all that it adds.
  CHECK(folded["hits"][0]["score"].GetDouble() == Approx(single["hits"][0]["score"].GetDouble()).epsilon(0.04));
}
