#include "searchd/http/formats/citation.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <rapidjson/document.h>

#include "passage/text/unicode.h"
#include "tests/searchd/http/formats/hostile_hit.h"

using namespace searchd;
using namespace searchd::http;

namespace {

Hit statement() {
  return {.id = "statement-2018-05",
          .url = "https://example.org/s.pdf",
          .title = {"On ", "50", "% of all"},
          .kind = "statement",
          .language = "en",
          .date = "2018-02-22",
          .authors = {"Ana Example"},
          .organizations = {"Network, Open & Co"},
          .event = "73rd session",
          .symbol = "A/RES/73/195",
          .topics = {"asylum", "detention"},
          .publisher = "The Press",
          .identifier = "DOI: 10.5072/x_1"};
}

Place printed_page() {
  Place place{.url = "https://example.org/s.pdf#page=14", .number = 31};
  place.locator = {.page = 14, .page_label = "xii", .paragraph = "29"};
  return place;
}

std::vector<std::string> lines_of(const std::string& text, const std::string& separator) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find(separator, begin)) != std::string::npos; begin = end + separator.size()) {
    lines.push_back(text.substr(begin, end - begin));
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace

TEST_CASE("RIS names the page, the document and who answers for it") {
  const Place place = printed_page();
  CHECK(to_ris(make_citation(statement(), &place, "")) ==
        "TY  - RPRT\r\n"
        "ID  - statement-2018-05\r\n"
        "TI  - On 50% of all\r\n"
        "AU  - Ana Example\r\n"
        "AU  - Network, Open & Co\r\n"
        "PY  - 2018\r\n"
        "DA  - 2018/02/22/\r\n"
        "M3  - statement\r\n"
        "SN  - A/RES/73/195\r\n"
        "PB  - The Press\r\n"
        "SP  - xii\r\n"
        "N1  - ¶ 29\r\n"
        "N1  - 73rd session\r\n"
        "LA  - en\r\n"
        "DO  - 10.5072/x_1\r\n"
        "UR  - https://example.org/s.pdf#page=14\r\n"
        "KW  - asylum\r\n"
        "KW  - detention\r\n"
        "ER  - \r\n");
}

TEST_CASE("BibTeX keeps organizations whole and escapes what TeX would read") {
  const Place place = printed_page();
  CHECK(to_bibtex(make_citation(statement(), &place, "")) ==
        "@techreport{statement-2018-05,\n"
        "  author = {Ana Example and {Network, Open \\& Co}},\n"
        "  title = {{On 50\\% of all}},\n"
        "  year = {2018},\n"
        "  month = feb,\n"
        "  day = {22},\n"
        "  type = {Statement},\n"
        "  number = {A/RES/73/195},\n"
        "  institution = {The Press},\n"
        "  eventtitle = {73rd session},\n"
        "  pages = {xii},\n"
        "  note = {¶ 29},\n"
        "  language = {en},\n"
        "  doi = {10.5072/x_1},\n"
        "  url = {https://example.org/s.pdf#page=14},\n"
        "  keywords = {asylum, detention}\n"
        "}\n");
}

TEST_CASE("CSL-JSON has dates in parts and organizations as literal names") {
  const Place place = printed_page();
  CHECK(to_csl_json(make_citation(statement(), &place, "")) ==
        R"([{"id":"statement-2018-05","citation-key":"statement-2018-05","type":"report","genre":"statement",)"
        R"("title":"On 50% of all","author":[{"literal":"Ana Example"},{"literal":"Network, Open & Co"}],)"
        R"("issued":{"date-parts":[[2018,2,22]]},"number":"A/RES/73/195","publisher":"The Press",)"
        R"("event-title":"73rd session","page":"xii","note":"¶ 29","language":"en","DOI":"10.5072/x_1",)"
        R"("URL":"https://example.org/s.pdf#page=14","keyword":"asylum, detention"}])");
}

TEST_CASE("a date says no more than was declared") {
  Hit hit = statement();
  hit.date = "2018-02";
  Citation citation = make_citation(hit, nullptr, "");
  CHECK(to_ris(citation).find("DA  - 2018/02//\r\n") != std::string::npos);
  CHECK(to_bibtex(citation).find("day =") == std::string::npos);
  CHECK(to_csl_json(citation).find(R"([[2018,2]])") != std::string::npos);
  hit.date = "2018";
  citation = make_citation(hit, nullptr, "");
  CHECK(to_ris(citation).find("DA  - 2018///\r\n") != std::string::npos);
  CHECK(to_bibtex(citation).find("month =") == std::string::npos);
  CHECK(to_csl_json(citation).find(R"([[2018]])") != std::string::npos);
  hit.date = "";
  citation = make_citation(hit, nullptr, "");
  CHECK(to_ris(citation).find("PY  -") == std::string::npos);
  CHECK(to_csl_json(citation).find("issued") == std::string::npos);
}

TEST_CASE("a minute of a recording is a note, and a path of this site is an address only where the outside is known") {
  Place place{.url = "/read?id=a&place=2#p2", .number = 2};
  place.locator = {.speaker = "Chair", .start = 3723.9};
  CHECK(make_citation(statement(), &place, "").note == "Chair, 1:02:03");
  CHECK(make_citation(statement(), &place, "").url.empty());
  CHECK(make_citation(statement(), &place, "https://s.example.org/x/").url ==
        "https://s.example.org/x/read?id=a&place=2#p2");
  place.url = "javascript:alert(1)";
  CHECK(make_citation(statement(), &place, "https://s.example.org/").url.empty());
}

TEST_CASE("who is author and organization is one corporate author") {
  Hit hit = statement();
  hit.authors = {"The Network", "Doe, Ana"};
  hit.organizations = {"The Network"};
  const Citation citation = make_citation(hit, nullptr, "");
  CHECK(to_bibtex(citation).find("author = {{The Network} and Doe, Ana}") != std::string::npos);
  CHECK(to_csl_json(citation).find(R"([{"literal":"The Network"},{"family":"Doe","given":"Ana"}])") !=
        std::string::npos);
}

TEST_CASE("keys are ASCII, stable, and one for each id") {
  CHECK(ascii_key("statement-2018-05") == "statement-2018-05");
  std::set<std::string> keys;
  const std::string longest(200, 'x');
  for (const std::string& id :
       {std::string("a b"), std::string("a-b"), std::string("a/b"), std::string("a--b"), std::string("声明"),
        std::string("بيان"), longest, longest.substr(1), std::string("../../etc/passwd"), std::string("\"\r\n")}) {
    const std::string key = ascii_key(id);
    CAPTURE(id, key);
    CHECK_FALSE(key.empty());
    CHECK(key.size() <= 60);
    CHECK(std::ranges::all_of(
        key, [](unsigned char c) { return c < 0x80 && (std::isalnum(c) != 0 || c == '-' || c == '_'); }));
    CHECK(keys.insert(key).second);
    CHECK(ascii_key(id) == key);
  }
}

TEST_CASE("a transcript is part of its meeting, news of who publishes them") {
  Hit hit = statement();
  hit.kind = "transcript";
  CHECK(to_ris(make_citation(hit, nullptr, "")).find("T2  - 73rd session\r\n") != std::string::npos);
  hit.kind = "news";
  CHECK(to_ris(make_citation(hit, nullptr, "")).find("T2  - The Press\r\n") != std::string::npos);
  CHECK(to_csl_json(make_citation(hit, nullptr, "")).find(R"("container-title":"The Press")") != std::string::npos);
}

TEST_CASE("every kind has a type in each format, an unknown one too") {
  for (const char* kind : {"statement", "report", "transcript", "resolution", "news", "page", "briefing", "", "what"}) {
    const CitationType& type = citation_type(kind);
    CHECK_FALSE(type.ris.empty());
    CHECK_FALSE(type.bibtex.empty());
    CHECK_FALSE(type.csl.empty());
  }
  CHECK(citation_type("what").ris == "GEN");
}

TEST_CASE("hostile text stays within its member in RIS") {
  const Hit hit = tests::hostile_hit();
  const std::string ris = to_ris(make_citation(hit, &hit.places.front(), ""));
  CHECK(passage::is_valid_utf8(ris));
  CHECK(ris.find("\u202E") == std::string::npos);
  CHECK(ris.find('\0') == std::string::npos);
  const auto lines = lines_of(ris, "\r\n");
  CHECK(lines.size() == 20);
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(line.find_first_of("\r\n\x1b") == std::string::npos);
    CHECK(line.substr(2, 4) == "  - ");
  }
  CHECK(std::ranges::count_if(lines, [](const std::string& line) { return line.starts_with("ER  -"); }) == 1);
  CHECK(std::ranges::count_if(lines, [](const std::string& line) { return line.starts_with("TY  -"); }) == 1);
}

TEST_CASE("hostile text stays within its braces in BibTeX") {
  const Hit hit = tests::hostile_hit();
  const std::string bibtex = to_bibtex(make_citation(hit, &hit.places.front(), ""));
  CHECK(passage::is_valid_utf8(bibtex));
  CHECK(bibtex.find('\0') == std::string::npos);
  int depth = 0;
  int entries = 0;
  for (std::size_t i = 0; i < bibtex.size(); ++i) {
    if (bibtex[i] == '{') ++depth;
    if (bibtex[i] == '}') --depth;
    CHECK(depth >= 0);
    if (bibtex[i] == '}' && depth == 0) ++entries;
    const bool is_value = depth > 1;
    const bool escaped = i > 0 && bibtex[i - 1] == '\\';
    if (is_value && (bibtex[i] == '$' || bibtex[i] == '&')) CHECK(escaped);
  }
  CHECK(depth == 0);
  CHECK(entries == 1);
  CHECK(bibtex.find("{x and y}") != std::string::npos);  // one name, not two
  CHECK(bibtex.find("url = {https://example.org/a%7Bb%7D#page=14}") != std::string::npos);
}

TEST_CASE("hostile text is valid JSON in CSL") {
  const Hit hit = tests::hostile_hit();
  rapidjson::Document json;
  const std::string csl = to_csl_json(make_citation(hit, &hit.places.front(), ""));
  json.Parse<rapidjson::kParseValidateEncodingFlag>(csl.data(), csl.size());
  REQUIRE_FALSE(json.HasParseError());
  REQUIRE(json.Size() == 1);
  CHECK(std::string(json[0]["title"].GetString()).starts_with("Title =cmd|"));
  CHECK(json[0]["author"].Size() == 4);
}
