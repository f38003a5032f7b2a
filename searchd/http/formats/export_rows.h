#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/search_answer.h"

namespace searchd::http {

/// A hit with one of its places, for tables.
struct ExportRow {
  const Hit& hit;
  const Place& place;
  std::string url;  ///< Of the place; absolute where that is possible.
};

/// A row for each place of the hits, in their order, `most` at most. The hits must outlive the rows.
[[nodiscard]] std::vector<ExportRow> export_rows(const std::vector<Hit>& hits, std::string_view public_url,
                                                 std::size_t most);

/// RFC 4180 behind a byte order mark, without which Excel takes UTF-8 for the code page of its system. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] std::string to_csv(const std::vector<ExportRow>& rows);

/// A JSON object on a line for each row, with the same names as the columns of the CSV; empty members are left out.
[[nodiscard]] std::string to_ndjson(const std::vector<ExportRow>& rows);

}  // namespace searchd::http
