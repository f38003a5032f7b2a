#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searchd/search/expansion/span_expansion.h"
#include "searchd/search/highlight.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/sought.h"

namespace searchd {

/// One word of the query with all the forms it is sought in. A document that holds it, or what it is called otherwise,
/// matches `match`; `rank` matches the same documents and weighs the exact form above the others.
struct WordGroup {
  std::string text;     ///< As typed.
  std::string form;     ///< Its exact form; empty where there is no single one.
  Xapian::Query typed;  ///< As typed, in any form.
  Xapian::Query match;
  Xapian::Query rank;
  std::vector<TermRow> rows;          ///< How it stands in a text, in any form.
  std::vector<TermRow> said_rows;     ///< The same, and how it is said otherwise; none where it is not.
  std::vector<TermRow> exact;         ///< As typed; none where it has no single exact form.
  std::vector<Rendering> renderings;  ///< What the word, or words that it is one of, are called otherwise.
  std::uint32_t run = 0;              ///< Typed words of the same number stand side by side; 0: no typed word.
  bool unspaced = false;              ///< Its script is written without spaces.
  bool required = true;               ///< False for stop words: they neither are required nor weigh.
};

/// What a query means in one index: Xapian queries, and what they mark. The words may be relaxed (the matching rule of
/// the contract); the rest is always required.
struct QueryPlan {
  std::vector<WordGroup> words;
  std::vector<Sought> required;         ///< Phrases, NEAR, words in a field: they weigh, and must match.
  std::vector<Xapian::Query> filters;   ///< Values and dates: they must match and do not weigh.
  std::vector<Xapian::Query> excluded;  ///< Must not match.
  std::vector<Sought> closeness;        ///< The words as a phrase, or near each other: they weigh where they match.
  std::vector<std::string> languages;   ///< That the typed words are most likely in, the likeliest first.
  Highlight highlight;
  std::vector<Expansion> expansions;
  std::vector<Notice> notices;

  /// The significant words, or all of them when there is none but stop words.
  [[nodiscard]] std::vector<const WordGroup*> significant() const;

  /// Whether the typed words make a sentence, as function words show: then its language is known well enough.
  [[nodiscard]] bool is_sentence() const;

  /// Whether there is anything that a passage could be ranked by.
  [[nodiscard]] bool has_text() const { return !words.empty() || !required.empty(); }

  /// Several lines that show the plan.
  [[nodiscard]] std::string describe() const;
};

}  // namespace searchd
