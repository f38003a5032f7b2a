#include "searchd/search/expansion/place_names.h"

#include <catch2/catch.hpp>

using namespace searchd;

namespace {

const PlaceNames& names() {
  static const PlaceNames all;
  return all;
}

/// "El Salvador=Сальвадор" for each span that is a name, in Russian; joined by commas.
std::string found(const std::vector<std::string>& words, const std::vector<std::string>& from) {
  passage::Analyzer analyzer;
  const std::vector<std::string> to{"ru"};
  std::string all;
  for (const SpanExpansion& expansion : names().find(words, from, to, analyzer)) {
    all += all.empty() ? "" : ", ";
    for (std::size_t i = 0; i < expansion.count; ++i) all += (i == 0 ? "" : " ") + words[expansion.first + i];
    for (const Rendering& rendering : expansion.to) all += "=" + rendering.text;
  }
  return all;
}

}  // namespace

TEST_CASE("names of countries and languages are known in every language, the longest first") {
  CHECK(found({"refugees", "from", "El", "Salvador"}, {"en"}) == "El Salvador=Сальвадор");
  CHECK(found({"États", "Unis"}, {"fr"}) == "États Unis=Соединенные Штаты");
  CHECK(found({"الهجرة", "في", "المكسيك"}, {"ar"}) == "المكسيك=Мексика");
  CHECK(found({"墨西哥", "移民"}, {"zh"}) == "墨西哥=Мексика");
  CHECK(found({"francés"}, {"es"}) == "francés=французский");
}

TEST_CASE("a name in another form is known by its stem, in the languages that the query can be in") {
  CHECK(found({"Мексике"}, {"ru"}) == "Мексике=Мексика");
  CHECK(found({"Мексике"}, {"en"}).empty());
}

TEST_CASE("what is no name is none") {
  CHECK(found({"detention", "of", "children"}, {"en"}).empty());
  CHECK(found({}, {"en"}).empty());
}
