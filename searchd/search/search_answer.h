#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/model/locator.h"

namespace searchd {

/// Text cut into alternating pieces: even elements are plain, odd ones matched. Joined they are the text.
using MarkedText = std::vector<std::string>;

/// The text.
[[nodiscard]] inline std::string unmarked(const MarkedText& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

/// A passage of a hit.
struct Place {
  std::string url;  ///< Leads to the page, the minute or the heading; see place_url().
  passage::Locator locator;
  std::string language;
  std::uint32_t number = 0;  ///< The passage's number within its document, from 1; `place=` of the reading view.
  std::string of_version;    ///< Id of the document, where it is another version than its hit shows.
  MarkedText snippet;
};

struct Version {
  std::string id;
  std::string language;
  std::string title;
  std::string url;
  bool is_copy = false;     ///< The same text as the version shown, found elsewhere: a duplicate.
  std::uint32_t place = 0;  ///< In a DocumentAnswer: its passage that says what the one asked for says; 0: unknown.
};

/// A work that matched, shown in the version that the reader prefers. The members are those of the contract.
struct Hit {
  std::string id;
  std::string work;
  std::string url;
  MarkedText title;
  std::string kind;
  std::string language;
  std::string date;
  std::vector<std::string> authors;
  std::vector<std::string> organizations;
  std::string event;
  std::vector<std::string> countries;
  std::string symbol;
  std::vector<std::string> topics;
  std::string publisher;
  std::string rights;
  std::string identifier;
  std::string format;  ///< "pdf", "html", …
  std::string added;   ///< When the newest version came into the index, "2018-02-22T10:00:00Z"; empty: not known.
  std::uint64_t file_size = 0;  ///< Bytes of the file that the text comes from; 0 when unknown.
  double score = 0;
  std::vector<Place> places;
  std::uint32_t more_places = 0;  ///< Further passages that match.
  std::vector<Version> versions;  ///< All versions but the one shown.
  std::string explanation;        ///< With `explain`: what matched.
};

/// Something the reader should know about how the query was understood.
struct Notice {
  std::string code;  ///< "unmatched_quote"; permanent.
  std::string message;
  std::string word;  ///< The words of the query that it is about, where it is about some.

  friend bool operator==(const Notice&, const Notice&) = default;
};

struct Expansion {
  std::string from;
  std::vector<std::pair<std::string, std::string>> to;  ///< (text, language)
  std::string source;                                   ///< "thesaurus", "dictionary", …
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

enum class Matching : std::uint8_t { All, Most, Any };

struct SearchAnswer {
  Matching matching = Matching::All;
  std::uint32_t total_hits = 0;  ///< Exact; a work counts once.
  double processing_ms = 0;
  std::uint64_t generation = 0;  ///< 0 when nothing has been published yet.
  std::vector<Hit> hits;
  std::map<std::string, std::vector<FacetValue>> facets;  ///< Most first.
  std::vector<Expansion> expansions;
  std::string corrected_query;  ///< The query as it may have been meant, where it then finds more.
  std::vector<Notice> notices;
  std::string parsed_query;  ///< With `explain`.
  std::string plan;          ///< With `explain`.
};

/// A document with the passages asked for, in full. The places' snippets hold the whole text as one plain piece,
/// or marked where the reading view was reached from a query.
struct DocumentAnswer {
  Hit document;
  std::vector<Place> passages;
  std::uint32_t passage_count = 0;      ///< Of the whole document.
  std::string file_url;                 ///< Where its own file is served; empty: nowhere.
  std::vector<std::uint32_t> matching;  ///< Numbers of the passages of the whole document that match, ascending.
};

}  // namespace searchd
