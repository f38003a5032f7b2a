#include "indexer/postings.h"

#include <utility>

namespace indexer {

Postings::Posting& Postings::posting(TermId term) {
  if (places_.size() <= term) places_.resize(term + 1);
  std::uint32_t& place = places_[term];
  if (place == 0) {
    postings_.push_back({.term = term});
    place = static_cast<std::uint32_t>(postings_.size());
  }
  return postings_[place - 1];
}

void Postings::add_at(TermId term, Xapian::termpos position, std::uint32_t frequency) {
  Posting& found = posting(term);
  found.frequency += frequency;
  found.positions += 1;
  occurrences_.push_back({static_cast<std::uint32_t>(&found - postings_.data()), position});
}

void Postings::move_to(Xapian::Document& document, const TermTable& table) {
  // The positions of each posting side by side, in the order in which they came.
  std::vector<std::uint32_t> ends(postings_.size());
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < postings_.size(); ++i) {
    ends[i] = end;
    end += postings_[i].positions;
  }
  std::vector<Xapian::termpos> positions(occurrences_.size());
  for (const Occurrence& occurrence : occurrences_) positions[ends[occurrence.posting]++] = occurrence.position;

  for (std::size_t i = 0; i < postings_.size(); ++i) {
    const Posting& posting = postings_[i];
    const std::string& term = table.term(posting.term);
    places_[posting.term] = 0;
    // The first call that names a term carries its frequency: each call is a search in Xapian's tree.
    std::uint32_t frequency = posting.frequency;
    if (posting.positions == 0) document.add_term(term, frequency);
    for (std::uint32_t at = ends[i] - posting.positions; at < ends[i]; ++at) {
      document.add_posting(term, positions[at], std::exchange(frequency, 0));
    }
  }
  postings_.clear();
  occurrences_.clear();
}

}  // namespace indexer
