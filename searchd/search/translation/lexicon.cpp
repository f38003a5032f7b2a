#include "searchd/search/translation/lexicon.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

#include "passage/error.h"

namespace searchd {
namespace {

constexpr std::size_t first_slots = 1024;

/// The stems (or the exact forms, for no language) of the words of a text: joined by spaces, but for unspaced scripts,
/// whose characters stand one after the other.
std::string joined_forms(std::string_view text, const std::string* language, passage::Analyzer& analyzer) {
  std::string joined;
  bool after_word = false;
  for (const passage::Token& token : analyzer.analyze(text)) {
    const bool is_word = token.kind == passage::TokenKind::Word;
    if (!is_word && token.kind != passage::TokenKind::Single) continue;
    if (is_word && after_word) joined += ' ';
    after_word = is_word;
    const std::string_view surface = text.substr(token.begin, token.end - token.begin);
    joined += is_word && language != nullptr ? analyzer.query_stem(surface, *language) : *token.exact;
  }
  return joined;
}

/// How many bytes two forms have in common from their stem on: prefixes, such as the article in Arabic, do not count.
std::size_t common_from_stem(std::string_view a, std::string_view b, std::string_view stem) {
  for (std::string_view* form : {&a, &b}) {
    const std::size_t at = form->find(stem);
    if (at != std::string_view::npos) form->remove_prefix(at);
  }
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

WordId Lexicon::add(std::string_view new_text, passage::Analyzer& analyzer) {
  if (2 * size() >= slots_.size()) grow_slots();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash_of(new_text) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (text(slots_[slot] - 1) == new_text) return slots_[slot] - 1;
  }
  if (texts_.size() + new_text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw passage::Error("the dictionaries of the language " + language_ + " are too large");
  }
  keys_.push_back(hash_of(joined_forms(new_text, &language_, analyzer)));
  texts_.append(new_text);
  begins_.push_back(static_cast<std::uint32_t>(texts_.size()));
  slots_[slot] = static_cast<std::uint32_t>(size());
  return slots_[slot] - 1;
}

void Lexicon::grow_slots() {
  slots_.assign(std::max(first_slots, 2 * slots_.size()), 0);
  const std::size_t mask = slots_.size() - 1;
  for (WordId word = 0; word < size(); ++word) {
    std::size_t slot = hash_of(text(word)) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = word + 1;
  }
}

void Lexicon::finish() {
  slots_ = {};
  texts_.shrink_to_fit();
  begins_.shrink_to_fit();
  keys_.shrink_to_fit();
  by_key_.resize(size());
  std::iota(by_key_.begin(), by_key_.end(), WordId{0});
  std::ranges::stable_sort(by_key_, {}, [this](WordId word) { return keys_[word]; });
}

std::vector<WordId> Lexicon::find(std::string_view wanted, passage::Analyzer& analyzer) const {
  const std::string stems = joined_forms(wanted, &language_, analyzer);
  if (stems.empty()) return {};
  const auto range = std::ranges::equal_range(by_key_, hash_of(stems), {}, [this](WordId word) { return keys_[word]; });
  std::vector<WordId> same_stems;
  for (const WordId word : range) {
    if (joined_forms(text(word), &language_, analyzer) == stems) same_stems.push_back(word);
  }
  // Stems join what should be apart ("organizing", "organ"): the form itself, or what is most like it.
  const std::string exact = joined_forms(wanted, nullptr, analyzer);
  std::size_t most_alike = 0;
  std::vector<WordId> found;
  for (const WordId word : same_stems) {
    const std::string form = joined_forms(text(word), nullptr, analyzer);
    const std::size_t alike = form == exact ? exact.size() + 1 : common_from_stem(form, exact, stems);
    if (alike > most_alike) found.clear();
    most_alike = std::max(most_alike, alike);
    if (alike == most_alike) found.push_back(word);
  }
  return found;
}

std::size_t Lexicon::bytes() const {
  return texts_.capacity() + 4 * (begins_.capacity() + keys_.capacity() + by_key_.capacity() + slots_.capacity());
}

}  // namespace searchd
