#include "searchd/search/translation/dictionary_shelf.h"

#include <chrono>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/searchd/search/translation/tiny_dictionaries.h"

using namespace searchd;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The pairs on the shelf, once they are `wanted`, or after ten seconds.
Pairs pairs_in_time(const DictionaryShelf& shelf, const Pairs& wanted) {
  Pairs pairs;
  for (int i = 0; i < 1000 && pairs != wanted; ++i) {
    if (const auto dictionary = shelf.get()) pairs = dictionary->pairs();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return pairs;
}

}  // namespace

TEST_CASE("dictionary shelf: what is wanted comes in the background, and what was there serves until then") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"casa /a/\nhouse\n"});
  folder.write("x-deu-fra", {"Haus /a/\nmaison\n"});
  DictionaryShelf shelf(folder.path(), [](const std::string&) {});
  CHECK(shelf.get() == nullptr);
  shelf.want(std::vector<std::string>{"es"});
  const Pairs spanish{{"en", "es"}, {"es", "en"}};
  CHECK(pairs_in_time(shelf, spanish) == spanish);
  const auto before = shelf.get();
  shelf.want(std::vector<std::string>{"es"});
  shelf.want(std::vector<std::string>{"fr"});
  CHECK(shelf.get() != nullptr);
  const Pairs french{{"de", "fr"}, {"fr", "de"}};
  CHECK(pairs_in_time(shelf, french) == french);
  CHECK(before->pairs() == spanish);
}

TEST_CASE("dictionary shelf: what was read, and what could not be, is said") {
  const tests::TinyDictionaries folder;
  folder.write("x-spa-eng", {"casa /a/\nhouse\n"});
  std::ofstream(folder.path() / "x-fra-eng.index") << "no index\n";
  std::string log;
  {
    DictionaryShelf shelf(folder.path(), [&](const std::string& line) { log += line + "\n"; });
    shelf.want(std::vector<std::string>{"en"});
    const Pairs all{{"en", "es"}, {"es", "en"}};
    CHECK(pairs_in_time(shelf, all) == all);
  }
  CHECK(log == (folder.path() / "x-fra-eng.index").string() +
                   " is no dictionary that can be read\ndictionaries read: 2 directions\n");
}
