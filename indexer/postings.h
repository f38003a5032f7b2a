#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "indexer/term_table.h"

namespace indexer {

/// The terms of one Xapian document. Collected here first because Xapian keeps them in a tree, which costs several
/// times as much when the same word comes again and again.
class Postings {
 public:
  void add(TermId term, std::uint32_t frequency) { posting(term).frequency += frequency; }
  void add_at(TermId term, Xapian::termpos position, std::uint32_t frequency);

  /// Gives the document what was collected, and begins anew.
  void move_to(Xapian::Document& document, const TermTable& table);

 private:
  struct Posting {
    TermId term = 0;
    std::uint32_t frequency = 0;
    std::uint32_t positions = 0;  ///< How many.
  };
  struct Occurrence {
    std::uint32_t posting = 0;
    Xapian::termpos position = 0;
  };

  Posting& posting(TermId term);

  std::vector<Posting> postings_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> places_;  ///< Of each term in postings_, counted from 1; 0 where it is not in it.
};

}  // namespace indexer
