#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/search_service.h"

namespace test {

/// A service that answers what a test puts into it and remembers what it was asked.
class SampleService : public searchd::SearchService {
 public:
  searchd::SearchAnswer search(const searchd::SearchRequest& request) override;
  std::vector<searchd::Suggestion> suggest(const searchd::SuggestRequest& request) override;
  std::optional<searchd::DocumentAnswer> document(const searchd::DocumentRequest& request) override;
  std::optional<std::vector<searchd::Hit>> similar(const searchd::SimilarRequest& request) override;
  std::optional<searchd::ServedFile> file(std::string_view id) override;
  searchd::ServiceState state() override;

  searchd::SearchAnswer answer;
  std::optional<searchd::DocumentAnswer> document_answer;
  searchd::SearchRequest asked;
  searchd::DocumentRequest asked_document;
  std::optional<std::vector<searchd::Hit>> similar_answer;
  searchd::SimilarRequest asked_similar;
};

/// A hit as a report of several pages gives it, `number` telling it from others.
searchd::Hit report_hit(int number);

/// A hit of a recording in Arabic.
searchd::Hit transcript_hit();

/// Ten hits of 123, with facets.
searchd::SearchAnswer results_answer();

/// A document of 40 passages, those from `first` to `last` in the answer.
searchd::DocumentAnswer report_document(std::uint32_t first, std::uint32_t last);

}  // namespace test
