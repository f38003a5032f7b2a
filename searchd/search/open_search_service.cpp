#include "searchd/search/open_search_service.h"

namespace searchd {
namespace {

/// What is served when nothing has been published: zero hits, and a word about why.
class EmptySearchService final : public SearchService {
 public:
  SearchAnswer search(const SearchRequest&) override {
    SearchAnswer answer;
    answer.notices.push_back({"empty_index", "Nothing has been indexed yet."});
    return answer;
  }
  std::optional<DocumentAnswer> document(const DocumentRequest&) override { return std::nullopt; }
  std::optional<ServedFile> file(std::string_view) override { return std::nullopt; }
  ServiceState state() override { return {.ready = true}; }
};

}  // namespace

std::unique_ptr<SearchService> open_search_service(SearchSettings) {
  return std::make_unique<EmptySearchService>();
}

}  // namespace searchd
