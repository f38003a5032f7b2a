#pragma once

#include <functional>

#include "searchd/search/search_service.h"

namespace tests {

/// Answers whatever the test says and keeps what it was asked.
class FakeSearchService final : public searchd::SearchService {
 public:
  std::function<searchd::SearchAnswer(const searchd::SearchRequest&)> on_search;
  std::function<std::optional<searchd::DocumentAnswer>(const searchd::DocumentRequest&)> on_document;
  std::function<std::optional<std::vector<searchd::Hit>>(const searchd::SimilarRequest&)> on_similar;
  std::optional<searchd::ServedFile> served_file;
  searchd::ServiceState current_state{.ready = true, .generation = 42, .documents = 7};
  std::vector<searchd::Suggestion> suggestions;
  searchd::SearchRequest last_search;
  searchd::SuggestRequest last_suggest;
  searchd::DocumentRequest last_document;
  searchd::SimilarRequest last_similar;

  searchd::SearchAnswer search(const searchd::SearchRequest& request) override {
    last_search = request;
    return on_search ? on_search(request) : searchd::SearchAnswer{};
  }
  std::vector<searchd::Suggestion> suggest(const searchd::SuggestRequest& request) override {
    last_suggest = request;
    return suggestions;
  }
  std::optional<searchd::DocumentAnswer> document(const searchd::DocumentRequest& request) override {
    last_document = request;
    return on_document ? on_document(request) : std::nullopt;
  }
  std::optional<std::vector<searchd::Hit>> similar(const searchd::SimilarRequest& request) override {
    last_similar = request;
    return on_similar ? on_similar(request) : std::nullopt;
  }
  std::optional<searchd::ServedFile> file(std::string_view id) override {
    return id == "served" ? served_file : std::nullopt;
  }
  searchd::ServiceState state() override { return current_state; }
};

}  // namespace tests
