#include "indexer/extract/running_heads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <unicode/uchar.h>

#include "indexer/extract/code_point.h"
#include "indexer/extract/edge_lines.h"
#include "indexer/extract/section_heads.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t max_length = 300;    // bytes; a longer line is text
constexpr std::size_t longest_number = 5;  // digits of the number of a page

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What the line is known by on other pages: its text, and its text with any one of its numbers counted from the number
/// of the page, so that "Page 7 of 90" is one on all pages and "ARTICLE 7" is not "ARTICLE 9".
std::vector<std::string> keys_of(const EdgeLine& line) {
  std::vector<std::string> keys{line.text};
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    if (!is_digit(line.text[i])) continue;
    std::size_t end = i;
    while (end < line.text.size() && is_digit(line.text[end])) ++end;
    if (end - i <= longest_number) {
      const long offset = std::stol(line.text.substr(i, end - i)) - static_cast<long>(line.page);
      keys.push_back(line.text.substr(0, i) + "\t" + std::to_string(offset) + line.text.substr(end));
    }
    i = end;
  }
  return keys;
}

using LinesByHeight = std::map<int, std::vector<const EdgeLine*>>;

/// Numbers that grow from page to page number them, also where a page of the file shows two of the book.
bool count_upwards(std::vector<const EdgeLine*> lines) {
  std::ranges::sort(lines, {}, [](const EdgeLine* line) { return std::pair(line->page, line->line); });
  long before = -1;
  for (const EdgeLine* line : lines) {
    const long number = std::stol(line->text);
    if (number <= before) return false;
    before = number;
  }
  return true;
}

/// Those that stand at one height of enough pages that lie close enough to each other.
template <typename Condition>
void insert_repeated(const LinesByHeight& by_height, Condition condition, std::set<const EdgeLine*>& result) {
  for (const auto& [height, group] : by_height) {
    std::vector<const EdgeLine*> near;
    for (const int step : {height - 1, height, height + 1}) {
      const auto found = by_height.find(step);
      if (found != by_height.end()) near.insert(near.end(), found->second.begin(), found->second.end());
    }
    std::set<std::size_t> pages;
    for (const EdgeLine* line : near) pages.insert(line->page);
    if (are_enough(pages) && condition(near)) result.insert(group.begin(), group.end());
  }
}

std::set<const EdgeLine*> repeated(const std::vector<EdgeLine>& lines) {
  std::map<std::string, LinesByHeight> by_key;
  LinesByHeight numbers;
  for (const EdgeLine& line : lines) {
    const int height = height_step(line);
    for (const std::string& key : keys_of(line)) by_key[key][height].push_back(&line);
    if (line.text.size() <= longest_number && std::ranges::all_of(line.text, is_digit)) {
      numbers[height].push_back(&line);
    }
  }
  std::set<const EdgeLine*> result;
  for (const auto& [key, by_height] : by_key)
    insert_repeated(
        by_height, [](const auto&) { return true; }, result);
  insert_repeated(numbers, count_upwards, result);
  return result;
}

std::string only_letters_and_digits(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (u_isalnum(next_code_point(text, at))) kept += text.substr(before, at - before);
  }
  return passage::ascii_lower(kept);
}

bool is_page_number(std::string_view text, std::size_t page, const std::string& label) {
  const std::string number = only_letters_and_digits(text);
  return number == std::to_string(page + 1) || (!label.empty() && number == passage::ascii_lower(label));
}

/// Marks what goes, from the edge inwards: behind a row that stays, everything stays. Of a row that stays in part, only
/// what stands apart from the text goes: it might be the first row of a table.
void mark(const std::vector<TextPage>& pages, const std::vector<std::string>& labels, Edge edge,
          std::vector<std::vector<bool>>& marked) {
  const std::vector<EdgeLine> lines = edge_lines(pages, edge);
  std::set<const EdgeLine*> running = repeated(lines);
  running.merge(section_heads(pages, lines));
  const auto goes = [&](const EdgeLine& line) {
    const std::string& text = pages[line.page].lines[line.line].text;
    return text.size() <= max_length && (running.contains(&line) || is_page_number(text, line.page, labels[line.page]));
  };
  std::map<std::size_t, std::size_t> first_row_that_stays;
  for (const EdgeLine& line : lines) {
    if (!goes(line)) first_row_that_stays.try_emplace(line.page, line.row);
  }
  for (const EdgeLine& line : lines) {
    const auto limit = first_row_that_stays.find(line.page);
    const bool is_behind = limit != first_row_that_stays.end() && line.row >= limit->second;
    const bool is_in_row = is_behind && line.row == limit->second && stands_apart(pages[line.page], line);
    if (goes(line) && (!is_behind || is_in_row)) marked[line.page][line.line] = true;
  }
}

}  // namespace

void remove_running_heads(std::vector<TextPage>& pages, const std::vector<std::string>& labels) {
  std::vector<std::vector<bool>> marked;
  for (const TextPage& page : pages) marked.emplace_back(page.lines.size(), false);
  for (const Edge edge : {Edge::Top, Edge::Bottom}) mark(pages, labels, edge, marked);

  const bool something_stays = std::ranges::any_of(
      marked, [](const std::vector<bool>& page) { return std::ranges::find(page, false) != page.end(); });
  if (!something_stays) return;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::vector<TextLine> kept;
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      if (!marked[p][i]) kept.push_back(std::move(pages[p].lines[i]));
    }
    pages[p].lines = std::move(kept);
  }
}

}  // namespace indexer
