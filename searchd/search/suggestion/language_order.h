#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace searchd {

/// Which of several languages is to be shown: those that the reader prefers, then those of most documents.
class LanguageOrder {
 public:
  /// `documents`: of each language in the index, by primary subtag.
  LanguageOrder(const std::vector<std::string>& prefer, const std::map<std::string, std::uint64_t>& documents)
      : prefer_(prefer), documents_(documents) {}

  /// The smaller comes first. `language`: a primary subtag.
  [[nodiscard]] std::pair<std::size_t, std::int64_t> rank(std::string_view language) const {
    const auto held = documents_.find(std::string(language));
    return {preference(language), held == documents_.end() ? 0 : -static_cast<std::int64_t>(held->second)};
  }

  [[nodiscard]] bool is_preferred(std::string_view language) const { return preference(language) < prefer_.size(); }

  /// Suggestions in languages of a smaller class come before others: preferred, of the index, others.
  [[nodiscard]] int class_of(std::string_view language) const {
    if (is_preferred(language)) return 0;
    return documents_.contains(std::string(language)) ? 1 : 2;
  }

 private:
  [[nodiscard]] std::size_t preference(std::string_view language) const {
    return static_cast<std::size_t>(std::ranges::find(prefer_, language) - prefer_.begin());
  }

  const std::vector<std::string>& prefer_;
  const std::map<std::string, std::uint64_t>& documents_;
};

}  // namespace searchd
