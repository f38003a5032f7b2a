#include "searchd/search/suggestion/written_words.h"

#include <utility>

#include "searchd/search/spelling/written_form.h"

namespace searchd {
namespace {

// One that is not known yet shall not hold up who types.
constexpr FormSample small_sample{.works = 4, .places = 2};

}  // namespace

WrittenWord WrittenWords::of(const std::string& word, OpenIndex& index) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = known_.find(word); known != known_.end()) return known->second;
  }
  auto [text, language] = written_form(word, index, small_sample);
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_) known_.clear();
  return known_.insert_or_assign(word, WrittenWord{std::move(text), std::move(language)}).first->second;
}

std::size_t WrittenWords::remembered() {
  const std::lock_guard lock(mutex_);
  return known_.size();
}

}  // namespace searchd
