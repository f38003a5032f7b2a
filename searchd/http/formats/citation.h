#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/search_answer.h"

namespace searchd::http {

/// A document, and a place in it, as reference managers want to know them. All text is valid UTF-8 on one line.
struct Citation {
  struct Name {
    std::string text;
    bool is_corporate = false;  ///< An organization: it has no family name.
  };

  std::string id;
  std::string key;   ///< ASCII letters, digits, "-" and "_", made from the id alone; also a safe name for a file.
  std::string kind;  ///< As declared: "statement"; may be empty.
  std::string title;
  std::vector<Name> authors;  ///< People first.
  std::string year;           ///< Four digits; empty when undated. Month and day have two.
  std::string month;
  std::string day;
  std::string symbol;
  std::string publisher;
  std::string event;
  std::string language;
  std::string url;  ///< Of the place; empty where there is none that works outside.
  std::string doi;  ///< Letters, digits and "-._;()/:".
  std::vector<std::string> topics;
  std::string page;  ///< Of the place: as printed on it, else which page it is.
  std::string note;  ///< What else says where the place is, in no language: speaker, minute, paragraph.
};

/// `place`: null for the document as a whole. `public_url`: see absolute_url().
[[nodiscard]] Citation make_citation(const Hit& document, const Place* place, std::string_view public_url);

/// What the formats see a document as a part of.
enum class Container : std::uint8_t { None, Meeting, Publication };

/// What a kind of document is called in each format.
struct CitationType {
  std::string_view kind;
  std::string_view ris;
  std::string_view bibtex;
  std::string_view csl;
  Container container = Container::None;
};
[[nodiscard]] const CitationType& citation_type(std::string_view kind);

/// The formats.
[[nodiscard]] std::string to_ris(const Citation& citation);
[[nodiscard]] std::string to_bibtex(const Citation& citation);
[[nodiscard]] std::string to_csl_json(const Citation& citation);

/// A name of ASCII letters, digits and "-", at most 60 characters long, that only this id has.
[[nodiscard]] std::string ascii_key(std::string_view id);

}  // namespace searchd::http
