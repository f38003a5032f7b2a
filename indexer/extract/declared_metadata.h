#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "passage/model/metadata.h"

namespace indexer {

/// What someone wrote down about a document: in JSONL, a manifest's row, a sidecar, front matter.
struct DeclaredMetadata {
  passage::Metadata metadata;
  bool withheld = false;             ///< Declared a draft or private: it must not be taken in.
  std::vector<std::string> remarks;  ///< Values of the wrong type, dates that are none; they were passed over.
};

/// Reads the members of `object` that Metadata knows, by their names in CONTRACT and these aliases:
///   url: source_url, link, permalink · topics: tags, categories, keywords, subjects · language: lang, locale
///   authors: author, by, creator · organizations: organization, organisation, organisations · countries: country
///   date: published_time, published, pub_date, issued · kind: type, category · rights: license, licence
///   identifier: doi
/// A name of its own wins over an alias. A list given as one string is a list of one; a list given for a text is its
/// first element if there is only one. Numbers are taken as text; null is unsaid. Unknown members are passed over.
[[nodiscard]] DeclaredMetadata read_declared_json(const rapidjson::Value& object);

/// The same from YAML, at most 64 KB of it. Not YAML, or no mapping: a remark and nothing else.
[[nodiscard]] DeclaredMetadata read_declared_yaml(std::string_view yaml);

}  // namespace indexer
