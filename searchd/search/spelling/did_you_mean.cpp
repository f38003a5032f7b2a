#include "searchd/search/spelling/did_you_mean.h"

#include <algorithm>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/search/spelling/corrections.h"
#include "searchd/search/spelling/edit_cost.h"
#include "searchd/search/spelling/written_form.h"

namespace searchd {
namespace {

// A query with fewer hits may have a word misspelt as somebody else has misspelt it.
constexpr std::uint32_t few_hits = 3;

// What is meant instead of a word that stands somewhere is far more frequent.
constexpr std::uint32_t times_as_frequent = 10;

constexpr std::size_t most_corrected_words = 4;
constexpr std::size_t most_attempts = 3;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a word may have an article written onto it without its apostrophe: "dasile", "lhomme".
bool may_begin_with_article(std::string_view folded) {
  return folded.size() > 1 && std::string_view("cdjlmnst").find(folded[0]) != std::string_view::npos &&
         std::string_view("aeiouyh").find(folded[1]) != std::string_view::npos;
}

/// The length of that article, where what is behind it sounds like `word`: "dasile", "dazile"; otherwise 0.
std::size_t elided_article(std::string_view typed, std::string_view word) {
  const std::string folded = passage::fold(typed);
  if (!may_begin_with_article(folded)) return 0;
  const auto rest = passage::characters_of(std::string_view(folded).substr(1));
  return edit_cost(rest, passage::characters_of(word), cost_of_edit - 1) ? 1 : 0;
}

struct Suspect {
  const WordGroup* group;
  std::uint32_t works;  ///< That hold it.
};

struct Misspelling {
  std::string typed;
  std::vector<Correction> corrections;
};

class Advice {
 public:
  Advice(const SearchRequest& request, const PreparedSearch& search, std::uint32_t total_hits,
         const QueryLimits& limits, OpenIndex& index, const Expander* expander)
      : request_(request),
        search_(search),
        total_hits_(total_hits),
        limits_(limits),
        index_(index),
        expander_(expander) {}

  SpellingAdvice run() {
    // Every document found holds all the words.
    if (search_.set.matching == Matching::All && total_hits_ >= few_hits) return {};
    SpellingAdvice advice;
    std::vector<Suspect> suspects;
    for (const WordGroup* group : search_.plan.significant()) {
      const std::uint32_t works = count_documents(group->match, index_.snapshot.documents);
      if (works == 0) advice.unknown_words.push_back(group->text);
      const bool is_suspect = works == 0 || (total_hits_ < few_hits && works < few_hits);
      if (is_suspect && can_be_corrected(*group)) suspects.push_back({group, works});
    }
    suspects.resize(std::min(suspects.size(), most_corrected_words));
    std::vector<Misspelling> misspellings;
    for (const Suspect& suspect : suspects) {
      std::vector<Correction> corrections = corrections_for(suspect, suspects.size());
      if (!corrections.empty()) misspellings.push_back({suspect.group->text, std::move(corrections)});
    }
    if (total_hits_ == 0) advice.unknown_phrases = unknown_phrases();
    if (!misspellings.empty()) advice.corrected_query = better_query(misspellings);
    return advice;
  }

 private:
  std::vector<std::string> unknown_phrases() const {
    std::vector<std::string> phrases;
    for (const Sought& required : search_.plan.required) {
      const bool is_phrase = !required.text.empty();
      if (is_phrase && count_documents(required.query, index_.snapshot.documents) == 0)
        phrases.push_back(required.text);
    }
    return phrases;
  }

  /// What a thesaurus or a dictionary can say otherwise is a word.
  static bool can_be_corrected(const WordGroup& group) {
    return group.run != 0 && !group.unspaced && !group.form.empty() && group.said_rows.empty();
  }

  std::vector<Correction> corrections_for(const Suspect& suspect, std::size_t suspects) {
    const bool is_sure = suspects < search_.plan.significant().size();
    const bool is_doubtful = suspect.works > 0 || total_hits_ >= few_hits;
    const WordContext context{.languages = search_.plan.languages, .is_sure = is_sure, .is_doubtful = is_doubtful};
    const Vocabulary& vocabulary = index_.vocabulary->of(index_.snapshot.documents);
    const std::string& form = suspect.group->form;
    const LabelWords* labels = expander_ != nullptr ? &expander_->label_words() : nullptr;
    const auto corrections_of_word = [&](const std::string& word) {
      return corrections_of(word, context, vocabulary, labels, index_.snapshot.documents);
    };
    std::vector<Correction> corrections = corrections_of_word(form);
    if (corrections.empty() && may_begin_with_article(form)) {
      const std::string rest = form.substr(1);
      corrections = corrections_of_word(rest);
      if (labels != nullptr && labels->find(rest) != nullptr) {
        corrections.insert(corrections.begin(), {.word = rest, .works = 0, .is_of_label = true});
      }
    }
    std::erase_if(corrections, [&](const Correction& one) { return one.works < times_as_frequent * suspect.works; });
    return corrections;
  }

  /// The likeliest words first; then, one misspelling after the other, the less likely ones.
  std::string better_query(const std::vector<Misspelling>& misspellings) {
    for (std::size_t attempt = 0; attempt < most_attempts; ++attempt) {
      std::string query = request_.query;
      bool is_new = attempt == 0;
      for (const Misspelling& misspelling : misspellings) {
        const std::size_t last = misspelling.corrections.size() - 1;
        is_new = is_new || attempt <= last;
        const Correction& correction = misspelling.corrections[std::min(attempt, last)];
        query = with_word_replaced(query, misspelling.typed, as_typed(misspelling, correction));
      }
      if (!is_new) return {};
      if (query != request_.query && finds_more(query)) return query;
    }
    return {};
  }

  /// As texts write it; without their capitals where it was typed without.
  std::string as_typed(const Misspelling& misspelling, const Correction& correction) {
    std::string form = correction.is_of_label ? expander_->label_words().written(correction.word, index_.analyzer)
                                              : written_form(correction.word, index_).text;
    if (const std::size_t article = elided_article(misspelling.typed, correction.word); article > 0) {
      return misspelling.typed.substr(0, article) + "'" + passage::lower_cased(form);
    }
    const bool has_capitals = passage::lower_cased(misspelling.typed) != misspelling.typed;
    return has_capitals ? form : passage::lower_cased(form);
  }

  bool finds_more(const std::string& query) {
    SearchRequest request = request_;
    request.query = query;
    const PreparedSearch corrected = prepare_search(request, limits_, index_, expander_);
    const std::uint32_t hits = count_documents(corrected.found(), index_.snapshot.documents);
    if (total_hits_ == 0) return hits > 0;
    // Where something was found already, a word that only adds to it was hardly meant: it has to go with the others.
    const std::size_t required = corrected.set.required_words;
    if (required != search_.set.required_words) return required > search_.set.required_words && hits > 0;
    return total_hits_ < few_hits && hits > total_hits_;
  }

  const SearchRequest& request_;
  const PreparedSearch& search_;
  std::uint32_t total_hits_;
  const QueryLimits& limits_;
  OpenIndex& index_;
  const Expander* expander_;
};

}  // namespace

SpellingAdvice advise_on_spelling(const SearchRequest& request, const PreparedSearch& search, std::uint32_t total_hits,
                                  const QueryLimits& limits, OpenIndex& index, const Expander* expander) {
  return Advice(request, search, total_hits, limits, index, expander).run();
}

std::string with_word_replaced(std::string_view text, std::string_view word, std::string_view by) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool is_whole = (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
    if (is_whole) return std::string(text.substr(0, at)).append(by).append(text.substr(end));
  }
  return std::string(text);
}

}  // namespace searchd
