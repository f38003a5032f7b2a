#include "tests/relevance/collection.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/temporary_directory.h"

using relevance::Collection;

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("collection: documents become JSONL, named after their collection") {
  const tests::TemporaryDirectory folder;
  write(folder.path() / "en" / "docs.tsv", "1\ta \"quoted\" text\n2\ttitle\ttext\r\n3\t\n");
  std::ostringstream out;
  Collection(folder.path() / "en").write_jsonl(out);
  CHECK(out.str() ==
        "{\"id\":\"en/1\",\"text\":\"a \\\"quoted\\\" "
        "text\"}\n{\"id\":\"en/2\",\"title\":\"title\",\"text\":\"text\"}\n");
}

TEST_CASE("collection: judgements come from both files, questions without an answer are left out") {
  const tests::TemporaryDirectory folder;
  write(folder.path() / "en" / "queries.tsv", "1\tfirst\n2\tsecond\td2\n3\tthird\n");
  write(folder.path() / "en" / "qrels.txt", "1 0 d1 2\n1 0 d4 0\n3 0 d1 0\n");
  const auto questions = Collection(folder.path() / "en").questions();
  REQUIRE(questions.size() == 2);
  CHECK(questions[0].text == "first");
  CHECK(questions[0].judgements == relevance::Judgements{{"en/d1", 2}, {"en/d4", 0}});
  CHECK(questions[1].judgements == relevance::Judgements{{"en/d2", 1}});
}

TEST_CASE("collection: a missing file is said") {
  const tests::TemporaryDirectory folder;
  CHECK_THROWS_WITH(Collection(folder.path()).questions(), Catch::Contains("queries.tsv"));
}

TEST_CASE("collection: operators become spaces") {
  CHECK(relevance::without_operators("\"a b\" -c d* e:f (g) [h] “i” j/k?") == " a b   c d  e f  g   h   i  j/k?");
}
