#include "searchd/search/hits.h"

#include <algorithm>

#include "passage/index/document_reader.h"
#include "passage/text/language.h"
#include "searchd/search/place_url.h"
#include "searchd/search/snippet.h"

namespace searchd {
namespace {

std::size_t preferred(const passage::WorkRecord& work, const std::vector<std::string>& languages,
                      std::size_t otherwise) {
  for (const std::string& language : languages) {
    for (std::size_t i = 0; i < work.versions.size(); ++i) {
      if (passage::primary_subtag(work.versions[i].metadata.language) == passage::primary_subtag(language)) return i;
    }
  }
  return otherwise;
}

/// The same for a document and its copies.
const std::string& text_of(const passage::VersionRecord& version) {
  return version.copy_of.empty() ? version.metadata.id : version.copy_of;
}

/// When the newest version came; a copy of what was there is nothing new.
std::string added_of(const passage::WorkRecord& work) {
  std::string added;
  for (const passage::VersionRecord& version : work.versions) {
    if (version.copy_of.empty()) added = std::max(added, version.added);
  }
  return added;
}

Place without_snippet(const passage::VersionRecord& version, const passage::PassageRecord& record) {
  return {.url = place_url(version, record),
          .locator = record.passage.locator,
          .language = record.passage.language,
          .number = record.number};
}

}  // namespace

Hit hit_of(const passage::WorkRecord& work, std::size_t shown, Highlighter& highlighter) {
  const passage::VersionRecord& version = work.versions[shown];
  const passage::Metadata& metadata = version.metadata;
  Hit hit{.id = metadata.id,
          .work = work.key,
          .url = document_url(version),
          .title = mark(metadata.title, highlighter.find(metadata.title, passage::primary_subtag(metadata.language))),
          .kind = metadata.kind,
          .language = metadata.language,
          .date = metadata.date ? metadata.date->text : std::string{},
          .authors = metadata.authors,
          .organizations = metadata.organizations,
          .event = metadata.event,
          .countries = metadata.countries,
          .symbol = metadata.symbol,
          .topics = metadata.topics,
          .publisher = metadata.publisher,
          .rights = metadata.rights,
          .identifier = metadata.identifier,
          .format = version.format,
          .added = added_of(work),
          .file_size = version.file_size};
  for (std::size_t i = 0; i < work.versions.size(); ++i) {
    if (i == shown) continue;
    const passage::VersionRecord& other = work.versions[i];
    hit.versions.push_back({.id = other.metadata.id,
                            .language = other.metadata.language,
                            .title = other.metadata.title,
                            .url = document_url(other),
                            .is_copy = text_of(other) == text_of(version)});
  }
  return hit;
}

Place place_of(const passage::VersionRecord& version, const passage::PassageRecord& record, Highlighter& highlighter) {
  Place place = without_snippet(version, record);
  const passage::Passage& text = record.passage;
  place.snippet = snippet(text.text, highlighter.find(text.text, passage::primary_subtag(text.language)));
  return place;
}

Place whole_place_of(const passage::VersionRecord& version, const passage::PassageRecord& record,
                     Highlighter& highlighter) {
  Place place = without_snippet(version, record);
  const passage::Passage& text = record.passage;
  place.snippet = mark(text.text, highlighter.find(text.text, passage::primary_subtag(text.language)));
  return place;
}

Hit make_hit(const FoundWork& found, const WorkPlaces& places, const std::vector<std::string>& prefer,
             const passage::IndexSnapshot& index, Highlighter& highlighter) {
  const passage::WorkRecord& work = found.record;
  const std::size_t matching = places.best_version;
  const std::size_t shown = preferred(work, prefer, matching);
  const std::size_t placed = places.versions[shown].matching > 0 ? shown : matching;
  const passage::VersionRecord& version = work.versions[placed];
  const VersionPlaces& of_version = places.versions[placed];
  Hit hit = hit_of(work, shown, highlighter);
  hit.score = found.weight;
  // Where only a title or a date matches, the beginning is the place.
  const std::vector<std::uint32_t> numbers =
      of_version.matching > 0 ? of_version.passages : std::vector<std::uint32_t>{1};
  for (const std::uint32_t number : numbers) {
    for (const passage::PassageRecord& passage : passage::read_passages(index, version.metadata.id, number, 1)) {
      hit.places.push_back(place_of(version, passage, highlighter));
      if (placed != shown) hit.places.back().of_version = version.metadata.id;
    }
  }
  if (of_version.matching > 0) {
    hit.more_places = of_version.matching - static_cast<std::uint32_t>(of_version.passages.size());
  }
  return hit;
}

}  // namespace searchd
