#pragma once

#include <string_view>

namespace indexer {

/// How alike two words are spelled, from 0 to 1: the longest common subsequence of their characters against the longer
/// word (Melamed, Bitext Maps and Alignment via Pattern Recognition, Computational Linguistics 25(1), 1999); 0 where
/// that is chance. The words are folded.
[[nodiscard]] double spelling_likeness(std::string_view a, std::string_view b);

}  // namespace indexer
