#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passage/model/date_interval.h"

namespace passage {

/// What is said about a document, by its publisher or by the document itself. All text is UTF-8. Empty means unsaid.
struct Metadata {
  std::string id;
  std::string url;  ///< http or https, or empty.
  std::string title;
  std::string language;  ///< BCP 47, canonical case ("pt-BR").
  std::optional<DateInterval> date;
  std::string kind;  ///< "statement", "report", "transcript" …; an open list.
  std::vector<std::string> authors;
  std::vector<std::string> organizations;
  std::string event;
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2.
  std::vector<std::string> topics;
  std::string symbol;  ///< UN document symbol ("A/RES/73/195").
  std::string publisher;
  std::string rights;
  std::string identifier;             ///< "doi:…" and the like.
  std::string work;                   ///< The key that the translations of one text share.
  std::vector<std::string> concepts;  ///< Names of concepts of the thesaurus that the indexer found in the text.

  friend bool operator==(const Metadata&, const Metadata&) = default;
};

/// A member of Metadata that is one string, or a list of strings, under the name that JSONL, front matter, sidecars,
/// manifests and the API give it. Outside these tables are `date`, and `concepts`, which nobody declares.
struct TextMember {
  std::string_view name;
  std::string Metadata::*member;
};
struct ListMember {
  std::string_view name;
  std::vector<std::string> Metadata::*member;
};
[[nodiscard]] std::span<const TextMember> text_members();
[[nodiscard]] std::span<const ListMember> list_members();

/// Fills what `declared` leaves empty from `found`: what is declared always wins.
[[nodiscard]] Metadata merged(Metadata declared, const Metadata& found);

/// Makes untrusted metadata fit to publish, in place, and says in plain words what was dropped or cut: a url that is
/// neither http nor https, a bad language, control and bidi override characters, overlong values.
/// The id is not touched; see valid_id().
std::vector<std::string> sanitize(Metadata& metadata);

/// The text, valid UTF-8, on one line: control characters that separate become a space, the others and bidi overrides
/// vanish, runs of spaces become one.
[[nodiscard]] std::string without_controls(std::string_view text);

/// An id has 1 to 200 bytes of valid UTF-8 without control characters.
[[nodiscard]] bool valid_id(std::string_view id);

}  // namespace passage
