#pragma once

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

namespace tests {

/// An index in memory of words, each in so many documents.
[[nodiscard]] Xapian::Database index_of(const std::vector<std::pair<std::string, int>>& words);

}  // namespace tests
