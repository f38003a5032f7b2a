#include "indexer/document_language.h"

#include <algorithm>
#include <cstddef>

#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t sample_bytes = std::size_t{64} << 10U;
constexpr std::size_t windows = 16;
constexpr std::size_t window_bytes = sample_bytes / windows;
constexpr std::size_t min_passage_bytes = 200;

std::size_t size_of(std::span<const Block> blocks) {
  std::size_t total = 0;
  for (const Block& block : blocks) total += block.text.size() + 1;
  return total;
}

/// All of a text of `total` bytes, or windows of a long one.
std::string sample_of(std::span<const Block> blocks, std::size_t total) {
  std::string sample;
  std::size_t before = 0;       // bytes of the blocks passed
  std::size_t window = 0;       // windows begun
  std::size_t window_left = 0;  // of the latest
  for (const Block& block : blocks) {
    // A window begins with the first block that starts behind its place.
    while (total > sample_bytes && window < windows && window * (total / windows) <= before) {
      ++window;
      window_left = window_bytes;
    }
    const std::size_t take = total <= sample_bytes ? block.text.size() : std::min(window_left, block.text.size());
    if (take > 0) sample.append(passage::truncated(block.text, take)) += '\n';
    window_left -= std::min(window_left, take);
    before += block.text.size() + 1;
  }
  return sample;
}

}  // namespace

passage::DetectedLanguage document_language(std::span<const Block> blocks, std::string_view hint) {
  const std::size_t total = size_of(blocks);
  passage::DetectedLanguage detected = passage::detect_language(sample_of(blocks, total), hint);
  detected.alone = detected.alone && total <= sample_bytes;
  return detected;
}

void mark_foreign_passages(std::vector<passage::Passage>& passages, std::string_view language,
                           const passage::DetectedLanguage& detected) {
  const std::string_view primary = passage::primary_subtag(language);
  if (!detected.reliable || detected.alone || passage::primary_subtag(detected.language) != primary) return;
  for (passage::Passage& passage : passages) {
    if (passage.language != language || passage.text.size() < min_passage_bytes) continue;
    const passage::DetectedLanguage own = passage::detect_language(passage.text, language);
    if (own.reliable && passage::primary_subtag(own.language) != primary) passage.language = own.language;
  }
}

}  // namespace indexer
