#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/extraction.h"

namespace tests {

/// What must hold for anything that an extractor returns, whatever the bytes were. Ends the process when it does not.
inline void check_extraction(const indexer::Extraction& extraction) {
  const auto require = [](bool holds, const char* property) {
    if (holds) return;
    (void)std::fprintf(stderr, "broken: %s\n", property);
    std::abort();
  };
  const auto is_clean = [](const std::string& text) { return indexer::clean_text(text) == text; };
  for (const indexer::Block& block : extraction.blocks) {
    require(!block.text.empty(), "no block is empty");
    require(is_clean(block.text), "the text of a block is clean");
    require(is_clean(block.locator.heading) && is_clean(block.locator.anchor) && is_clean(block.locator.speaker),
            "locators are clean");
    require(is_clean(block.language), "languages are clean");
    require(!block.locator.end || (block.locator.start && *block.locator.start <= *block.locator.end),
            "cues do not end before they start");
    require(block.kind != indexer::BlockKind::Cue || block.locator.start.has_value(), "cues have a time");
    require(block.kind != indexer::BlockKind::Heading || block.locator.heading.empty() ||
                block.locator.heading == block.text,
            "a heading is its own heading");
  }
  for (const passage::TextMember& member : passage::text_members()) {
    require(is_clean(extraction.metadata.*member.member), "metadata is clean");
  }
}

/// Reads as a file of that name would be read; a refusal is an answer, too.
inline void check_extract(std::string_view bytes, const char* file_name) {
  try {
    check_extraction(indexer::extract(bytes, {.file_name = file_name}));
  } catch (const indexer::RefusedFile&) {
    // the one way in which a file may be bad
  }
}

}  // namespace tests
