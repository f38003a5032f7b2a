#include "searchd/search/translation/dictd_file.h"

#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/tiny_dictionaries.h"

using namespace searchd;

namespace {

std::vector<std::string> articles_of(const std::filesystem::path& index, bool whole = true) {
  const auto file = DictdFile::open(index);
  REQUIRE(file);
  std::vector<std::string> articles;
  CHECK(file->for_each_article([&](std::string_view article) { articles.emplace_back(article); }) == whole);
  return articles;
}

}  // namespace

TEST_CASE("dictd: the articles, compressed or not, without what describes the dictionary") {
  const tests::TinyDictionaries folder;
  const std::vector<std::string> articles{"uno\none\n", "dos\ntwo\n", "tres\nthree, " + std::string(9000, 'x') + "\n"};
  folder.write("a", articles);
  folder.write("b", articles, false);
  CHECK(articles_of(folder.path() / "a.index") == articles);
  CHECK(articles_of(folder.path() / "b.index") == articles);
}

TEST_CASE("dictd: an article with several headwords comes once, in the order of the file") {
  const tests::TinyDictionaries folder;
  folder.write("a", {"dos\ntwo\n", "uno\none\n"});
  std::ofstream(folder.path() / "a.index", std::ios::app) << "dos otra vez\tZ\tI\n";
  CHECK(articles_of(folder.path() / "a.index") == std::vector<std::string>{"dos\ntwo\n", "uno\none\n"});
}

TEST_CASE("dictd: what is no dictionary is refused, and a broken one ends early") {
  const tests::TinyDictionaries folder;
  const auto refused = [&](const std::string& index_text) {
    std::ofstream(folder.path() / "bad.index") << index_text;
    return !DictdFile::open(folder.path() / "bad.index");
  };
  CHECK(refused(""));
  CHECK(refused("word\n"));
  CHECK(refused("word\tA\n"));
  CHECK(refused("word\tA\t?\n"));
  CHECK(refused("word\tzzzzzzzzzzzzzzzz\tB\n"));
  CHECK_FALSE(refused("word\tA\tB\n"));
  CHECK(articles_of(folder.path() / "bad.index", false).empty());  // without articles
  CHECK_FALSE(DictdFile::open(folder.path() / "nowhere.index"));

  folder.write("cut", {"uno\none\n", "dos\n" + std::string(100, 'x')}, false);
  std::filesystem::resize_file(folder.path() / "cut.dict", 50);
  CHECK(articles_of(folder.path() / "cut.index", false) == std::vector<std::string>{"uno\none\n"});
}

TEST_CASE("dictd: a length that no article has is not allocated") {
  const tests::TinyDictionaries folder;
  folder.write("a", {"uno\none\n"}, false);
  std::ofstream(folder.path() / "a.index", std::ios::app) << "huge\tA\t" << tests::base64_number(1u << 31) << "\n";
  CHECK(articles_of(folder.path() / "a.index") == std::vector<std::string>{"uno\none\n"});
}
