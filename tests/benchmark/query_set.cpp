#include "tests/benchmark/query_set.h"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>

#include "passage/index/records.h"
#include "passage/text/analyzer.h"

namespace benchmark {
namespace {

constexpr unsigned seed = 20181219;
constexpr std::size_t shapes = 8;  // one to five words, phrases of two and three, two words with a filter

/// Draws texts and words. std::uniform_int_distribution may differ between libraries, so the remainder is taken.
class Draw {
 public:
  explicit Draw(const passage::IndexSnapshot& index) : index_(index) {}

  /// The words of some passage, as they stand, eight at least if there is such a passage within reach.
  std::vector<std::string> words() {
    std::vector<std::string> found;
    for (int attempt = 0; attempt < 50 && found.size() < 8; ++attempt) {
      auto drawn = index_.passages.postlist_begin({});
      drawn.skip_to(static_cast<Xapian::docid>(1 + below(index_.passages.get_lastdocid())));  // ids may have gaps
      const std::string text = passage::decode_passage(index_.passages.get_document(*drawn).get_data()).passage.text;
      found.clear();
      for (const passage::Token& token : analyzer_.analyze(text)) {
        if (token.kind == passage::TokenKind::Word) found.push_back(text.substr(token.begin, token.end - token.begin));
      }
    }
    return found;
  }

  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }

 private:
  const passage::IndexSnapshot& index_;
  passage::Analyzer analyzer_;
  std::mt19937 random_{seed};
};

std::string some_of(const std::vector<std::string>& words, std::size_t count, Draw& draw) {
  std::string query;
  for (std::size_t i = 0; i < count && !words.empty(); ++i) {
    if (!query.empty()) query += ' ';
    query += words[draw.below(words.size())];
  }
  return query;
}

std::string row_of(const std::vector<std::string>& words, std::size_t count, Draw& draw) {
  const std::size_t length = std::min(count, words.size());
  const std::size_t first = draw.below(words.size() - length + 1);
  std::string query;
  for (std::size_t i = first; i < first + length; ++i) {
    if (!query.empty()) query += ' ';
    query += words[i];
  }
  return query;
}

}  // namespace

std::vector<searchd::SearchRequest> make_queries(const passage::IndexSnapshot& index, std::size_t count) {
  std::string language = "en";
  std::uint64_t most = 0;
  for (const auto& [code, documents] : index.manifest.by_language) {
    if (documents > most) std::tie(language, most) = std::pair(code, documents);
  }
  Draw draw(index);
  std::vector<searchd::SearchRequest> queries;
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<std::string> words = draw.words();
    const std::size_t shape = i % shapes;
    searchd::SearchRequest request;
    if (shape < 5) {
      request.query = some_of(words, shape + 1, draw);
    } else if (shape < 7) {
      request.query = '"' + row_of(words, shape - 3, draw) + '"';
    } else {
      request.query = some_of(words, 2, draw);
      request.filters.emplace_back("language", language);
    }
    queries.push_back(std::move(request));
  }
  return queries;
}

}  // namespace benchmark
