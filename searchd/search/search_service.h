#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"
#include "searchd/search/suggestion/suggestion.h"

namespace searchd {

/// Which passages of a document are wanted.
struct DocumentRequest {
  struct Page {
    std::uint32_t number;  ///< Physical page, from 1.
    friend bool operator==(const Page&, const Page&) = default;
  };
  struct PassageNumber {
    std::uint32_t number;  ///< From 1, as in Place::number.
    friend bool operator==(const PassageNumber&, const PassageNumber&) = default;
  };
  struct FirstPassage {
    std::uint32_t number;  ///< From 1. The passages from this one on.
    friend bool operator==(const FirstPassage&, const FirstPassage&) = default;
  };
  struct Start {
    double seconds;  ///< From the beginning of the recording.
    friend bool operator==(const Start&, const Start&) = default;
  };

  std::string id;      ///< Valid UTF-8, not empty, at most 200 bytes.
  std::string query;   ///< Words to mark, by the same rules as SearchRequest::query; may be empty.
  bool expand = true;  ///< As in SearchRequest.
  std::variant<std::monostate, Page, PassageNumber, FirstPassage, Start> around;  ///< Nothing: from the beginning.
  std::uint32_t limit = 200;                                                      ///< Passages at most.

  friend bool operator==(const DocumentRequest&, const DocumentRequest&) = default;
};

inline constexpr std::uint32_t max_document_passages = 1000;

/// Which documents are wanted that are like one.
struct SimilarRequest {
  std::string id;                   ///< As in DocumentRequest.
  std::uint32_t limit = 10;         ///< Hits at most.
  std::vector<std::string> prefer;  ///< As in SearchRequest; empty: the language of the document.

  friend bool operator==(const SimilarRequest&, const SimilarRequest&) = default;
};

inline constexpr std::uint32_t max_similar_documents = 50;

/// A file that may be shown to anybody.
struct ServedFile {
  std::filesystem::path path;  ///< Absolute. May have vanished since it was indexed.
  std::string media_type;      ///< "application/pdf".
  std::string name;            ///< Without folders, UTF-8; what a browser saves it as.
};

struct ServiceState {
  bool ready = false;            ///< Requests can be answered; true for an empty data directory too.
  bool degraded = false;         ///< Ready, but with an older generation than the published one, or not with all of it.
  std::uint64_t generation = 0;  ///< 0 when nothing has been published yet.
  std::uint64_t documents = 0;   ///< Of that generation.
  std::string published;         ///< When that generation was, "2018-02-22T10:00:00Z".
};

/// Answers searches from the published generation. Thread-safe: every function is called from many threads at once.
/// All may throw BadRequest and IndexUnavailable; anything else that they throw is taken for a fault of the program.
class SearchService {
 public:
  SearchService() = default;
  SearchService(const SearchService&) = delete;
  SearchService& operator=(const SearchService&) = delete;
  virtual ~SearchService() = default;

  virtual SearchAnswer search(const SearchRequest& request) = 0;

  /// The best first; none where nothing has been typed.
  virtual std::vector<Suggestion> suggest(const SuggestRequest& request) = 0;

  /// Nothing when there is no document of that id. Refuses a page of a document without pages, and a time of one that
  /// is no recording.
  virtual std::optional<DocumentAnswer> document(const DocumentRequest& request) = 0;

  /// The documents most like it, each with the place that is most like; the work that it belongs to is not among them.
  /// Nothing when there is no document of that id.
  virtual std::optional<std::vector<Hit>> similar(const SimilarRequest& request) = 0;

  /// Nothing when there is no document of that id, or when its file is not to be served.
  virtual std::optional<ServedFile> file(std::string_view id) = 0;

  /// Whether a document of that id was purged: nothing is then told of it, whatever is asked.
  virtual bool is_withdrawn(std::string_view /*id*/) { return false; }

  virtual ServiceState state() = 0;
};

}  // namespace searchd
