#pragma once

#include <functional>
#include <string_view>

#include "indexer/extract/extraction.h"

namespace indexer {

/// The first argument with which the program becomes an extractor. People never type it.
constexpr std::string_view extractor_argument = "--extractor-child";

/// The same for one that recognises the text of pages (OCR).
constexpr std::string_view recognizer_argument = "--recognizer-child";

/// How the extractor ends when it ran out of memory; the indexer understands it.
constexpr int out_of_memory_status = 86;

using ExtractFunction = std::function<Extraction(std::string_view bytes, const ExtractionHints& hints)>;

/// The whole life of an extractor: takes its limits from standard input, confines itself for good, then answers request
/// after request with `function` until the indexer closes the pipe. Standard input and output are the pipes.
/// Returns the exit status. The process must be single-threaded.
[[nodiscard]] int run_child_loop(const ExtractFunction& function);

/// run_child_loop with the extractors of all formats: what main does behind `extractor_argument`.
[[nodiscard]] int run_extractor_child();

/// run_child_loop with recognize_page(): what main does behind `recognizer_argument`.
[[nodiscard]] int run_recognizer_child();

}  // namespace indexer
