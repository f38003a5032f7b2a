#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "passage/text/analyzer.h"
#include "searchd/search/likeness/character_grams.h"
#include "searchd/search/likeness/gram_frequencies.h"
#include "searchd/search/query_plan.h"

namespace searchd {

/// A passage that is compared with a query.
struct ComparedText {
  std::string text;
  std::string language;  ///< Primary subtag.
};

/// How like texts are to the typed words of a query, gram by gram, so that forms and compounds of a word count which no
/// stem brings together: BM25's saturation of each gram, weighed half by its own rarity and half alike within its word,
/// and the word by its rarity. A text in another language than the query's is compared with what the words are called
/// there, where that is known. In unspaced scripts the grams are pairs of characters.
/// Belongs to one request; all that it is made of must outlive it.
class Likeness {
 public:
  /// `other_languages`: how much the likeness of texts in other languages than the query's counts.
  Likeness(const QueryPlan& plan, const GramFrequencies& frequencies, const Xapian::Database& documents,
           passage::Analyzer& analyzer, double other_languages = 1);

  /// How like each text is: 0 for nothing in common; 1 is hardly reached. Throws Xapian::Error.
  [[nodiscard]] std::vector<double> of(const std::vector<ComparedText>& texts);

  /// How near a title is to saying what the query says, no more and no less: the share of its grams that the query has,
  /// times the share of the query that it has. From 0 to 1. Throws Xapian::Error.
  [[nodiscard]] double of_title(const ComparedText& title);

 private:
  /// A word of a text or of the query, folded.
  struct Form {
    std::string text;
    bool unspaced = false;
    [[nodiscard]] std::vector<Gram> grams() const { return unspaced ? pairs_of(text) : grams_of(text); }
    friend bool operator==(const Form&, const Form&) = default;
  };
  /// A way to say a word: its grams by their places among all, weighed.
  using Way = std::vector<std::pair<std::size_t, double>>;
  struct Word {
    double share = 0;  ///< Of the query.
    std::vector<Way> ways;
  };
  /// The query in the language of some texts.
  struct Said {
    std::unordered_map<Gram, std::size_t> places;
    std::vector<Word> words;
  };
  struct Counts {
    std::vector<std::uint32_t> of_gram;
    double length = 0;  ///< All its grams.
  };

  const Said& said_in(const std::string& language);
  void add(Said& said, const WordGroup& group, const std::string& language);
  void add_way(Said& said, Word& word, const std::vector<Form>& forms);
  [[nodiscard]] std::vector<Form> forms_of(std::string_view text);
  [[nodiscard]] double works_with(const Form& form) const;
  [[nodiscard]] bool is_of_query(std::string_view language) const;
  [[nodiscard]] double rarity(double works) const;
  [[nodiscard]] Counts count(const ComparedText& text);

  const QueryPlan& plan_;
  const GramFrequencies& frequencies_;
  const Xapian::Database& documents_;
  passage::Analyzer& analyzer_;
  const double other_languages_;
  std::map<std::string, Said> said_;
};

}  // namespace searchd
