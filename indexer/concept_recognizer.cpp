#include "indexer/concept_recognizer.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <tuple>

#include "indexer/fingerprint.h"
#include "passage/text/language.h"
#include "passage/thesaurus/thesaurus_file.h"

namespace indexer {
namespace {

using passage::ConceptId;
using passage::ConceptSpan;

/// Grows with every change of the rules here or of passage/thesaurus by which other concepts are found in a text.
constexpr std::string_view recognition_version = "1";

constexpr std::uint64_t least_mentions = 2;
constexpr std::size_t most_concepts = 20;
constexpr std::string_view unknown_language = "und";

}  // namespace

ConceptRules concept_rules(const std::vector<std::filesystem::path>& files, bool with_built_in) {
  const std::vector<passage::ThesaurusFile> all = passage::thesaurus_files(files, with_built_in);
  if (all.empty()) return {};
  std::string contents(recognition_version);
  for (const passage::ThesaurusFile& file : all) contents += '\n' + content_hash(file.content);
  return {std::make_shared<const passage::Thesaurus>(all), content_hash(contents)};
}

std::vector<std::string> ConceptRecognizer::concepts(const passage::Document& document) {
  if (!thesaurus_) return {};
  Counts counts;
  count(document.metadata.title, document.metadata.language, true, counts);
  for (const passage::Passage& passage : document.passages) count(passage.text, passage.language, false, counts);

  std::vector<std::pair<ConceptId, Count>> found;
  std::ranges::copy_if(counts, std::back_inserter(found),
                       [](const auto& one) { return one.second.is_in_title || one.second.mentions >= least_mentions; });
  std::ranges::sort(found, [](const auto& one, const auto& other) {
    return std::tuple(other.second.weight, one.first) < std::tuple(one.second.weight, other.first);
  });
  if (found.size() > most_concepts) found.resize(most_concepts);
  std::vector<std::string> names;
  for (const auto& [id, unused] : found) names.emplace_back(thesaurus_->name(id));
  return names;
}

void ConceptRecognizer::count(std::string_view text, std::string_view language, bool is_title, Counts& counts) {
  passage::ConceptMatcher* matcher = matcher_of(passage::primary_subtag(language));
  if (matcher == nullptr) return;
  row_.clear();
  for (const passage::WordSpan& word : analyzer_.words(text)) {
    row_.push_back({text.substr(word.begin, word.end - word.begin), word.unspaced});
  }
  for (const ConceptSpan& span : matcher->match(row_, analyzer_)) {
    for (std::size_t i = 0; i < span.concepts.size(); ++i) {
      const passage::NamedConcept& named = span.concepts[i];
      if (named.kind == passage::LabelKind::Hidden && span.count == 1) continue;
      const auto is_same = [&](const passage::NamedConcept& other) { return other.id == named.id; };
      const auto before = span.concepts.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::any_of(span.concepts.begin(), before, is_same)) continue;  // by a label of another language
      Count& count = counts[named.id];
      count.mentions += 1;
      count.weight += span.count;
      count.is_in_title = count.is_in_title || is_title;
    }
  }
}

passage::ConceptMatcher* ConceptRecognizer::matcher_of(std::string_view language) {
  if (const auto known = matchers_.find(language); known != matchers_.end()) return known->second.get();
  const bool is_unknown = language == unknown_language;
  if (!is_unknown && std::ranges::find(thesaurus_->languages(), language) == thesaurus_->languages().end()) {
    return nullptr;
  }
  auto matcher = std::make_unique<passage::ConceptMatcher>(*thesaurus_, is_unknown ? std::string_view{} : language);
  return matchers_.emplace(language, std::move(matcher)).first->second.get();
}

}  // namespace indexer
