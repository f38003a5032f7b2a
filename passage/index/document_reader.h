#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "passage/index/index_snapshot.h"
#include "passage/index/records.h"
#include "passage/model/document.h"

namespace passage {

/// The work that holds the version of that id. Throws Error when the index is damaged.
[[nodiscard]] std::optional<WorkRecord> read_work(const IndexSnapshot& snapshot, std::string_view id);

/// Hands over every work of the index, in the order of their keys. Throws Error when the index is damaged.
void for_each_work(const IndexSnapshot& snapshot, const std::function<void(WorkRecord)>& visit);

/// Passages of one version in reading order, from the `first`-th (counting from 1), `count` at most.
[[nodiscard]] std::vector<PassageRecord> read_passages(const IndexSnapshot& snapshot, std::string_view id,
                                                       std::uint32_t first, std::uint32_t count);

/// The document of that id as it was given to the writer: an index can be written anew from another.
[[nodiscard]] std::optional<Document> read_document(const IndexSnapshot& snapshot, std::string_view id);

}  // namespace passage
