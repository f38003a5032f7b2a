#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "searchd/search/expansion/expander.h"
#include "searchd/search/search_service.h"

namespace searchd {

struct SearchSettings {
  std::filesystem::path data;  ///< The data directory; may be absent or empty.
  std::size_t max_query_words = 64;
  double freshness = 0;  ///< How much it counts in ranking that a document is new, from 0 to 1.
  ExpanderSettings expander;
  std::function<void(const std::string& line)> log;  ///< Takes lines about generations and faults, never queries.
};

/// Serves the published generation of a data directory and takes up new ones by itself; also the first one after an
/// index that cannot be read. Throws passage::Error when a setting cannot be followed.
[[nodiscard]] std::unique_ptr<SearchService> open_search_service(SearchSettings settings);

}  // namespace searchd
