#include "indexer/extract/table_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "indexer/extract/pdf_paragraphs.h"

namespace indexer {
namespace {

using Lines = std::vector<TextLine>;

constexpr std::ptrdiff_t fewest_rows = 3;
constexpr std::size_t most_lines = 3000;  // on a page; more is no text, and would take long
constexpr double core = 0.4;              // of the size of the type, above and below the middle of a line
constexpr double wide_cell = 10;          // in units of the font's size; text that fills so much is a paragraph
constexpr double room_to_spare = 0.5;     // the same; a line this much too short was ended on purpose
constexpr double space_scale = 1.25;      // of the least advance, from which on there is space between two rows
constexpr double other_size = 0.18;       // of the size; text in smaller type beside the text is a note on it

struct Span {
  double from;
  double to;

  [[nodiscard]] bool overlaps(const TextLine& line) const { return line.start < to && line.end > from; }
};

/// Lines that stand beside each other, straight or in a chain: what no horizontal cut parts. By their numbers.
using Band = std::vector<std::size_t>;
/// Cell after cell.
using Row = std::vector<std::size_t>;

double middle(const TextLine& line) {
  return (line.top + line.bottom) / 2;
}

double half_core(const TextLine& line) {
  return core * std::min(line.bottom - line.top, line.font_size);
}

std::vector<Band> bands_of(const Lines& lines) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return middle(lines[i]) - half_core(lines[i]); });
  std::vector<Band> bands;
  double bottom = -std::numeric_limits<double>::infinity();
  for (const std::size_t i : order) {
    if (middle(lines[i]) - half_core(lines[i]) >= bottom) bands.emplace_back();
    bands.back().push_back(i);
    bottom = std::max(bottom, middle(lines[i]) + half_core(lines[i]));
  }
  return bands;
}

bool is_other_type(const TextLine& a, const TextLine& b) {
  return std::abs(a.font_size - b.font_size) > other_size * std::max(a.font_size, b.font_size);
}

/// The bands of one table, as they are being found.
class Table {
 public:
  explicit Table(const Lines& lines) : lines_(lines) {}

  /// Takes the band if it stands in the columns of the table; the first must have two.
  bool take(const Band& band) {
    std::vector<Span> columns = columns_;
    for (const std::size_t i : band) {
      const TextLine& line = lines_[i];
      if (is_other_type(lines_[bands_.empty() ? band.front() : bands_.front().front()], line)) return false;
      const auto overlaps = [&](const Span& column) { return column.overlaps(line); };
      const auto found = std::ranges::find_if(columns, overlaps);
      if (found == columns.end()) {
        columns.push_back({line.start, line.end});
        continue;
      }
      if (std::any_of(found + 1, columns.end(), overlaps)) return false;
      *found = {std::min(found->from, line.start), std::max(found->to, line.end)};
    }
    if (bands_.empty() && columns.size() < 2) return false;
    columns_ = std::move(columns);
    bands_.push_back(band);
    return true;
  }

  /// The rows of the table; none if it is no table.
  std::vector<Row> rows() {
    std::ranges::sort(columns_, {}, &Span::from);
    find_columns();
    measure_columns();
    std::vector<Row> rows;
    for (const Band& band : bands_) {
      if (rows.empty() || begins_row(rows.back(), band)) rows.emplace_back();
      rows.back().insert(rows.back().end(), band.begin(), band.end());
    }
    for (Row& row : rows) {
      std::ranges::stable_sort(row, {}, [&](std::size_t i) { return std::pair(column_.at(i), middle(lines_[i])); });
    }
    const auto has_cells = [&](const Row& row) { return column_.at(row.front()) != column_.at(row.back()); };
    if (std::ranges::count_if(rows, has_cells) < fewest_rows) rows.clear();
    return rows;
  }

  /// Whether the cells of a row make one text; otherwise one of them is a paragraph.
  [[nodiscard]] bool is_one_text(const Row& row) const {
    for (std::size_t k = 1; k < row.size(); ++k) {
      if (column_.at(row[k - 1]) == column_.at(row[k]) && holds_paragraphs_[column_.at(row[k])]) return false;
    }
    return true;
  }

 private:
  void find_columns() {
    for (const Band& band : bands_) {
      for (const std::size_t i : band) {
        const auto found = std::ranges::find_if(columns_, [&](const Span& span) { return span.overlaps(lines_[i]); });
        column_[i] = static_cast<std::size_t>(found - columns_.begin());
      }
    }
  }

  [[nodiscard]] double width_of_column(std::size_t line) const {
    const Span& column = columns_[column_.at(line)];
    return column.to - column.from;
  }

  /// Whether the first word of the line did not fit behind the line above it.
  [[nodiscard]] bool had_no_room(std::size_t before, std::size_t line) const {
    const TextLine& upper = lines_[before];
    const TextLine& lower = lines_[line];
    const double needed = upper.end - upper.start + lower.first_word + room_to_spare * lower.font_size;
    return needed >= width_of_column(line);
  }

  /// The lowest line of the row in the column of the line.
  [[nodiscard]] std::optional<std::size_t> above(const Row& row, std::size_t line) const {
    std::optional<std::size_t> lowest;
    for (const std::size_t i : row) {
      if (column_.at(i) != column_.at(line)) continue;
      if (!lowest || lines_[*lowest].bottom < lines_[i].bottom) lowest = i;
    }
    return lowest;
  }

  [[nodiscard]] double advance(std::size_t before, std::size_t line) const {
    return std::max(half_core(lines_[line]), lines_[line].bottom - lines_[before].bottom);
  }

  /// The least advance, and which columns hold paragraphs: wide ones, in which most lines are full.
  void measure_columns() {
    std::vector<std::optional<std::size_t>> before(columns_.size());
    std::vector<std::ptrdiff_t> balance(columns_.size());
    for (const Band& band : bands_) {
      for (const std::size_t i : band) {
        const std::size_t column = column_.at(i);
        std::optional<std::size_t>& last = before[column];
        if (last) {
          least_advance_ = std::min(least_advance_, advance(*last, i));
          const bool is_wide = width_of_column(i) >= wide_cell * lines_[i].font_size;
          balance[column] += is_wide && had_no_room(*last, i) ? 1 : -1;
        }
        last = i;
      }
    }
    for (const std::ptrdiff_t full_lines : balance) holds_paragraphs_.push_back(full_lines > 0);
  }

  enum class Sign { None, Ended, GoesOn };

  /// What two lines of a column, one below the other, say of whether they are of one cell.
  [[nodiscard]] Sign sign(std::size_t before, std::size_t line) const {
    if (!has_letters(lines_[before].text) && !has_letters(lines_[line].text)) return Sign::Ended;  // numbers
    if (!had_no_room(before, line)) return Sign::Ended;
    return holds_paragraphs_[column_.at(line)] ? Sign::GoesOn : Sign::None;
  }

  [[nodiscard]] std::set<std::size_t> columns_of(const std::vector<std::size_t>& lines) const {
    std::set<std::size_t> columns;
    for (const std::size_t i : lines) columns.insert(column_.at(i));
    return columns;
  }

  /// A row begins behind space, under none of the cells, and unless a paragraph goes on where a cell above had room for
  /// another word or all the cells have a line below.
  [[nodiscard]] bool begins_row(const Row& row, const Band& band) const {
    bool ended = false;
    bool goes_on = false;
    std::optional<double> nearest;
    for (const std::size_t line : band) {
      const std::optional<std::size_t> before = above(row, line);
      if (!before) continue;
      nearest = std::min(nearest.value_or(advance(*before, line)), advance(*before, line));
      const Sign found = sign(*before, line);
      ended = ended || found == Sign::Ended;
      goes_on = goes_on || found == Sign::GoesOn;
    }
    if (!nearest || *nearest > space_scale * least_advance_) return true;
    return !goes_on && (ended || std::ranges::includes(columns_of(band), columns_of(row)));
  }

  const Lines& lines_;
  std::vector<Band> bands_;
  std::vector<Span> columns_;
  std::map<std::size_t, std::size_t> column_;  // of each line
  std::vector<bool> holds_paragraphs_;         // for each column
  double least_advance_ = std::numeric_limits<double>::infinity();
};

/// The lines of the table in the order of reading.
std::vector<std::size_t> written_out(const Table& table, const std::vector<Row>& rows, Lines& lines) {
  std::vector<std::size_t> order;
  for (const Row& row : rows) {
    if (table.is_one_text(row)) {
      for (std::size_t k = 1; k < row.size(); ++k) lines[row[k]].same_row = true;
    }
    order.insert(order.end(), row.begin(), row.end());
  }
  return order;
}

/// Each table of the lines, in the order of reading.
std::vector<std::vector<std::size_t>> tables_of(Lines& lines) {
  const std::vector<Band> bands = bands_of(lines);
  std::vector<std::vector<std::size_t>> tables;
  for (std::size_t first = 0; first < bands.size();) {
    Table table(lines);
    std::size_t end = first;
    while (end < bands.size() && table.take(bands[end])) ++end;
    const std::vector<Row> rows = table.rows();
    if (!rows.empty()) tables.push_back(written_out(table, rows, lines));
    first = std::max(first + 1, end);
  }
  return tables;
}

}  // namespace

std::vector<TextLine> in_rows(std::vector<TextLine> lines) {
  if (lines.size() > most_lines) return lines;
  const std::vector<std::vector<std::size_t>> tables = tables_of(lines);
  std::vector<std::size_t> table_of(lines.size(), tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const std::size_t i : tables[t]) table_of[i] = t;
  }
  std::vector<bool> written(tables.size());
  std::vector<TextLine> ordered;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t table = table_of[i];
    if (table == tables.size()) {
      ordered.push_back(std::move(lines[i]));
    } else if (!written[table]) {
      for (const std::size_t k : tables[table]) ordered.push_back(std::move(lines[k]));
      written[table] = true;
    }
  }
  return ordered;
}

}  // namespace indexer
