#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/ocr/ocr_settings.h"
#include "indexer/source/crawl/web_site.h"
#include "indexer/source/wordpress/wordpress_site.h"
#include "passage/model/metadata.h"

namespace indexer {

/// Where documents come from: a folder, a file, a collection in JSONL or a site, with what its owner says about all of
/// it.
struct Source {
  std::string name;            ///< As configured; empty for one that was named by its path only.
  std::filesystem::path path;  ///< Absolute; empty for a site.
  std::optional<WordPressSite> wordpress;
  std::optional<WebSite> web;
  std::string base_url;              ///< Files get this and their relative path as their url; empty for none.
  bool serve = false;                ///< The daemon may serve the files.
  bool fold_duplicates = false;      ///< Copies of a text are shown and counted as one.
  passage::Metadata defaults;        ///< For what neither the declaration nor the document says.
  std::vector<std::string> include;  ///< Globs over relative paths or names, of a web site over paths of addresses;
                                     ///< empty for everything.
  std::vector<std::string> exclude;
  OcrSettings ocr;
  bool is_former = false;  ///< Taken out of the configuration: there is nothing to be read, its documents may go.

  /// What the source is known by from one run to the next: its name, else its path.
  [[nodiscard]] std::string identity() const;

  /// What stands before the relative path in the ids of its documents, and what people see: its name, else the last
  /// component of its path.
  [[nodiscard]] std::string label() const;
};

/// A source named by its path alone. Makes the path absolute.
[[nodiscard]] Source source_at(const std::filesystem::path& path);

}  // namespace indexer
