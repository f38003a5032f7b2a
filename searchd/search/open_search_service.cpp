#include "searchd/search/open_search_service.h"

#include <algorithm>
#include <array>
#include <utility>

#include "passage/error.h"
#include "passage/index/document_reader.h"
#include "passage/index/xapian_error.h"
#include "searchd/errors.h"
#include "searchd/search/document_passages.h"
#include "searchd/search/expansion/plan_expansion.h"
#include "searchd/search/index_pool.h"
#include "searchd/search/searcher.h"
#include "searchd/search/similar/similar_documents.h"
#include "searchd/search/suggestion/suggester.h"
#include "searchd/search/warm_up.h"
#include "searchd/search/withdrawn_documents.h"

namespace searchd {
namespace {

struct MediaType {
  std::string_view format;
  std::string_view type;
};
// Of the formats that the indexer reads. What is text of any kind is shown as text, not run.
constexpr auto media_types = std::to_array<MediaType>({
    {"bmp", "image/bmp"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"epub", "application/epub+zip"},
    {"gif", "image/gif"},
    {"html", "text/html"},
    {"jpeg", "image/jpeg"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"rtf", "application/rtf"},
    {"tiff", "image/tiff"},
    {"vtt", "text/vtt"},
    {"webp", "image/webp"},
});

std::string media_type_of(std::string_view format) {
  const auto found = std::ranges::find(media_types, format, &MediaType::format);
  return std::string(found == media_types.end() ? std::string_view("text/plain") : found->type);
}

/// A failure of the disk or of a damaged index is the server's trouble and may pass; anything else is a fault.
template <typename Function>
auto available(std::string_view what, Function&& function) {
  try {
    return function();
  } catch (const Xapian::DatabaseError& error) {
    throw IndexUnavailable(std::string(what) + ": " + error.get_description());
  } catch (const Xapian::Error& error) {
    passage::rethrow_xapian_error(error, what);
  }
}

class IndexSearchService final : public SearchService {
 public:
  explicit IndexSearchService(SearchSettings settings)
      : limits_{.words = settings.max_query_words},
        expander_(settings.expander),
        withdrawn_(settings.data, settings.log),
        pool_(passage::GenerationStore(std::move(settings.data)), std::move(settings.log), settings.freshness) {
    try {
      const IndexPool::Loan index = pool_.borrow();
      if (index.get()) expander_.prepare(languages_to_say_in(index.get()->snapshot.manifest));
    } catch (const IndexUnavailable&) {
      // It has been logged, and the next run of the indexer may mend it: requests are told until then.
    }
    warm_up_.emplace(pool_, expander_.thesaurus());
  }

  SearchAnswer search(const SearchRequest& request) override {
    const IndexPool::Loan index = pool_.borrow();
    if (!index.get()) {
      SearchAnswer answer;
      answer.notices.push_back({"empty_index", "Nothing has been indexed yet."});
      return answer;
    }
    return available("searching", [&] { return search_index(request, limits_, *index.get(), &expander_); });
  }

  std::vector<Suggestion> suggest(const SuggestRequest& request) override {
    const IndexPool::Loan index = pool_.borrow();
    if (!index.get()) return {};
    return available("suggesting", [&] { return searchd::suggest(request, *index.get(), expander_.thesaurus()); });
  }

  bool is_withdrawn(std::string_view id) override { return withdrawn_.hold(id); }

  std::optional<DocumentAnswer> document(const DocumentRequest& request) override {
    if (is_withdrawn(request.id)) return std::nullopt;
    const IndexPool::Loan index = pool_.borrow();
    if (!index.get()) return std::nullopt;
    return available("reading a document",
                     [&] { return read_document_passages(request, limits_, *index.get(), expander_); });
  }

  std::optional<std::vector<Hit>> similar(const SimilarRequest& request) override {
    if (is_withdrawn(request.id)) return std::nullopt;
    const IndexPool::Loan index = pool_.borrow();
    if (!index.get()) return std::nullopt;
    return available("finding similar documents", [&] { return find_similar(request, *index.get(), expander_); });
  }

  std::optional<ServedFile> file(std::string_view id) override {
    if (is_withdrawn(id)) return std::nullopt;
    const IndexPool::Loan index = pool_.borrow();
    if (!index.get()) return std::nullopt;
    return available("looking a file up", [&]() -> std::optional<ServedFile> {
      const auto work = passage::read_work(index.get()->snapshot, id);
      if (!work) return std::nullopt;
      const auto version =
          std::ranges::find(work->versions, id, [](const auto& v) -> std::string_view { return v.metadata.id; });
      if (version == work->versions.end() || version->file.empty()) return std::nullopt;
      const std::filesystem::path path(version->file);
      return ServedFile{.path = path, .media_type = media_type_of(version->format), .name = path.filename().string()};
    });
  }

  ServiceState state() override {
    try {
      const IndexPool::Loan index = pool_.borrow();
      ServiceState state{.ready = true, .degraded = pool_.is_degraded()};
      if (index.get()) {
        state.generation = index.get()->snapshot.generation;
        state.documents = index.get()->snapshot.manifest.documents;
        state.published = index.get()->snapshot.manifest.created;
      }
      return state;
    } catch (const IndexUnavailable&) {
      return {.ready = false, .degraded = true};
    }
  }

 private:
  const QueryLimits limits_;
  const Expander expander_;
  WithdrawnDocuments withdrawn_;
  IndexPool pool_;
  std::optional<WarmUp> warm_up_;
};

}  // namespace

std::unique_ptr<SearchService> open_search_service(SearchSettings settings) {
  return std::make_unique<IndexSearchService>(std::move(settings));
}

}  // namespace searchd
