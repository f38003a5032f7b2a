#include "passage/thesaurus/term_table_reader.h"

#include <string>

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace passage;
using Catch::Matchers::StartsWith;

namespace {

std::string error_of(const std::string& content) {
  try {
    (void)read_term_table(content, "terms.tsv");
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a row of a table is a concept", "[thesaurus]") {
  const auto records = read_term_table(
      "\xEF\xBB\xBF"
      "en\tpt-BR\talt_en\thidden_en\tid\r\n"
      "wage\tsalário\tpay|salary | \tsallary\tw-1\r\n"
      "\r\n"
      "# not a concept\tat all\r\n"
      "rent\r\n"
      "\t\t\t\tw-3\n"
      "\taluguel",
      "terms.tsv");
  REQUIRE(records.size() == 3);
  CHECK(records[0] == ConceptRecord{.iri = "w-1",
                                    .labels = {{"wage", "en", LabelKind::Preferred},
                                               {"salário", "pt", LabelKind::Preferred},
                                               {"pay", "en", LabelKind::Alternative},
                                               {"salary", "en", LabelKind::Alternative},
                                               {"sallary", "en", LabelKind::Hidden}}});
  CHECK(records[1] == ConceptRecord{.labels = {{"rent", "en", LabelKind::Preferred}}});
  CHECK(records[2].labels.front().language == "pt");
}

TEST_CASE("errors of a table name the file and the line", "[thesaurus]") {
  CHECK_THAT(error_of("en\tNotes of ours\nwage\tx\n"), StartsWith("terms.tsv:1: the column \"Notes of ours\""));
  CHECK_THAT(error_of("en\tes\nwage\tsalario\n\nrent\talquiler\tmore\n"),
             StartsWith("terms.tsv:4: the row has more fields"));
  CHECK_THAT(error_of("en\nwage\n\xFFrent\n"), StartsWith("terms.tsv:3: it is not UTF-8"));
  CHECK_THAT(error_of(""), StartsWith("terms.tsv: there is no row that names the columns"));
  CHECK_THAT(error_of("\n"), StartsWith("terms.tsv:1: the column \"\""));
}
