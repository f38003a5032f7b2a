#include "searchd/http/pages/source_file.h"

#include <catch2/catch.hpp>

using searchd::Hit;
using searchd::Place;
using searchd::http::source_file_label;
using searchd::http::UiStrings;

namespace {

Hit pdf(std::string url) {
  Hit hit;
  hit.url = std::move(url);
  hit.format = "pdf";
  hit.file_size = 4'210'000;
  return hit;
}

Place on_page(std::uint32_t page, std::string label = {}) {
  Place place;
  place.locator.page = page;
  place.locator.page_label = std::move(label);
  return place;
}

}  // namespace

TEST_CASE("a link to a file says its format, its size and the page", "[source_file]") {
  const UiStrings english("en");
  const Place place = on_page(14);
  CHECK(source_file_label(pdf("/files?id=a"), &place, english) == "PDF, 4.2 MB, p. 14");
  CHECK(source_file_label(pdf("https://example.org/a.PDF?x=1#y"), nullptr, english) == "PDF, 4.2 MB");
  const Place preface = on_page(3, "iii");
  CHECK(source_file_label(pdf("/files?id=a"), &preface, english) == "PDF, 4.2 MB, p. iii");
  Hit unknown = pdf("/files?id=a");
  unknown.file_size = 0;
  CHECK(source_file_label(unknown, &place, english) == "PDF, p. 14");
  const Place elsewhere;
  CHECK(source_file_label(unknown, &elsewhere, english) == "PDF");
}

TEST_CASE("a link to something else than the file says nothing of it", "[source_file]") {
  const UiStrings english("en");
  CHECK(source_file_label(pdf("https://example.org/reports/waiting-room"), nullptr, english).empty());
  CHECK(source_file_label(pdf(""), nullptr, english).empty());
  Hit hit = pdf("https://example.org/talk.mp4");
  hit.format = "vtt";
  CHECK(source_file_label(hit, nullptr, english).empty());
  hit.url = "/files?id=talk.vtt";
  CHECK(source_file_label(hit, nullptr, english) == "VTT, 4.2 MB");
  hit.format = "html";
  CHECK(source_file_label(hit, nullptr, english).empty());
  hit.format = "jsonl";
  CHECK(source_file_label(hit, nullptr, english).empty());
}

TEST_CASE("each language says it in its own way", "[source_file]") {
  const Place place = on_page(14);
  const auto in = [&](std::string_view language) {
    return source_file_label(pdf("/files?id=a"), &place, UiStrings(language));
  };
  CHECK(in("es") == "PDF, 4,2 MB, p. 14");
  CHECK(in("fr") == "PDF, 4,2\u202fMo, p. 14");
  CHECK(in("zh") == "PDF，4.2 MB，第 14 页");
  CHECK(in("ar").starts_with("\u2068PDF\u2069، 4.2"));
  CHECK(in("ru") == "PDF, 4,2 МБ, с. 14");
}

TEST_CASE("sizes are short", "[ui_strings]") {
  const UiStrings english("en");
  CHECK(english.file_size(1) == "1 kB");
  CHECK(english.file_size(1'499) == "1 kB");
  CHECK(english.file_size(84'500) == "85 kB");
  CHECK(english.file_size(999'400) == "999 kB");
  CHECK(english.file_size(999'600) == "1 MB");
  CHECK(english.file_size(9'940'000) == "9.9 MB");
  CHECK(english.file_size(9'960'000) == "10 MB");
  CHECK(english.file_size(123'400'000) == "123 MB");
  CHECK(english.file_size(2'500'000'000) == "2.5 GB");
}
