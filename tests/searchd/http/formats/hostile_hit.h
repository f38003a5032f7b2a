#pragma once

#include <string>

#include "searchd/search/search_answer.h"

namespace tests {

/// A hit every text of which tries to break out of the format it is written in: line breaks, quotes, braces, formulas,
/// markup, bidi overrides, NUL, bytes that are not UTF-8.
inline searchd::Hit hostile_hit() {
  const std::string text =
      std::string("=cmd|' /C calc'!A0 \"q\" {b} }{ \\ % & # $ _ ~ ^ <a> ]]>\r\nTY  - BOOK\nER  - \n@book{x,") + '\0' +
      "\x1b\u202E\u2066\u0085\u2028\xC3\xFF\uFFFE end";
  searchd::Hit hit{.id = "a/b \"c\".pdf",
                   .work = text,
                   .url = "https://example.org/a{b}",
                   .title = {"Title ", text},
                   .kind = "report",
                   .language = "en",
                   .date = "2018-02",
                   .authors = {text, "Doe, Ana", "x and y"},
                   .organizations = {text + "2"},
                   .event = text,
                   .symbol = text,
                   .topics = {text, text},
                   .publisher = text,
                   .identifier = "doi:10.1/" + text};
  searchd::Place place{.url = "https://example.org/a{b}#page=14", .number = 3, .snippet = {text, "=1+1", text}};
  place.locator = {
      .page = 14, .page_label = text, .heading = text, .paragraph = text, .speaker = text, .start = 754.25};
  hit.places.push_back(place);
  return hit;
}

}  // namespace tests
