#include "passage/thesaurus/label_index.h"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"

namespace passage {

std::span<const std::string> stems_of(Analyzer& analyzer, std::string_view word, std::string_view language) {
  return analyzer.index_stems(word, language);
}

bool is_in_capitals(std::string_view word) {
  std::size_t capitals = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(word.size());) {
    UChar32 character = 0;
    U8_NEXT(bytes, at, static_cast<std::int32_t>(word.size()), character);
    if (character < 0 || u_islower(character)) return false;
    if (u_isupper(character)) ++capitals;
  }
  return capitals >= 2;
}

/// Holds what is needed only while the index is made.
struct LabelIndex::Builder {
  LabelIndex& index;
  Analyzer analyzer;
  std::uint16_t language = 0;
  FormNumbers form_numbers;  ///< Of the current language.
  std::vector<std::pair<std::uint32_t, RowId>> by_word;
  std::vector<std::pair<std::uint32_t, RowId>> by_stem;
  std::uint32_t stem_count = 0;

  [[nodiscard]] const std::string& language_code() const { return index.languages_[language]; }

  /// All labels of a language are cut into words in one go: a line break is no part of any word.
  void add_language(std::span<const IndexedLabel> labels) {
    form_numbers.clear();
    std::string text;
    for (const IndexedLabel& label : labels) {
      if (label.language == language) (text += label.text) += '\n';
    }
    const std::span<const WordSpan> all = analyzer.words(text);
    const std::vector<WordSpan> spans(all.begin(), all.end());
    auto next = spans.begin();
    std::size_t end = 0;
    for (const IndexedLabel& label : labels) {
      if (label.language != language) continue;
      end += label.text.size() + 1;
      const auto last = std::find_if(next, spans.end(), [&](const WordSpan& span) { return span.begin >= end; });
      add_row(label, text, {next, last});
      next = last;
    }
  }

  void add_row(const IndexedLabel& label, std::string_view text, std::span<const WordSpan> spans) {
    Row row{.first_form = static_cast<std::uint32_t>(index.row_forms_.size()),
            .kind = label.kind,
            .language = language,
            .of_concept = label.of_concept};
    std::size_t bearing = 0;
    std::size_t characters = 0;
    for (const WordSpan& span : spans) {
      const std::string_view surface = text.substr(span.begin, span.end - span.begin);
      if (span.unspaced) {
        const std::string folded = fold(surface);
        for (std::string_view rest = folded; !rest.empty(); ++characters) {
          const std::string_view character = first_character(rest);
          index.row_forms_.push_back(add_form(character, {}));
          rest.remove_prefix(character.size());
        }
        bearing += 2;
        continue;
      }
      const std::string exact = analyzer.exact(surface);
      if (exact.empty()) continue;
      const bool is_stop = is_stop_word(exact, language_code());
      bearing += is_stop ? 0 : 1;
      index.row_forms_.push_back(add_form(exact, is_stop ? std::string_view{} : surface));
    }
    const std::size_t size = index.row_forms_.size() - row.first_form;
    row.is_acronym = size == 1 && is_in_capitals(label.text);
    row.needs_capitals = row.is_acronym && index.is_stop_word_anywhere(index.words_[index.form(row, 0).word]);
    row.has_one_bearing_word = bearing == 1;
    row.needs_whole_word = size == 1 && characters == 1;
    if ((bearing == 0 && !row.needs_capitals) || size > std::numeric_limits<std::uint8_t>::max()) {
      index.row_forms_.resize(row.first_form);
      return;
    }
    row.size = static_cast<std::uint8_t>(size);
    const auto id = static_cast<RowId>(index.rows_.size());
    index.rows_.push_back(row);
    add_first_word(row, id);
    if (!row.is_acronym || row.kind == LabelKind::Hidden) return;
    // Stemmers do not know that "NGOs" is a plural.
    Row plural = row;
    plural.first_form = static_cast<std::uint32_t>(index.row_forms_.size());
    index.row_forms_.push_back(add_form(std::string(index.words_[index.form(row, 0).word]) + "s", {}));
    index.rows_.push_back(plural);
    add_first_word(plural, id + 1);
  }

  void add_first_word(const Row& row, RowId id) {
    const Form& first = index.form(row, 0);
    by_word.emplace_back(first.word, id);
    if (row.kind == LabelKind::Hidden || row.is_acronym) return;
    for (const StemId stem : index.stems(first)) by_stem.emplace_back(stem, id);
  }

  /// `surface`: what its stems are of; empty: it has none.
  std::uint32_t add_form(std::string_view exact, std::string_view surface) {
    const auto [word, new_word] =
        index.word_numbers_.try_emplace(std::string(exact), static_cast<std::uint32_t>(index.words_.size()));
    if (new_word) index.words_.push_back(word->first);
    const auto [number, new_form] = form_numbers.try_emplace(word->second, index.forms_.size());
    if (!new_form) return number->second;
    Form form{.word = word->second, .first_stem = static_cast<std::uint32_t>(index.form_stems_.size())};
    if (!surface.empty()) {
      for (const std::string& stem : stems_of(analyzer, surface, language_code())) {
        const auto [known, new_stem] = index.stem_numbers_[language].try_emplace(stem, stem_count);
        if (new_stem) ++stem_count;
        index.form_stems_.push_back(known->second);
        ++form.stem_count;
      }
    }
    index.forms_.push_back(form);
    return number->second;
  }
};

LabelIndex::LabelIndex(std::span<const IndexedLabel> labels, std::span<const std::string> languages)
    : languages_(languages.begin(), languages.end()), stem_numbers_(languages.size()) {
  Builder builder{.index = *this};
  rows_.reserve(labels.size());
  for (std::uint16_t language = 0; language < languages_.size(); ++language) {
    builder.language = language;
    builder.add_language(labels);
  }
  by_word_.build(std::move(builder.by_word), words_.size());
  by_stem_.build(std::move(builder.by_stem), builder.stem_count);
  forms_.shrink_to_fit();
  form_stems_.shrink_to_fit();
  row_forms_.shrink_to_fit();
  rows_.shrink_to_fit();
}

LabelIndex::WordId LabelIndex::find_word(std::string_view folded) const {
  const auto found = word_numbers_.find(folded);
  return found == word_numbers_.end() ? none : found->second;
}

LabelIndex::StemId LabelIndex::find_stem(std::string_view stem, std::uint16_t language) const {
  const auto found = stem_numbers_[language].find(stem);
  return found == stem_numbers_[language].end() ? none : found->second;
}

bool LabelIndex::is_stop_word_anywhere(std::string_view word) const {
  return std::ranges::any_of(languages_, [&](const std::string& code) { return is_stop_word(word, code); });
}

void LabelIndex::RowLists::build(std::vector<std::pair<std::uint32_t, RowId>> pairs, std::size_t keys) {
  std::ranges::sort(pairs);
  begins_.assign(keys + 1, 0);
  rows_.reserve(pairs.size());
  for (const auto& [key, row] : pairs) {
    ++begins_[key + 1];
    rows_.push_back(row);
  }
  for (std::size_t key = 0; key < keys; ++key) begins_[key + 1] += begins_[key];
}

}  // namespace passage
