#include "searchd/search/document_passages.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "searchd/search/searcher.h"
#include "tests/searchd/search/tiny_index.h"

using namespace searchd;

namespace {

using Numbers = std::vector<std::uint32_t>;

/// A version of a resolution; a paragraph's number, then its text.
passage::Document version(const std::string& language,
                          const std::vector<std::pair<std::string, std::string>>& paragraphs) {
  passage::Document document;
  document.metadata = {.id = "resolution-" + language, .title = "Resolution", .language = language};
  document.source = "tiny";
  document.format = "txt";
  for (const auto& [number, text] : paragraphs) {
    document.passages.push_back({.text = text, .language = language, .locator = {.paragraph = number}});
  }
  return document;
}

/// The same resolution three times: cut otherwise in Spanish, without paragraph 2 of its annex in French.
OpenIndex resolutions() {
  passage::Work work{.key = "resolution"};
  work.versions.push_back(version("en", {{"", "On detention."},
                                         {"1", "Detention is the last resort."},
                                         {"2", "Children are never detained."},
                                         {"", "Annex"},
                                         {"1", "Shelters stand open."},
                                         {"2", "The word is not used."},
                                         {"3", "Nobody is in detention."}}));
  work.versions.push_back(version("es", {{"1", "La detención es el último recurso."},
                                         {"1", "Y nunca se prolonga."},
                                         {"2", "Los niños no son detenidos."},
                                         {"1", "Los albergues están abiertos."},
                                         {"2", "La palabra no se usa."},
                                         {"3", "Nadie está en detención."}}));
  work.versions.push_back(version("fr", {{"", "La détention."},
                                         {"1", "Le dernier recours."},
                                         {"2", "Jamais les enfants."},
                                         {"", "Annexe"},
                                         {"1", "Les foyers sont ouverts."},
                                         {"", "Le mot n’est pas employé."},
                                         {"3", "Personne en détention."}}));
  return index_of({work});
}

const Expander& expander() {
  static const Expander nothing({.built_in_thesaurus = false, .built_in_glossary = false});
  return nothing;
}

DocumentAnswer read(OpenIndex& index, const DocumentRequest& request) {
  auto answer = read_document_passages(request, {}, index, expander());
  REQUIRE(answer);
  return std::move(*answer);
}

Numbers numbers_of(const DocumentAnswer& answer) {
  Numbers numbers;
  for (const Place& place : answer.passages) numbers.push_back(place.number);
  return numbers;
}

}  // namespace

TEST_CASE("a document says which of its passages a query matches, wherever one reads") {
  OpenIndex index = resolutions();
  const DocumentRequest request{
      .id = "resolution-en", .query = "detention", .around = DocumentRequest::PassageNumber{5}, .limit = 1};
  CHECK(read(index, request).matching == Numbers{1, 2, 7});
  CHECK(read(index, {.id = "resolution-en", .query = "\"last resort\""}).matching == Numbers{2});
  CHECK(read(index, {.id = "resolution-en", .query = "word shelters"}).matching == Numbers{5, 6});
  CHECK(read(index, {.id = "resolution-en", .query = "nowhere"}).matching.empty());
  CHECK(read(index, {.id = "resolution-en", .query = "kind:report"}).matching.empty());
  CHECK(read(index, {.id = "resolution-en"}).matching.empty());
}

TEST_CASE("the places of a hit are those that its document names") {
  OpenIndex index = resolutions();
  SearchRequest search;
  search.query = "detention";
  search.places = 1;
  const SearchAnswer found = search_index(search, {}, index);
  REQUIRE(found.hits.size() == 1);
  const Hit& hit = found.hits.front();
  const DocumentAnswer document = read(index, {.id = hit.id, .query = search.query});
  CHECK(document.matching.size() == hit.places.size() + hit.more_places);
}

TEST_CASE("reading begins at a passage, or around it") {
  OpenIndex index = resolutions();
  const auto shown = [&](decltype(DocumentRequest::around) around) {
    return numbers_of(read(index, {.id = "resolution-en", .around = around, .limit = 3}));
  };
  CHECK(shown({}) == Numbers{1, 2, 3});
  CHECK(shown(DocumentRequest::FirstPassage{4}) == Numbers{4, 5, 6});
  CHECK(shown(DocumentRequest::FirstPassage{6}) == Numbers{6, 7});
  CHECK(shown(DocumentRequest::FirstPassage{99}) == Numbers{7});
  CHECK(shown(DocumentRequest::PassageNumber{4}) == Numbers{3, 4, 5});
  CHECK(shown(DocumentRequest::PassageNumber{1}) == Numbers{1, 2, 3});
}

TEST_CASE("versions are led to at the same paragraph, else at the same passage where they have as many") {
  OpenIndex index = resolutions();
  const auto places = [&](const std::string& id, std::uint32_t number) {
    Numbers found;
    const DocumentAnswer answer = read(index, {.id = id, .around = DocumentRequest::PassageNumber{number}});
    for (const Version& version : answer.document.versions) found.push_back(version.place);
    return found;
  };
  CHECK(places("resolution-en", 3) == Numbers{3, 3});  // Paragraph 2.
  CHECK(places("resolution-en", 5) == Numbers{4, 5});  // Paragraph 1 of the annex, which is the second of that number.
  CHECK(places("resolution-en", 6) == Numbers{5, 6});  // French has no second paragraph 2, but as many passages.
  CHECK(places("resolution-en", 4) == Numbers{0, 4});  // No paragraph to go by.
  CHECK(places("resolution-es", 2) == Numbers{2, 2});  // The rest of paragraph 1.
  CHECK(places("resolution-es", 4) == Numbers{5, 5});
}
