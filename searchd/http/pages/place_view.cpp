#include "searchd/http/pages/place_view.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "passage/text/language.h"

namespace searchd::http {
namespace {

TemplateData piece(std::string_view text, bool matched) {
  TemplateData data;
  data.set("text", text).set("matched", matched);
  return data;
}

TemplateData part(std::string_view text, bool of_document) {
  TemplateData data;
  data.set("text", text).set("of_document", of_document);
  return data;
}

std::string two_digits(std::uint64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

void set_language(TemplateData& data, std::string_view language, std::string_view ui) {
  if (language.empty() || language == "und") {
    data.set("lang", "").set("dir", "auto").set("turned", true);
    return;
  }
  const bool right_to_left = passage::is_right_to_left(language);
  data.set("lang", language)
      .set("dir", right_to_left ? "rtl" : "ltr")
      .set("turned", right_to_left != passage::is_right_to_left(ui));
}

std::string isolated(std::string_view text) {
  return "\u2068" + std::string(text) + "\u2069";
}

TemplateList marked_pieces(const MarkedText& text) {
  TemplateList pieces;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text[i].empty()) pieces.push_back(piece(text[i], i % 2 == 1));
  }
  return pieces;
}

TemplateList marked_paragraphs(const MarkedText& text) {
  TemplateList paragraphs;
  TemplateList pieces;
  const auto end_paragraph = [&] {
    if (!pieces.empty()) paragraphs.push_back(std::move(TemplateData{}.set("pieces", std::move(pieces))));
    pieces.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view rest = text[i];
    for (;;) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      if (!line.empty()) pieces.push_back(piece(line, i % 2 == 1));
      if (line.size() == rest.size()) break;
      end_paragraph();
      rest.remove_prefix(line.size() + 1);
    }
  }
  end_paragraph();
  return paragraphs;
}

std::string page_name(const passage::Locator& locator) {
  return locator.page_label.empty() ? std::to_string(locator.page.value_or(0)) : locator.page_label;
}

std::string clock_time(double seconds) {
  constexpr double longest = 1e9;  // Beyond any recording, and far from what an integer cannot hold.
  const auto whole = static_cast<std::uint64_t>(std::isfinite(seconds) ? std::clamp(seconds, 0.0, longest) : 0.0);
  const std::uint64_t hours = whole / 3600;
  const std::uint64_t minutes = whole / 60 % 60;
  const std::string tail = ":" + two_digits(whole % 60);
  return hours == 0 ? std::to_string(minutes) + tail : std::to_string(hours) + ":" + two_digits(minutes) + tail;
}

passage::Locator what_is_new(passage::Locator locator, const passage::Locator& before) {
  if (locator.page == before.page) locator.page.reset();
  if (locator.start == before.start) locator.start.reset();
  if (locator.speaker == before.speaker) locator.speaker.clear();
  if (locator.heading == before.heading) locator.heading.clear();
  if (locator.paragraph == before.paragraph) locator.paragraph.clear();
  locator.ocr = locator.ocr && !before.ocr;
  return locator;
}

bool says_something(const passage::Locator& locator) {
  return locator.page || locator.start || !locator.speaker.empty() || !locator.heading.empty() ||
         !locator.paragraph.empty() || locator.ocr;
}

TemplateList place_label(const Place& place, const UiStrings& strings) {
  const passage::Locator& locator = place.locator;
  TemplateList parts;
  if (locator.page) parts.push_back(part(strings.text("place.page", {{"page", page_name(locator)}}), false));
  if (locator.start) {
    parts.push_back(part(strings.text("place.time", {{"time", clock_time(*locator.start)}}), false));
  }
  if (!locator.speaker.empty()) parts.push_back(part(locator.speaker, true));
  if (!locator.heading.empty()) parts.push_back(part(locator.heading, true));
  if (!locator.paragraph.empty()) {
    parts.push_back(part(strings.text("place.paragraph", {{"paragraph", locator.paragraph}}), false));
  }
  if (parts.empty()) {
    parts.push_back(part(strings.text("place.passage", {{"number", std::to_string(place.number)}}), false));
  }
  if (locator.ocr) parts.push_back(part(strings.text("place.ocr"), false));
  return parts;
}

}  // namespace searchd::http
