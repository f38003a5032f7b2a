#include "searchd/http/formats/export_rows.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "searchd/http/formats/plain_text.h"
#include "searchd/http/json_text.h"
#include "searchd/http/public_address.h"

namespace searchd::http {
namespace {

std::string listed(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + one_line(value);
  return text;
}

/// Seconds, to the millisecond, without zeros at the end.
std::string seconds_text(double seconds) {
  std::string text = std::to_string(seconds);
  text.resize(text.find('.') + 4);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

struct Column {
  std::string_view name;
  std::string (*cell)(const ExportRow& row);
  void (*write)(JsonText& json, std::string_view name, const ExportRow& row);
};

template <std::string Hit::*Member>
constexpr Column text_column(std::string_view name) {
  return {name, [](const ExportRow& row) { return one_line(row.hit.*Member); },
          [](JsonText& json, std::string_view column, const ExportRow& row) {
            json.member_unless_empty(column, row.hit.*Member);
          }};
}

template <std::vector<std::string> Hit::*Member>
constexpr Column list_column(std::string_view name) {
  return {name, [](const ExportRow& row) { return listed(row.hit.*Member); },
          [](JsonText& json, std::string_view column, const ExportRow& row) {
            json.member_unless_empty(column, row.hit.*Member);
          }};
}

// The contract's, in its order.
constexpr std::array columns{
    text_column<&Hit::id>("id"),
    text_column<&Hit::work>("work"),
    Column{"title", [](const ExportRow& row) { return one_line(row.hit.title); },
           [](JsonText& json, std::string_view name, const ExportRow& row) {
             json.member_unless_empty(name, one_line(row.hit.title));
           }},
    text_column<&Hit::kind>("kind"),
    text_column<&Hit::language>("language"),
    text_column<&Hit::date>("date"),
    list_column<&Hit::authors>("authors"),
    list_column<&Hit::organizations>("organizations"),
    text_column<&Hit::symbol>("symbol"),
    Column{
        "url", [](const ExportRow& row) { return one_line(row.url); },
        [](JsonText& json, std::string_view name, const ExportRow& row) { json.member_unless_empty(name, row.url); }},
    Column{"page",
           [](const ExportRow& row) {
             return row.place.locator.page ? std::to_string(*row.place.locator.page) : std::string{};
           },
           [](JsonText& json, std::string_view name, const ExportRow& row) {
             if (row.place.locator.page) json.member(name, std::uint64_t{*row.place.locator.page});
           }},
    Column{"start",
           [](const ExportRow& row) {
             return row.place.locator.start ? seconds_text(*row.place.locator.start) : std::string{};
           },
           [](JsonText& json, std::string_view name, const ExportRow& row) {
             json.member_if_known(name, row.place.locator.start);
           }},
    Column{"snippet", [](const ExportRow& row) { return one_line(row.place.snippet); },
           [](JsonText& json, std::string_view name, const ExportRow& row) {
             json.member_unless_empty(name, one_line(row.place.snippet));
           }},
};

// What makes a formula in Excel, LibreOffice or Google Sheets; the last four are the full-width signs, which Excel
// takes for the same in East Asia.
constexpr auto formula_starts = std::to_array<std::string_view>({"=", "+", "-", "@", "＝", "＋", "－", "＠"});

bool is_formula(std::string_view cell) {
  return std::ranges::any_of(formula_starts, [&](std::string_view start) { return cell.starts_with(start); });
}

void append_cell(std::string& csv, const std::string& text) {
  const std::string cell = is_formula(text) ? '\'' + text : text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    csv += cell;
    return;
  }
  csv += '"';
  for (const char c : cell) csv.append(c == '"' ? 2 : 1, c);
  csv += '"';
}

}  // namespace

std::vector<ExportRow> export_rows(const std::vector<Hit>& hits, std::string_view public_url, std::size_t most) {
  std::vector<ExportRow> rows;
  for (const Hit& hit : hits) {
    for (const Place& place : hit.places) {
      if (rows.size() == most) return rows;
      rows.push_back({hit, place, absolute_url(place.url, public_url)});
    }
  }
  return rows;
}

std::string to_csv(const std::vector<ExportRow>& rows) {
  std::string csv = "\xEF\xBB\xBF";
  const auto append_line = [&](const auto& cell_of) {
    for (const Column& column : columns) {
      if (&column != columns.data()) csv += ',';
      append_cell(csv, cell_of(column));
    }
    csv += "\r\n";
  };
  append_line([](const Column& column) { return std::string(column.name); });
  for (const ExportRow& row : rows) {
    append_line([&](const Column& column) { return column.cell(row); });
  }
  return csv;
}

std::string to_ndjson(const std::vector<ExportRow>& rows) {
  std::string lines;
  for (const ExportRow& row : rows) {
    JsonText json;
    json.open_object();
    for (const Column& column : columns) column.write(json, column.name, row);
    json.close_object();
    lines += json.text() + '\n';
  }
  return lines;
}

}  // namespace searchd::http
