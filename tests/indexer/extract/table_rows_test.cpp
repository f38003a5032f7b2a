#include "indexer/extract/table_rows.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

/// A line in type of ten points, every letter of which is five wide.
TextLine cell(double start, double top, const std::string& text) {
  TextLine line;
  line.text = text;
  line.start = start;
  line.end = start + 5 * static_cast<double>(text.size());
  line.top = top;
  line.bottom = top + 10;
  line.font_size = 10;
  line.first_word = 5 * static_cast<double>(std::min(text.find(' '), text.size()));
  return line;
}

/// The texts of the rows that were found; a line without a row is a row.
Texts rows(std::vector<TextLine> lines) {
  Texts result;
  for (const TextLine& line : in_rows(std::move(lines))) {
    if (line.same_row) {
      result.back() += " | " + line.text;
    } else {
      result.push_back(line.text);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("table rows: what came column after column is read row after row, where it stood") {
  CHECK(
      rows({cell(50, 80, "A paragraph above the table, as wide as the page"), cell(50, 100, "Country"),
            cell(50, 112, "Chad"), cell(50, 124, "Mali"), cell(200, 100, "People"), cell(200, 112, "16"),
            cell(200, 124, "20"), cell(50, 150, "Below")}) ==
      Texts{"A paragraph above the table, as wide as the page", "Country | People", "Chad | 16", "Mali | 20", "Below"});
}

TEST_CASE("table rows: the lines of a cell stay together, from where a word did not fit") {
  CHECK(rows({cell(50, 100, "RAID"), cell(50, 124, "JBOD"), cell(50, 148, "None"), cell(200, 100, "the size of the"),
              cell(200, 112, "smallest disk"), cell(200, 124, "the size of all"), cell(200, 136, "disks"),
              cell(200, 148, "no disk")}) ==
        Texts{"RAID | the size of the | smallest disk", "JBOD | the size of all | disks", "None | no disk"});
}

TEST_CASE("table rows: a cell in the middle of the height of its row belongs to it") {
  CHECK(rows({cell(50, 106, "MIPS"), cell(50, 130, "ARM"), cell(50, 142, "x86"), cell(200, 100, "one"),
              cell(200, 112, "two"), cell(200, 130, "three"), cell(200, 142, "four")}) ==
        Texts{"MIPS | one | two", "ARM | three", "x86 | four"});
}

TEST_CASE("table rows: space between rows parts them, whatever the cells hold") {
  CHECK(rows({cell(50, 100, "Angola"), cell(50, 112, "Angola"), cell(50, 130, "Angola"), cell(50, 142, "Angola"),
              cell(50, 160, "Angola"), cell(200, 100, "Luanda"), cell(200, 130, "Luanda"), cell(200, 160, "Luanda")}) ==
        Texts{"Angola | Angola | Luanda", "Angola | Angola | Luanda", "Angola | Luanda"});
}

TEST_CASE("table rows: cells that fill their columns make a row when there is one in each") {
  CHECK(rows({cell(50, 100, "Weak"), cell(50, 112, "Weak"), cell(50, 124, "Weak"), cell(200, 100, "Free"),
              cell(200, 112, "Free"), cell(200, 124, "Free")}) == Texts{"Weak | Free", "Weak | Free", "Weak | Free"});
}

TEST_CASE("table rows: a head that stands over no cell is a row of its own") {
  CHECK(rows({cell(50, 112, "A"), cell(50, 124, "B"), cell(50, 136, "C"), cell(100, 100, "Old law"),
              cell(200, 112, "D"), cell(200, 124, "E"), cell(200, 136, "F"), cell(250, 100, "New law")}) ==
        Texts{"Old law | New law", "A | D", "B | E", "C | F"});
}

TEST_CASE("table rows: paragraphs that stand beside each other are not mixed line by line") {
  std::vector<TextLine> lines;
  for (const char* text : {"all persons who are here and", "whose rights are at stake in", "the case may be heard."}) {
    lines.push_back(cell(50, 100 + 12 * static_cast<double>(lines.size()), text));
  }
  for (const char* text :
       {"toutes les personnes qui sont", "ici et dont les droits sont en", "cause sont entendues."}) {
    lines.push_back(cell(250, 64 + 12 * static_cast<double>(lines.size()), text));
  }
  const Texts as_they_came{lines[0].text, lines[1].text, lines[2].text, lines[3].text, lines[4].text, lines[5].text};
  CHECK(rows(lines) == as_they_came);
}

TEST_CASE("table rows: two rows are no table") {
  CHECK(rows({cell(50, 100, "A"), cell(50, 112, "B"), cell(200, 100, "C"), cell(200, 112, "D")}) ==
        Texts{"A", "B", "C", "D"});
}

TEST_CASE("table rows: text under a table is not in it") {
  CHECK(rows({cell(50, 100, "Burkina Faso, 2019"), cell(50, 112, "Mali"), cell(50, 124, "Niger"),
              cell(50, 136, "Source"), cell(200, 100, "16"), cell(200, 112, "20"), cell(200, 124, "22")}) ==
        Texts{"Burkina Faso, 2019 | 16", "Mali | 20", "Niger | 22", "Source"});
}

TEST_CASE("table rows: a line across the columns parts two tables") {
  CHECK(rows({cell(50, 100, "A"), cell(50, 112, "B"), cell(50, 124, "C"), cell(50, 136, "A line across both columns"),
              cell(50, 148, "D"), cell(50, 160, "E"), cell(50, 172, "F"), cell(150, 100, "1"), cell(150, 112, "2"),
              cell(150, 124, "3"), cell(150, 148, "4"), cell(150, 160, "5"), cell(150, 172, "6")}) ==
        Texts{"A | 1", "B | 2", "C | 3", "A line across both columns", "D | 4", "E | 5", "F | 6"});
}

TEST_CASE("table rows: a number under a number, and text under text with room for it, are other rows") {
  CHECK(rows({cell(50, 100, "Chad"), cell(50, 124, "Mali"), cell(50, 136, "Niger"), cell(200, 100, "16"),
              cell(200, 112, "20"), cell(200, 124, "22"), cell(200, 136, "24")}) ==
        Texts{"Chad | 16", "20", "Mali | 22", "Niger | 24"});
  CHECK(rows({cell(50, 100, "Chad"), cell(50, 124, "Mali"), cell(50, 136, "Niger"), cell(200, 100, "yes"),
              cell(200, 112, "partly"), cell(200, 124, "only in the south"), cell(200, 136, "no")}) ==
        Texts{"Chad | yes", "partly", "Mali | only in the south", "Niger | no"});
}

TEST_CASE("table rows: a cell that holds a paragraph is not joined to the others") {
  std::vector<TextLine> lines;
  for (const double top : {100.0, 150.0, 200.0}) {
    lines.push_back(cell(50, top, "Article"));
    lines.push_back(cell(150, top, "Every person who has crossed"));
    lines.push_back(cell(150, top + 12, "the border has the right not"));
    lines.push_back(cell(150, top + 24, "to be sent back to a country"));
  }
  CHECK(rows(lines).size() == lines.size());
}

TEST_CASE("table rows: a page with too many lines is left as it is") {
  std::vector<TextLine> lines;
  for (const double start : {50.0, 200.0}) {
    for (int i = 0; i < 2000; ++i) lines.push_back(cell(start, 12 * i, std::to_string(i)));
  }
  CHECK(rows(lines).size() == lines.size());
}

TEST_CASE("table rows: notes in small type beside the text make no table") {
  std::vector<TextLine> lines{cell(50, 100, "1. Ibid."), cell(50, 112, "2. Idem."), cell(50, 124, "3. Idem."),
                              cell(200, 100, "One"),     cell(200, 112, "Two"),     cell(200, 124, "Three")};
  for (std::size_t i = 0; i < 3; ++i) lines[i].font_size = 8;
  CHECK(rows(lines).size() == 6);
}
