#include "searchd/search/suggestion/word_completion.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"
#include "searchd/search/spelling/corrections.h"
#include "searchd/search/suggestion/folded_text.h"
#include "searchd/search/suggestion/typed_before.h"

namespace searchd {
namespace {

// So many words that begin as typed are considered, the most frequent; behind other words fewer, for each costs more.
constexpr std::size_t most_candidates = 64;
constexpr std::size_t most_candidates_behind_words = 32;

// A word of a language that the reader prefers counts as if so many times as many works held it.
constexpr double weight_of_preferred = 4;

// The same of one that has the accents that were typed; who types them means them.
constexpr double weight_of_marks = 8;

// So many more words than are wanted are looked at, because how they are written changes their order.
constexpr std::size_t reordered_beyond = 4;

// A word is left out where another one that begins alike stands in so many times as many works.
constexpr std::uint32_t rarest_beside = 100;

// How much more a word counts that always stands right behind the words before it.
constexpr double weight_of_following = 8;

// Of words that do not, so many are offered at most, for so many letters, if they are not far less likely than the
// best.
constexpr std::size_t most_not_following = 3;
constexpr std::size_t telling_letters = 3;
constexpr double least_likelihood = 0.25;

// Which write articles and prepositions onto the next word, with an apostrophe.
constexpr auto eliding_languages = std::to_array<std::string_view>({"ca", "fr", "ht", "it"});

using Candidates = std::vector<Vocabulary::Counted>;

struct Scored {
  double score = 0;
  const Vocabulary::Counted* candidate = nullptr;
};
struct Written {
  double score = 0;
  CompletedWord word;
};

class Completion {
 public:
  Completion(const TypedText& typed, std::size_t most, const LanguageOrder& order, OpenIndex& index,
             WrittenWords& written)
      : typed_(typed), most_(most), order_(order), index_(index), written_(written) {}

  [[nodiscard]] std::vector<CompletedWord> run(Slips slips) {
    const TypedText::Word& begun = typed_.words.back();
    Candidates candidates = beginning_with(begun.form);
    if (candidates.empty() && begun.unspaced) {
      return chosen(beginning_with(passage::fold(typed_.raw.substr(typed_.last_cut))), typed_.last_cut);
    }
    if (candidates.empty() && slips == Slips::Correct) candidates = spelt_like(begun.form);
    return chosen(candidates, typed_.last_begin);
  }

 private:
  static std::vector<std::string> with_and_without_article(const std::string& word) {
    constexpr std::string_view article = "ال";
    const bool is_arabic = word.front() >= '\xD8' && word.front() <= '\xDB';
    if (!is_arabic) return {word};
    const std::size_t written_on = written_on_article(word);
    return {word, written_on > 0 ? word.substr(written_on) : std::string(article) + word};
  }

  [[nodiscard]] Candidates beginning_with(const std::string& begun) {
    const Vocabulary& vocabulary = index_.vocabulary->of(index_.snapshot.documents);
    const std::size_t most = typed_.words.size() > 1 ? most_candidates_behind_words : most_candidates;
    Candidates candidates;
    for (const std::string& beginning : with_and_without_article(begun)) {
      std::ranges::move(vocabulary.beginning_with(beginning, most), std::back_inserter(candidates));
    }
    return candidates;
  }

  /// Very like it only: more may follow.
  [[nodiscard]] Candidates spelt_like(const std::string& word) {
    const Xapian::Database& documents = index_.snapshot.documents;
    Candidates candidates;
    for (Correction& one :
         corrections_of(word, {.is_doubtful = true}, index_.vocabulary->of(documents), nullptr, documents)) {
      candidates.push_back({std::move(one.word), one.works});
    }
    return candidates;
  }

  [[nodiscard]] bool is_function_word(const std::string& word) const {
    return std::ranges::any_of(index_.languages,
                               [&](const std::string& language) { return passage::is_stop_word(word, language); });
  }

  [[nodiscard]] std::vector<CompletedWord> chosen(const Candidates& candidates, std::size_t begin) {
    std::vector<Written> written = as_written(in_context(candidates), begin);
    std::ranges::stable_sort(written, std::ranges::greater{}, &Written::score);
    std::vector<CompletedWord> words;
    for (Written& one : written) {
      if (words.size() < most_) words.push_back(std::move(one.word));
    }
    return words;
  }

  /// The candidates with their scores, the best first. Behind other words: those that stand right behind these, and
  /// where enough has been typed a few that stand in the same works.
  [[nodiscard]] std::vector<Scored> in_context(const Candidates& candidates) {
    const TypedBefore before(words_before(), index_);
    std::vector<Scored> following;
    std::vector<Scored> others;
    for (const Vocabulary::Counted& candidate : candidates) {
      if (before.empty()) {
        others.push_back({static_cast<double>(candidate.works), &candidate});
      } else if (const auto [likelihood, follows] = before.affinity(candidate.word, candidate.works); likelihood > 0) {
        (follows > 0 ? following : others).push_back({likelihood * (1 + weight_of_following * follows), &candidate});
      }
    }
    for (std::vector<Scored>* scored : {&following, &others}) {
      std::ranges::stable_sort(*scored, std::ranges::greater{}, &Scored::score);
    }
    if (before.empty()) return others;
    const double best = following.empty() ? 0 : following.front().score;
    const bool is_telling = passage::characters_of(typed_.words.back().form).size() >= telling_letters;
    const std::size_t wanted = is_telling ? std::max(following.size(), most_not_following) : following.size();
    for (const Scored& other : others) {
      if (following.size() >= wanted || other.score < least_likelihood * best) break;
      following.push_back(other);
    }
    return following;
  }

  [[nodiscard]] std::vector<std::string> words_before() const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < typed_.words.size(); ++i) {
      const TypedText::Word& word = typed_.words[i];
      if (!word.unspaced && !is_function_word(word.form)) words.push_back(word.form);
    }
    return words;
  }

  /// As texts write them; of the forms of a word the first.
  [[nodiscard]] std::vector<Written> as_written(const std::vector<Scored>& candidates, std::size_t begin) {
    std::vector<Written> words;
    std::set<std::string> seen;
    const std::string before(typed_.raw.substr(0, begin));
    const std::string begun = passage::lower_cased(passage::trimmed(typed_.raw.substr(begin)));
    const bool has_marks = passage::fold(begun) != begun;
    const bool is_elided = before.ends_with('\'') || before.ends_with("\u2019");
    std::uint32_t most_works = 0;
    for (const auto& [score, candidate] : candidates) most_works = std::max(most_works, candidate->works);
    for (const auto& [score, candidate] : candidates) {
      if (words.size() == most_ + reordered_beyond) break;
      if (candidate->works * rarest_beside < most_works) continue;
      WrittenWord written = written_.of(candidate->word, index_);
      if (passage::is_stop_word(candidate->word, written.language)) continue;
      if (is_elided && std::ranges::find(eliding_languages, written.language) == eliding_languages.end()) continue;
      const std::string lower = passage::lower_cased(written.text);
      if (lower == begun) continue;
      const std::string& stem = index_.analyzer.query_stem(written.text, written.language);
      if (!seen.insert(written.language + ' ' + (stem.empty() ? candidate->word : stem)).second) continue;
      double weight = order_.is_preferred(written.language) ? weight_of_preferred : 1;
      if (has_marks && lower.starts_with(begun)) weight *= weight_of_marks;
      words.push_back(
          {score * weight,
           {candidate->works,
            {.text = before + written.text, .kind = SuggestionKind::Word, .language = std::move(written.language)}}});
    }
    return words;
  }

  const TypedText& typed_;
  std::size_t most_;
  const LanguageOrder& order_;
  OpenIndex& index_;
  WrittenWords& written_;
};

}  // namespace

std::vector<CompletedWord> complete_word(const TypedText& typed, std::size_t most, Slips slips,
                                         const LanguageOrder& order, OpenIndex& index, WrittenWords& written) {
  return Completion(typed, most, order, index, written).run(slips);
}

}  // namespace searchd
