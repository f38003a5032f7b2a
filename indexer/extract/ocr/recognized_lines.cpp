#include <array>
#include <charconv>

#include "indexer/extract/ocr/tesseract.h"

namespace indexer {
namespace {

// Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
constexpr std::size_t columns = 12;
constexpr std::size_t block_column = 2;
constexpr std::size_t paragraph_column = 3;
constexpr std::size_t line_column = 4;
constexpr std::size_t confidence_column = 10;
constexpr std::size_t text_column = 11;
constexpr std::string_view level_of_words = "5";

using Row = std::array<std::string_view, columns>;

Row row_of(std::string_view line) {
  Row row;
  for (std::size_t i = 0; i < text_column; ++i) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    row[i] = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  row[text_column] = line;
  return row;
}

double number_in(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool same(const Row& a, const Row& b, std::size_t up_to) {
  for (std::size_t i = block_column; i <= up_to; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<RecognizedLine> lines_of_tsv(std::string_view tsv) {
  std::vector<RecognizedLine> lines;
  Row before;
  int paragraph = 0;
  int words = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const Row row = row_of(tsv.substr(0, end));
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (row[0] != level_of_words || row[text_column].empty()) continue;
    if (lines.empty() || !same(row, before, line_column)) {
      if (!lines.empty() && !same(row, before, paragraph_column)) ++paragraph;
      lines.push_back({.paragraph = paragraph});
      words = 0;
    }
    RecognizedLine& line = lines.back();
    if (words > 0) line.text += ' ';
    line.text += row[text_column];
    line.confidence = (line.confidence * words + number_in(row[confidence_column])) / (words + 1);
    ++words;
    before = row;
  }
  return lines;
}

}  // namespace indexer
