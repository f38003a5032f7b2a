#include "searchd/search/spelling/label_words.h"

#include <algorithm>
#include <utility>

#include "passage/text/unicode.h"
#include "passage/thesaurus/label_index.h"

namespace searchd {

LabelWords::LabelWords(std::vector<const passage::Thesaurus*> thesauri) : thesauri_(std::move(thesauri)) {
  for (std::uint32_t i = 0; i < thesauri_.size(); ++i) add(i);
  std::vector<std::string> folded;
  folded.reserve(words_.size());
  for (const auto& [word, known] : words_) folded.push_back(word);
  std::ranges::sort(folded);
  vocabulary_ = Vocabulary(folded);
}

void LabelWords::add(std::uint32_t thesaurus) {
  const passage::LabelIndex& index = thesauri_[thesaurus]->label_index();
  for (passage::LabelIndex::RowId id = 0; id < index.rows(); ++id) {
    const passage::LabelIndex::Row& row = index.row(id);
    if (row.kind == passage::LabelKind::Hidden || row.is_acronym) continue;
    const std::string_view language = index.languages()[row.language];
    for (std::size_t i = 0; i < row.size; ++i) {
      const auto [place, is_new] = words_.try_emplace(std::string(index.word(index.form(row, i).word)));
      Word& word = place->second;
      if (is_new) word = {.thesaurus = thesaurus, .of_concept = row.of_concept, .languages = {}};
      if (std::ranges::find(word.languages, language) == word.languages.end()) word.languages.push_back(language);
    }
  }
}

const LabelWords::Word* LabelWords::find(const std::string& word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

std::string LabelWords::written(const std::string& word, passage::Analyzer& analyzer) const {
  const Word* known = find(word);
  if (known == nullptr) return word;
  for (const passage::Label& label : thesauri_[known->thesaurus]->labels(known->of_concept)) {
    for (const passage::Token& token : analyzer.analyze(label.text)) {
      if (*token.exact == word) return passage::lower_cased(label.text.substr(token.begin, token.end - token.begin));
    }
  }
  return word;
}

}  // namespace searchd
