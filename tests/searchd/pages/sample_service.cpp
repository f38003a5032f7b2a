#include "tests/searchd/pages/sample_service.h"

namespace test {

searchd::SearchAnswer SampleService::search(const searchd::SearchRequest& request) {
  asked = request;
  return answer;
}

std::vector<searchd::Suggestion> SampleService::suggest(const searchd::SuggestRequest&) {
  return {};
}

std::optional<searchd::DocumentAnswer> SampleService::document(const searchd::DocumentRequest& request) {
  asked_document = request;
  return document_answer;
}

std::optional<std::vector<searchd::Hit>> SampleService::similar(const searchd::SimilarRequest& request) {
  asked_similar = request;
  return similar_answer;
}

std::optional<searchd::ServedFile> SampleService::file(std::string_view) {
  return std::nullopt;
}

searchd::ServiceState SampleService::state() {
  return {.ready = true, .generation = 1, .documents = 123};
}

searchd::Hit report_hit(int number) {
  searchd::Hit hit;
  hit.id = "reports/2021/waiting room " + std::to_string(number) + ".pdf";
  hit.url = "/files?id=reports%2F2021%2Fwaiting%20room%20" + std::to_string(number) + ".pdf";
  hit.title = {"Out of the waiting room: alternatives to ", "detention", " in four countries"};
  hit.kind = "report";
  hit.language = "en";
  hit.date = "2021-05-17";
  hit.organizations = {"Network for Open Roads", "Casa del Camino"};
  hit.symbol = "A/RES/73/195";
  hit.format = "pdf";
  for (std::uint32_t page : {4, 7, 12}) {
    searchd::Place place;
    place.url = hit.url + "#page=" + std::to_string(page);
    place.locator.page = page;
    place.locator.heading = "Case management instead of custody";
    place.locator.paragraph = std::to_string(page + 20);
    place.language = "en";
    place.number = page * 2;
    place.snippet = {
        "People who were released to a community shelter while their cases were heard came to nearly "
        "every appointment, and the ",
        "detention", " of families with children ended in all four countries within the ", "detention",
        " reform of the year that followed …"};
    hit.places.push_back(place);
  }
  hit.more_places = 6;
  hit.versions = {{"reports/2021/sala.es.pdf", "es", "Fuera de la sala de espera", "https://example.org/sala.es.pdf"},
                  {"reports/2021/salle.fr.pdf", "fr", "Hors de la salle d’attente", ""}};
  return hit;
}

searchd::Hit transcript_hit() {
  searchd::Hit hit;
  hit.id = "transcripts/2019/rabat.ar.vtt";
  hit.url = "https://example.org/rabat.mp4";
  hit.title = {"مشاورة إقليمية حول ", "الهجرة", " والعمل اللائق"};
  hit.kind = "transcript";
  hit.language = "ar";
  hit.date = "2019-03";
  hit.organizations = {"شبكة الطرق المفتوحة"};
  searchd::Place place;
  place.url = "https://example.org/rabat.mp4#t=754.2";
  place.locator.start = 754.2;
  place.locator.speaker = "ميسّرة الجلسة";
  place.language = "ar";
  place.number = 3;
  place.snippet = {"نريد أن تكون ", "الهجرة", " آمنة ومنظمة ونظامية، وأن تُصان حقوق العاملات والعمال وأسرهم …"};
  hit.places = {place};
  return hit;
}

searchd::SearchAnswer results_answer() {
  searchd::SearchAnswer answer;
  answer.total_hits = 123;
  answer.generation = 1;
  for (int number = 1; number < 10; ++number) answer.hits.push_back(report_hit(number));
  answer.hits.insert(answer.hits.begin() + 1, transcript_hit());
  answer.facets = {
      {"kind", {{"report", 60}, {"statement", 40}, {"transcript", 13}, {"briefing", 6}, {"news", 4}}},
      {"language", {{"en", 70}, {"es", 30}, {"ar", 12}, {"fr", 6}, {"zh", 5}}},
      {"year", {{"2018", 50}, {"2021", 31}, {"2017", 20}, {"2019", 12}, {"2022", 6}, {"2016", 4}}},
      {"country", {{"MX", 22}, {"MA", 18}, {"HT", 12}, {"KE", 9}, {"PH", 5}}},
      {"organization", {{"Network for Open Roads", 61}, {"Casa del Camino", 22}, {"شبكة الطرق المفتوحة", 12}}},
      {"topic", {{"alternatives to detention", 50}, {"decent work", 31}, {"regularisation", 20}, {"returns", 12}}},
  };
  return answer;
}

searchd::DocumentAnswer report_document(std::uint32_t first, std::uint32_t last) {
  searchd::DocumentAnswer answer;
  answer.document = report_hit(1);
  answer.document.authors = {"Research desk"};
  answer.document.countries = {"MX", "KE"};
  answer.document.rights = "CC BY 4.0";
  answer.passage_count = 40;
  for (std::uint32_t number = first; number <= last; ++number) {
    searchd::Place place;
    place.url = answer.document.url + "#page=" + std::to_string(number / 2 + 1);
    place.locator.page = number / 2 + 1;
    place.locator.heading = "Case management instead of custody";
    place.language = "en";
    place.number = number;
    place.snippet = {"The first paragraph of the passage speaks of ", "detention",
                     " and of what came after it: rooms with doors that open, a person to call, and appointments that "
                     "are kept.\nThe second paragraph says what it cost, which was less, and what the people "
                     "themselves said about it, which was more than the report has room for."};
    answer.passages.push_back(place);
  }
  return answer;
}

}  // namespace test
