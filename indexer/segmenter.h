#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"
#include "passage/model/document.h"

namespace indexer {

/// The sizes of passages, in words as count_words counts them.
inline constexpr std::size_t min_passage_words = 150;
inline constexpr std::size_t max_passage_words = 300;

/// Cuts what was extracted from a document into passages, in reading order, without losing or repeating a word.
///
/// A passage never crosses a page, a speaker or a change of language; nor a heading, unless the section before it is
/// tiny (below 40 words). It ends where a paragraph ends, or else a sentence, once it has min_passage_words; it never
/// has more than max_passage_words. It begins with the heading of its section, and its locator is that of its first
/// paragraph. It holds one numbered paragraph at most, with what follows it without a number; an opening of fewer than
/// 60 words goes with the first. A run of cues lasts from the start of the first to the end of the last, and a silence
/// of more than four seconds ends it once it has 60 words. A block marked `whole_passage` is a passage as it stands.
///
/// `language` is that of the document, and becomes that of the passages whose blocks declare no other. Pure.
[[nodiscard]] std::vector<passage::Passage> segment(std::span<const Block> blocks, std::string_view language);

}  // namespace indexer
