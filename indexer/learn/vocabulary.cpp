#include "indexer/learn/vocabulary.h"

#include <algorithm>

namespace indexer {

std::optional<std::uint32_t> Vocabulary::count(std::string_view stem, std::string_view form) {
  std::optional<std::uint32_t> word = find(stem);
  if (!word) {
    if (stems_.size() == most_words) return std::nullopt;
    word = static_cast<std::uint32_t>(stems_.size());
    stems_.push_back(&numbers_.emplace(stem, *word).first->first);
    forms_.emplace_back();
  }
  auto& forms = forms_[*word];
  const auto known = forms.find(form);
  if (known != forms.end()) {
    ++known->second;
  } else {
    forms.emplace(form, 1);
  }
  return word;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view stem) const {
  const auto found = numbers_.find(std::string(stem));
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

// Small letters come after capitals, so that of equals the last is the one.
const std::string& Vocabulary::usual_form(std::uint32_t word) const {
  const auto& forms = forms_[word];
  auto most = forms.begin();
  for (auto form = forms.begin(); form != forms.end(); ++form) {
    if (form->second >= most->second) most = form;
  }
  return most->first;
}

}  // namespace indexer
