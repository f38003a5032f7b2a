#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/index/records.h"
#include "searchd/search/highlight.h"
#include "searchd/search/places.h"
#include "searchd/search/search_answer.h"

namespace searchd {

/// What the members of a hit that come from the index are, for one version of a work.
[[nodiscard]] Hit hit_of(const passage::WorkRecord& work, std::size_t version, Highlighter& highlighter);

/// A passage as a place, its snippet cut to the best stretch.
[[nodiscard]] Place place_of(const passage::VersionRecord& version, const passage::PassageRecord& passage,
                             Highlighter& highlighter);

/// A passage as a place with its whole text.
[[nodiscard]] Place whole_place_of(const passage::VersionRecord& version, const passage::PassageRecord& passage,
                                   Highlighter& highlighter);

/// A work with its places as a hit: in the version that the reader prefers, the first language first, its places from
/// that version where it matches, else from the one that matches best. Throws Xapian::Error and passage::Error.
[[nodiscard]] Hit make_hit(const FoundWork& work, const WorkPlaces& places, const std::vector<std::string>& prefer,
                           const passage::IndexSnapshot& index, Highlighter& highlighter);

}  // namespace searchd
