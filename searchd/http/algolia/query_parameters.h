#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "searchd/http/algolia/filters.h"
#include "searchd/http/query_string.h"

namespace searchd::http::algolia {

/// The parameters of one query of a batch. They stand beside the name of the index (clients since version 5), or
/// within `params`: as an object, or as text encoded like a URL (version 4). Numbers are as they were written. All
/// functions throw BadRequest, naming the parameter, for a value of another type; a parameter that is null or not there
/// has no value.
class QueryParameters {
 public:
  /// `query` must have been parsed with its numbers as text, and must outlive this.
  explicit QueryParameters(const rapidjson::Value& query);

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::uint32_t number(std::string_view name, std::uint32_t otherwise, std::uint32_t highest) const;

  /// A list of texts or of lists of texts; a text by itself is a list of one, or JSON if it begins with a bracket.
  [[nodiscard]] FilterGroups groups(std::string_view name) const;

 private:
  [[nodiscard]] const rapidjson::Value* find(std::string_view name) const;
  [[nodiscard]] const std::string* find_encoded(std::string_view name) const;

  const rapidjson::Value& query_;
  Parameters encoded_;
};

}  // namespace searchd::http::algolia
