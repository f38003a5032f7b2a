#include "indexer/suspected_versions.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

struct File {
  std::string path;
  std::string language;
  std::string work;
};

/// The files of each suspicion, in brackets.
std::string suspected(const std::vector<File>& files) {
  std::vector<ItemResult> items;
  for (const File& file : files) {
    items.push_back({.entry = {.source = "docs",
                               .path = file.path,
                               .id = file.path,
                               .work = file.work.empty() ? file.path : file.work,
                               .clues = {.language = file.language}}});
  }
  std::string all;
  for (const Report::SuspectedVersions& versions : suspected_versions(items)) {
    all += "(";
    for (const std::string& file : versions.files) all += " " + file;
    all += " )";
  }
  return all;
}

}  // namespace

TEST_CASE("files whose names differ in a mark of the language are suspected to be versions") {
  CHECK(suspected({{"letter-es.pdf", "es"}, {"letter_x.pdf", "es"}, {"letter-FR.docx", "fr"}}) ==
        "( letter-FR.docx letter-es.pdf )");
  CHECK(suspected({{"es/a.html", "es"}, {"fr/a.html", "fr"}, {"fr/b.html", "fr"}}) == "( es/a.html fr/a.html )");
  CHECK(suspected({{"a spanish.txt", "es"}, {"a English.txt", "en"}}) == "( a English.txt a spanish.txt )");
  CHECK(suspected({{"a_spa.txt", "es"}, {"a_fra.txt", "fr"}}) == "( a_fra.txt a_spa.txt )");
}

TEST_CASE("nothing is suspected of versions, of one language, or of marks that are none") {
  CHECK(suspected({{"a-es.txt", "es", "w"}, {"a-fr.txt", "fr", "w"}}).empty());
  CHECK(suspected({{"a-es.txt", "es"}, {"a-es.pdf", "es"}}).empty());
  CHECK(suspected({{"a-es.txt", "en"}, {"a-fr.txt", "en"}}).empty());
  CHECK(suspected({{"a-one.txt", "en"}, {"a-two.txt", "fr"}}).empty());
  CHECK(suspected({{"a.es", "es"}, {"a.fr", "fr"}}).empty());
}
