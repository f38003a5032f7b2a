#include "passage/thesaurus/concept_matcher.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "passage/text/unicode.h"
#include "passage/thesaurus/inflection.h"

namespace passage {
namespace {

constexpr std::size_t remembered_words = 30'000;
constexpr std::uint16_t any_language = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint16_t no_language = any_language - 1;

std::uint16_t place_of(std::string_view language, std::span<const std::string> languages) {
  if (language.empty()) return any_language;
  const auto found = std::ranges::find(languages, language);
  return found == languages.end() ? no_language : static_cast<std::uint16_t>(found - languages.begin());
}

bool is_mark(std::string_view character) {
  std::int32_t at = 0;
  UChar32 code = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(character.data()), at, static_cast<std::int32_t>(character.size()),
          code);
  return code >= 0 && (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
}

bool have_common(std::span<const LabelIndex::StemId> some, std::span<const LabelIndex::StemId> others) {
  return std::ranges::any_of(some, [&](auto stem) { return std::ranges::find(others, stem) != others.end(); });
}

}  // namespace

ConceptMatcher::ConceptMatcher(const Thesaurus& thesaurus, std::string_view language)
    : index_(thesaurus.label_index()), language_(place_of(language, index_.languages())), known_(1) {}

std::vector<ConceptSpan> ConceptMatcher::match(std::span<const RowWord> row, Analyzer& analyzer) {
  if (language_ == no_language) return {};
  make_units(row, analyzer);
  found_.clear();
  for (std::uint32_t begin = 0; begin < units_.size(); ++begin) find_at(begin, row, analyzer);
  return chosen();
}

void ConceptMatcher::make_units(std::span<const RowWord> row, Analyzer& analyzer) {
  if (memory_.size() > remembered_words) {
    memory_.clear();
    known_.resize(1);
  }
  units_.clear();
  for (std::uint32_t number = 0; number < row.size(); ++number) {
    if (row[number].unspaced) {
      add_characters(row[number], number);
    } else {
      units_.push_back({.row_word = number, .known = look_up(row[number].surface, analyzer)});
    }
  }
}

void ConceptMatcher::add_characters(const RowWord& word, std::uint32_t number) {
  const std::string folded = fold(word.surface);
  for (std::string_view rest = folded; !rest.empty();) {
    const std::string_view character = first_character(rest);
    rest.remove_prefix(character.size());
    units_.push_back({.row_word = number,
                      .word = index_.find_word(character),
                      .begins_word = character.data() == folded.data(),
                      .ends_word = rest.empty(),
                      .is_mark = is_mark(character)});
  }
}

std::uint32_t ConceptMatcher::look_up(std::string_view surface, Analyzer& analyzer) {
  if (const auto met = memory_.find(surface); met != memory_.end()) return met->second;
  std::uint32_t& number = memory_[std::string(surface)];
  KnownWord known = known_word(surface, analyzer);
  if (known.word == LabelIndex::none && known.stems.empty()) return 0;
  number = static_cast<std::uint32_t>(known_.size());
  known_.push_back(std::move(known));
  return number;
}

ConceptMatcher::KnownWord ConceptMatcher::known_word(std::string_view surface, Analyzer& analyzer) const {
  KnownWord known;
  const std::string exact = analyzer.exact(surface);
  if (exact.empty()) return known;
  known.word = index_.find_word(exact);
  const bool is_stop_word = index_.is_stop_word_anywhere(exact);
  const std::size_t languages = index_.languages().size();
  const std::uint16_t first = language_ == any_language ? 0 : language_;
  const std::size_t last = language_ == any_language ? languages : language_ + std::size_t{1};
  for (std::uint16_t language = first; language < last && !is_stop_word; ++language) {
    for (const std::string& stem : stems_of(analyzer, surface, index_.languages()[language])) {
      const LabelIndex::StemId id = index_.find_stem(stem, language);
      if (id != LabelIndex::none) known.stems.push_back(id);
    }
  }
  if (known.word != LabelIndex::none) {
    const auto rows = index_.rows_by_word(known.word);
    std::ranges::copy_if(rows, std::back_inserter(known.rows), [&](auto row) { return is_of_language(row); });
  }
  for (const LabelIndex::StemId stem : known.stems) {
    for (const LabelIndex::RowId id : index_.rows_by_stem(stem)) {
      const LabelIndex::Row& row = index_.row(id);
      const bool may_be = may_be_form(row, index_.form(row, 0).word, exact);
      if (may_be && std::ranges::find(known.rows, id) == known.rows.end()) known.rows.push_back(id);
    }
  }
  return known;
}

bool ConceptMatcher::is_of_language(LabelIndex::RowId row) const {
  return language_ == any_language || index_.row(row).language == language_;
}

bool ConceptMatcher::may_be_form(const LabelIndex::Row& label, LabelIndex::WordId word, std::string_view exact) const {
  const std::string_view of_label = index_.word(word);
  if (label.has_one_bearing_word) return is_inflection(exact, of_label, index_.languages()[label.language]);
  return is_likely_form(exact, of_label);
}

void ConceptMatcher::find_at(std::uint32_t begin, std::span<const RowWord> row, Analyzer& analyzer) {
  const Unit& unit = units_[begin];
  const auto try_row = [&](LabelIndex::RowId id) {
    const LabelIndex::Row& label = index_.row(id);
    const Likeness likeness = compare(label, begin, row, analyzer);
    if (likeness != Likeness::None) found_.push_back({begin, label.size, likeness == Likeness::Exact, id});
  };
  if (unit.known != 0) {
    std::ranges::for_each(known_[unit.known].rows, try_row);
  } else if (unit.word != LabelIndex::none) {
    for (const LabelIndex::RowId id : index_.rows_by_word(unit.word)) {
      if (is_of_language(id)) try_row(id);
    }
  }
}

ConceptMatcher::Likeness ConceptMatcher::compare(const LabelIndex::Row& label, std::uint32_t begin,
                                                 std::span<const RowWord> row, Analyzer& analyzer) const {
  const std::size_t end = begin + std::size_t{label.size};
  if (end > units_.size() || (end < units_.size() && units_[end].is_mark)) return Likeness::None;
  Likeness likeness = Likeness::Exact;
  for (std::uint32_t at = 0; at < label.size; ++at) {
    const LabelIndex::Form& form = index_.form(label, at);
    const Unit& unit = units_[begin + at];
    const Likeness of_word = compare(form, unit);
    if (of_word == Likeness::Exact) continue;
    if (of_word == Likeness::None || label.kind == LabelKind::Hidden || label.is_acronym) return Likeness::None;
    // Of the first word it is known.
    if (at > 0 && !may_be_form(label, form.word, analyzer.exact(row[unit.row_word].surface))) return Likeness::None;
    likeness = Likeness::Stem;
  }
  if (label.needs_capitals && !stands_in_capitals(units_[begin], row)) return Likeness::None;
  if (label.needs_whole_word && !(units_[begin].begins_word && units_[begin].ends_word)) return Likeness::None;
  return likeness;
}

ConceptMatcher::Likeness ConceptMatcher::compare(const LabelIndex::Form& form, const Unit& unit) const {
  const KnownWord& known = known_[unit.known];
  const LabelIndex::WordId word = unit.known != 0 ? known.word : unit.word;
  if (word == form.word) return Likeness::Exact;
  return have_common(known.stems, index_.stems(form)) ? Likeness::Stem : Likeness::None;
}

// In a line of capitals every word is; a neighbour tells.
bool ConceptMatcher::stands_in_capitals(const Unit& unit, std::span<const RowWord> row) const {
  if (!is_in_capitals(row[unit.row_word].surface)) return false;
  const bool has_before = unit.row_word > 0;
  const bool has_after = unit.row_word + 1 < row.size();
  if (!has_before && !has_after) return true;
  return (has_before && !is_in_capitals(row[unit.row_word - 1].surface)) ||
         (has_after && !is_in_capitals(row[unit.row_word + 1].surface));
}

std::vector<ConceptSpan> ConceptMatcher::chosen() {
  std::vector<ConceptSpan> spans;
  if (found_.empty()) return spans;
  // Longest, then leftmost, then the exact ones, which alone count where there are any.
  std::ranges::sort(found_, {}, [](const Found& one) {
    return std::tuple(std::numeric_limits<std::uint32_t>::max() - one.size, one.begin, !one.exact, one.row);
  });
  std::vector<Found> kept;
  std::vector<bool> is_taken(units_.size());
  for (const Found& one : found_) {
    const auto begin = is_taken.begin() + one.begin;
    const bool is_same = !kept.empty() && kept.back().begin == one.begin && kept.back().size == one.size;
    if (is_same ? kept.back().exact != one.exact : std::find(begin, begin + one.size, true) != begin + one.size)
      continue;
    std::fill(begin, begin + one.size, true);
    kept.push_back(one);
  }
  std::ranges::stable_sort(kept, {}, &Found::begin);
  for (const Found& one : kept) {
    const Unit& first = units_[one.begin];
    const Unit& last = units_[one.begin + one.size - 1];
    const LabelIndex::Row& label = index_.row(one.row);
    const NamedConcept named{label.of_concept, index_.languages()[label.language], label.kind};
    if (spans.empty() || one.begin != (&one - 1)->begin) {
      spans.push_back({.first = first.row_word,
                       .count = last.row_word - first.row_word + 1,
                       .whole_words = first.begins_word && last.ends_word});
    }
    std::vector<NamedConcept>& all = spans.back().concepts;
    const bool is_known = std::ranges::any_of(
        all, [&](const NamedConcept& other) { return other.id == named.id && other.language == named.language; });
    if (!is_known) all.push_back(named);
  }
  return spans;
}

}  // namespace passage
