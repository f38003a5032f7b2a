#pragma once

#include <string>
#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer {

/// Removes running heads, running feet and page numbers from the pages of one document, given with their labels.
/// A line goes when it stands at the edge of its page and, a page number in it aside, at the same height of at least
/// three pages close to each other (every page, or every other), or when it is nothing but the number of its page. Text
/// that occurs once stays, and so does a document that would lose everything.
void remove_running_heads(std::vector<TextPage>& pages, const std::vector<std::string>& labels);

}  // namespace indexer
