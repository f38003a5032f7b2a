#include "searchd/search/suggestion/typed_before.h"

#include <algorithm>
#include <cmath>

#include "passage/index/schema.h"
#include "searchd/search/suggestion/word_in_any_form.h"

namespace searchd {
namespace {

constexpr Xapian::doccount sampled_works = 128;

// Of these it is looked at where the words stand; in each at so many places.
constexpr std::size_t closely_sampled_works = 16;
constexpr std::size_t sampled_places = 64;

// A function word or two may stand between: "right to asylum", "droits de la personne".
constexpr Xapian::termpos farthest_behind = 3;

}  // namespace

TypedBefore::TypedBefore(const std::vector<std::string>& words, OpenIndex& index)
    : documents_(index.snapshot.documents) {
  if (words.empty()) return;
  last_ = passage::word_term(words.back());
  std::vector<Xapian::Query> all;
  for (const std::string& word : words) all.push_back(word_in_any_form(word, index.languages, index.analyzer));
  Xapian::Enquire enquire(documents_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()));
  const Xapian::MSet found = enquire.get_mset(0, sampled_works);
  for (auto hit = found.begin(); hit != found.end(); ++hit) works_.push_back(*hit);
  std::ranges::sort(works_);
  for (std::size_t i = 0; i < std::min(works_.size(), closely_sampled_works); ++i) {
    std::vector<Xapian::termpos>& ends = ends_.emplace_back();
    const auto end = documents_.positionlist_end(works_[i], last_);
    for (auto at = documents_.positionlist_begin(works_[i], last_); at != end && ends.size() < sampled_places; ++at) {
      ends.push_back(*at);
    }
  }
}

TypedBefore::Affinity TypedBefore::affinity(const std::string& word, std::uint32_t works) const {
  const std::string term = passage::word_term(word);
  std::size_t shared = 0;
  std::size_t following = 0;
  auto posting = documents_.postlist_begin(term);
  const auto end = documents_.postlist_end(term);
  for (std::size_t i = 0; i < works_.size() && posting != end; ++i) {
    posting.skip_to(works_[i]);
    if (posting == end) break;
    if (*posting != works_[i]) continue;
    ++shared;
    if (i < ends_.size() && follows(i, term)) ++following;
  }
  if (shared == 0) return {};
  const double share = static_cast<double>(shared) / static_cast<double>(works_.size());
  const double share_of_all = static_cast<double>(works) / documents_.get_doccount();
  return {.likelihood = share * std::sqrt(share / share_of_all),
          .following = static_cast<double>(following) / static_cast<double>(ends_.size())};
}

bool TypedBefore::follows(std::size_t number, const std::string& term) const {
  auto at = documents_.positionlist_begin(works_[number], term);
  const auto end = documents_.positionlist_end(works_[number], term);
  for (const Xapian::termpos before : ends_[number]) {
    if (at == end) return false;
    at.skip_to(before + 1);
    if (at == end) return false;
    if (*at <= before + farthest_behind) return true;
  }
  return false;
}

}  // namespace searchd
