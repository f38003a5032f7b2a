#include "searchd/http/pages/place_view.h"

#include <limits>
#include <map>
#include <string>

#include <catch2/catch.hpp>

using namespace searchd;
using namespace searchd::http;

namespace {

std::string rendered(std::string_view text, const TemplateData& data) {
  return TemplateSet(std::map<std::string, std::string_view>{{"page", text}})
      .render("page", data, [](std::string_view) { return std::string_view{}; });
}

std::string label_of(const Place& place) {
  TemplateData data;
  data.set("label", place_label(place, UiStrings("en")));
  return rendered("{{#label}}[{{#of_document}}*{{/of_document}}{{text}}]{{/label}}", data);
}

}  // namespace

TEST_CASE("a place says where it is", "[place_view]") {
  Place place;
  place.number = 7;
  CHECK(label_of(place) == "[Passage 7]");
  place.locator.ocr = true;
  CHECK(label_of(place) == "[Passage 7][read from an image]");
  place.locator.page = 14;
  CHECK(label_of(place) == "[Page 14][read from an image]");
  place.locator.page_label = "xii";
  place.locator.ocr = false;
  place.locator.heading = "Detention";
  place.locator.paragraph = "29 bis";
  CHECK(label_of(place) == "[Page xii][*Detention][Paragraph 29 bis]");
  place.locator = {};
  place.locator.start = 754.2;
  place.locator.speaker = "Chair";
  CHECK(label_of(place) == "[At 12:34][*Chair]");
}

TEST_CASE("times are written as players show them", "[place_view]") {
  CHECK(clock_time(0) == "0:00");
  CHECK(clock_time(7.9) == "0:07");
  CHECK(clock_time(754.2) == "12:34");
  CHECK(clock_time(3723) == "1:02:03");
  CHECK(clock_time(-5) == "0:00");
  CHECK(clock_time(std::numeric_limits<double>::quiet_NaN()) == "0:00");
  CHECK_FALSE(clock_time(std::numeric_limits<double>::infinity()).empty());
  CHECK_FALSE(clock_time(1e300).empty());
}

TEST_CASE("texts state their language and direction", "[place_view]") {
  const auto attributes = [](std::string_view language) {
    TemplateData data;
    set_language(data, language);
    return rendered("{{lang}} {{dir}}", data);
  };
  CHECK(attributes("es") == "es ltr");
  CHECK(attributes("ar") == "ar rtl");
  CHECK(attributes("und") == " auto");
  CHECK(attributes("") == " auto");
}

TEST_CASE("paragraphs keep their marks", "[place_view]") {
  TemplateData data;
  data.set("paragraphs", marked_paragraphs({"one\ntwo ", "three\nfour", " five\n\n", "", "six"}));
  CHECK(rendered("{{#paragraphs}}<{{#pieces}}{{#matched}}[{{text}}]{{/matched}}{{^matched}}{{text}}{{/matched}}"
                 "{{/pieces}}>{{/paragraphs}}",
                 data) == "<one><two [three]><[four] five><six>");
}
