#include "passage/index/learnt_translations.h"

#include <array>
#include <thread>

#include <catch2/catch.hpp>

#include "passage/error.h"
#include "passage/index/durable_file.h"
#include "tests/temporary_directory.h"
#include "tests/tiny_translations.h"

using namespace passage;
using Catch::Contains;

namespace {

class File {
 public:
  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "translations"; }
  [[nodiscard]] LearntTranslations open(std::string_view bytes) const {
    write_file(path(), bytes);
    return LearntTranslations::open(path());
  }

 private:
  tests::TemporaryDirectory directory_{tests::memory_directory()};
};

/// Everything that a reader may ask of a file.
void read_all(const File& file, std::string_view bytes) {
  const LearntTranslations translations = file.open(bytes);
  for (const char* stem : {"asylum", "wage", "asil", "庇护", "", "zz"}) {
    for (const char* language : {"en", "es", "zh", "fr"}) static_cast<void>(translations.lookup(stem, language));
  }
  static_cast<void>(translations.table());
}

}  // namespace

TEST_CASE("translations come back as they were put down") {
  const File file;
  const TranslationTable table = tests::tiny_translations();
  CHECK(file.open(encode(table)).table() == table);
  CHECK(file.open(encode(TranslationTable{})).table() == TranslationTable{});
  CHECK(encode(table) == encode(tests::tiny_translations()));
  CHECK(count_translations(table) == 8);
}

TEST_CASE("a word is looked up by its stem and language") {
  const File file;
  LearntTranslations opened = file.open(encode(tests::tiny_translations()));
  const LearntTranslations translations = std::move(opened);
  const auto asylum = translations.lookup("asylum", "en");
  REQUIRE(asylum.size() == 2);
  CHECK(asylum[0].text == "asilo");
  CHECK(asylum[0].stem == "asil");
  CHECK(asylum[0].language == "es");
  CHECK(asylum[0].probability == Approx(0.75));
  CHECK(asylum[0].together == 7);
  CHECK(asylum[1].text == "庇护");
  CHECK(asylum[1].language == "zh");
  const auto wage = translations.lookup("wage", "en");
  REQUIRE(wage.size() == 2);
  CHECK(wage[0].text == "salarios");
  CHECK(wage[1].text == "nómina");
  CHECK(translations.lookup("庇护", "zh").front().text == "asylum");
  for (const char* unknown : {"asylu", "asylums", "aa", "zz", ""}) CHECK(translations.lookup(unknown, "en").empty());
  for (const char* unknown : {"fr", "e", "enn", ""}) CHECK(translations.lookup("asylum", unknown).empty());
}

TEST_CASE("threads look words up in one file, which may be deleted meanwhile") {
  const File file;
  const LearntTranslations translations = file.open(encode(tests::tiny_translations()));
  std::filesystem::remove(file.path());
  std::vector<std::thread> threads;
  std::array<std::size_t, 4> found{};
  for (std::size_t& count : found) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) count += translations.lookup("asylum", "en").size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == std::array<std::size_t, 4>{2000, 2000, 2000, 2000});
}

TEST_CASE("what is no file of translations is an Error that names it") {
  const File file;
  CHECK_THROWS_WITH(LearntTranslations::open(file.path()), Contains(file.path().string()));
  CHECK_THROWS_AS(LearntTranslations::open(file.path().parent_path()), Error);
  for (const std::string& bytes :
       {std::string(), std::string("x"), std::string(1000, '\0'), std::string("\x05hello")}) {
    CHECK_THROWS_WITH(file.open(bytes), Contains(file.path().string()) && Contains("damaged"));
  }
  std::string later = encode(tests::tiny_translations());
  later[later.find('\x01')] = '\x02';
  CHECK_THROWS_WITH(file.open(later), Contains("version of the format"));
  CHECK_THROWS_WITH(file.open(encode(tests::tiny_translations()) + "x").table(), Contains("behind its end"));
}

TEST_CASE("damaged bytes cost an Error and nothing else") {
  const File file;
  const std::string sound = encode(tests::tiny_translations());
  std::size_t errors = 0;
  const auto try_bytes = [&](const std::string& bytes) {
    try {
      read_all(file, bytes);
    } catch (const Error&) {
      ++errors;
    }
  };
  SECTION("cut short anywhere") {
    for (std::size_t size = 0; size < sound.size(); ++size) try_bytes(sound.substr(0, size));
    CHECK(errors == sound.size());
  }
  SECTION("another byte anywhere") {
    for (std::size_t at = 0; at < sound.size(); ++at) {
      for (const char byte : {'\x00', '\x01', '\x7f', '\x80', '\xff'}) {
        std::string changed = sound;
        changed[at] = byte;
        try_bytes(changed);
      }
    }
    CHECK(errors > sound.size());
  }
  SECTION("numbers of any size in the place of one") {
    for (std::size_t at = 0; at < sound.size(); ++at) {
      try_bytes(std::string(sound).replace(at, 1, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
      try_bytes(std::string(sound).replace(at, 1, "\xff\xff\xff\xff\x0f"));
    }
    CHECK(errors > sound.size());
  }
}
