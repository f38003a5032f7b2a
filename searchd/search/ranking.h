#pragma once

#include <cstddef>

#include <xapian.h>

namespace searchd {

// Chosen by measurement, see tests/relevance. BM25 (Robertson and Zaragoza 2009, section 3.4.3) weighs works, and the
// passages of a work against each other.
inline constexpr double bm25_k1 = 1.2;
inline constexpr double bm25_b = 0.75;

// How much the exact form counts beside the word in any form, and the words' closeness beside the words.
inline constexpr double exact_form_weight = 0.3;
inline constexpr double closeness_weight = 0.4;

/// How much of a word's weight is for any way to say it, in any language; the rest is for the word as typed.
inline constexpr double translation_weight = 0.6;

/// How much it counts that a text says a concept word for word.
inline constexpr double concept_phrase_weight = 0.5;

/// What a document that has the symbol sought has over those that only name it: more than any text can weigh.
inline constexpr double own_symbol_weight = 1000;

/// How much a word counts that stands in the title, beside the text.
inline constexpr double title_weight = 1;

/// How much the best passage of a work counts beside the whole.
inline constexpr double best_passage_weight = 0.5;

/// What a version in a language that the reader prefers adds: it decides between near equals.
inline constexpr double preferred_language_weight = 0.2;

/// What a version in the language of a query that is a sentence adds. Measured on one index of three languages.
inline constexpr double query_language_weight = 3;

/// How much of the likeness of a text counts for a question that is in another language.
inline constexpr double other_language_likeness = 0.3;

/// How much the likeness of its best passage to the query, character by character, counts for a work among the first,
/// in units of the first work's weight.
inline constexpr double likeness_weight = 4;

/// How much a title that says the query and nothing else counts beside the best passage; one that says more counts by
/// the cube of its likeness, because many titles name the document that was asked for.
inline constexpr double title_likeness_share = 1.5;

/// A query of up to so many significant words is one of few words: a document should hold them all.
inline constexpr std::size_t few_words = 4;

/// How much it counts for a work behind the first three that it holds what the first five have in common, in units of
/// the first work's weight; for queries of more than few words.
inline constexpr double feedback_weight = 2;

// What the newest works have over the oldest where ranking.freshness is 1 (recency.h), measured as tests/relevance
// says: among all works, about the weight of a word that stands in every second text, so that it decides which of about
// equal ones come among the first fifty; and among the first ten, in units of the first one's weight, for by then that
// of the text has been multiplied by likeness.
inline constexpr double freshness_weight = 0.5;
inline constexpr double freshness_share = 0.1;

/// A work so many days older is half as new.
inline constexpr double freshness_half_life_days = 730;

/// How works are weighed. Xapian copies it.
[[nodiscard]] inline Xapian::BM25Weight work_weighting() {
  return Xapian::BM25Weight(bm25_k1, 0, 0, bm25_b, 0.5);
}

}  // namespace searchd
