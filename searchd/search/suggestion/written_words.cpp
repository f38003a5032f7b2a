#include "searchd/search/suggestion/written_words.h"

#include <utility>

#include "searchd/search/spelling/written_form.h"

namespace searchd {
namespace {

// Some 100 bytes each.
constexpr std::size_t most_remembered = 20'000;

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
  if (known_.size() >= most_remembered) known_.clear();
  return known_.insert_or_assign(word, WrittenWord{std::move(text), std::move(language)}).first->second;
}

}  // namespace searchd
