#include "searchd/search/term_positions.h"

#include <algorithm>
#include <numeric>

namespace searchd {
namespace {

/// The positions of the first words at which all the others follow, each in its place.
Positions successive(const std::vector<Positions>& words) {
  Positions found;
  for (const Xapian::termpos begin : words.front()) {
    bool follow = true;
    for (std::size_t i = 1; i < words.size() && follow; ++i) {
      follow = std::ranges::binary_search(words[i], begin + static_cast<Xapian::termpos>(i));
    }
    if (follow) found.push_back(begin);
  }
  return found;
}

/// The beginnings of stretches of at most `window` positions that hold all the words.
Positions together(const std::vector<Positions>& words, std::uint32_t window) {
  struct Occurrence {
    Xapian::termpos position;
    std::size_t word;
  };
  std::vector<Occurrence> all;
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const Xapian::termpos position : words[word]) all.push_back({position, word});
  }
  std::ranges::sort(all, {}, [](const Occurrence& one) { return std::pair(one.position, one.word); });
  Positions found;
  std::vector<std::size_t> held(words.size(), 0);
  std::size_t distinct = 0;
  std::size_t first = 0;
  for (const Occurrence& last : all) {
    if (held[last.word]++ == 0) ++distinct;
    while (last.position - all[first].position >= window || held[all[first].word] > 1) {
      if (--held[all[first].word] == 0) --distinct;
      ++first;
    }
    if (distinct == words.size() && (found.empty() || found.back() != all[first].position)) {
      found.push_back(all[first].position);
    }
  }
  return found;
}

}  // namespace

TermPositions::TermPositions(const Xapian::Database& database, std::vector<Xapian::docid> documents)
    : database_(database), documents_(std::move(documents)), by_docid_(documents_.size()) {
  std::iota(by_docid_.begin(), by_docid_.end(), std::size_t{0});
  std::ranges::sort(by_docid_, {}, [&](std::size_t place) { return documents_[place]; });
}

const std::vector<Positions>& TermPositions::of(const std::string& term) {
  const auto [known, is_new] = known_.try_emplace(term, documents_.size());
  if (!is_new) return known->second;
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  for (const std::size_t place : by_docid_) {
    if (posting == end) break;
    posting.skip_to(documents_[place]);
    if (posting == end || *posting != documents_[place]) continue;
    Positions& positions = known->second[place];
    for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at) positions.push_back(*at);
  }
  return known->second;
}

Positions TermPositions::any_of(const std::vector<std::string>& terms, std::size_t document) {
  Positions all;
  for (const std::string& term : terms) {
    const Positions& positions = of(term)[document];
    all.insert(all.end(), positions.begin(), positions.end());
  }
  std::ranges::sort(all);
  const auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

Positions TermPositions::occurrences(const TermRow& row, std::size_t document) {
  std::vector<Positions> words;
  for (const std::vector<std::string>& terms : row.words) {
    words.push_back(any_of(terms, document));
    if (words.back().empty()) return {};
  }
  if (words.empty()) return {};
  if (words.size() == 1) return std::move(words.front());
  return row.window == 0 ? successive(words) : together(words, row.window);
}

}  // namespace searchd
