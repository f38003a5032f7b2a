// Citations, exports, feeds and similar documents as they are asked for over HTTP.
#include <catch2/catch.hpp>

#include "searchd/http/api.h"
#include "searchd/http/content_encoding.h"
#include "tests/searchd/http/fake_search_service.h"
#include "tests/searchd/http/response_header.h"

using namespace searchd;
using namespace searchd::http;
using tests::header;

namespace {

class ExportsFixture {
 public:
  ExportsFixture() : router_([](const std::string&) {}) {
    const ApiSettings settings{.configuration_fingerprint = "c", .public_url = "https://s.example.org/"};
    add_citations(router_, service_, settings);
    add_export(router_, service_, settings);
    add_feed(router_, service_, settings);
    add_similar(router_, service_);
    service_.on_document = [](const DocumentRequest& request) -> std::optional<DocumentAnswer> {
      if (request.id == "nothing") return std::nullopt;
      DocumentAnswer answer{.document = {.id = request.id, .title = {"T"}}, .passage_count = 9};
      const auto* wanted = std::get_if<DocumentRequest::PassageNumber>(&request.around);
      answer.passages.push_back({.url = "/read?id=a&place=4", .number = wanted ? std::min(wanted->number, 9U) : 1});
      return answer;
    };
  }

 protected:
  Response get(const std::string& path, const std::string& query, const std::string& if_none_match = {}) {
    return router_.handle({.method = "GET",
                           .path = path.starts_with('/') ? path : "/api/v1/" + path,
                           .query = query,
                           .headers = {{"if-none-match", if_none_match}}});
  }
  std::string code_of(const std::string& path, const std::string& query) {
    const Response response = get(path, query);
    const std::size_t begin = response.body.find("\"code\":\"") + 8;
    return std::to_string(response.status) + " " + response.body.substr(begin, response.body.find('"', begin) - begin);
  }

  tests::FakeSearchService service_;
  Router router_;
};

}  // namespace

TEST_CASE_METHOD(ExportsFixture, "a citation is a file of its format, kept until the next generation") {
  const Response ris = get("citation", "id=a/%22b%0d%22&format=ris&place=4");
  CHECK(ris.status == 400);  // no id has a line break in it
  const Response bibtex = get("citation", "id=a/%22b%22&format=bibtex&place=4");
  CHECK(bibtex.status == 200);
  CHECK(bibtex.content_type == "application/x-bibtex; charset=utf-8");
  CHECK(is_compressible(bibtex.content_type));
  CHECK(header(bibtex, "Content-Disposition").starts_with("attachment; filename=\"a-b-"));
  CHECK(header(bibtex, "Content-Disposition").ends_with(".bib\""));
  CHECK(header(bibtex, "Access-Control-Allow-Origin") == "*");
  CHECK(bibtex.body.find("url = {https://s.example.org/read?id=a&place=4}") != std::string::npos);
  const std::string etag = header(bibtex, "ETag");
  CHECK(header(bibtex, "Cache-Control") == "no-cache");
  CHECK(get("citation", "id=a&format=ris", etag).status == 304);
  ++service_.current_state.generation;
  CHECK(get("citation", "id=a&format=ris", etag).status == 200);
  CHECK(get("citation", "id=a&format=ris").content_type == "application/x-research-info-systems; charset=utf-8");
  CHECK(get("citation", "id=a&format=csl").content_type == "application/vnd.citationstyles.csl+json; charset=utf-8");
  CHECK(is_compressible("application/vnd.citationstyles.csl+json; charset=utf-8"));
  CHECK(service_.last_document.limit == 1);
}

TEST_CASE_METHOD(ExportsFixture, "a citation that cannot be says why") {
  CHECK(code_of("citation", "format=ris") == "400 missing_parameter");
  CHECK(code_of("citation", "id=a") == "400 missing_parameter");
  CHECK(code_of("citation", "id=a&format=endnote") == "400 invalid_format");
  CHECK(code_of("citation", "id=a&format=ris&place=0") == "400 invalid_place");
  CHECK(code_of("citation", "id=a&format=ris&place=10") == "400 invalid_place");
  CHECK(code_of("citation", "id=a&format=ris&format=csl") == "400 repeated_parameter");
  CHECK(code_of("citation", "id=a&formt=ris") == "400 unknown_parameter");
  CHECK(code_of("citation", "id=nothing&format=ris") == "404 not_found");
}

TEST_CASE_METHOD(ExportsFixture, "an export is the search, whole and without what a table does not show") {
  const Response csv = get("export", "q=a&filter=kind:report&sort=oldest&facets=*&explain=true&format=csv");
  CHECK(csv.status == 200);
  CHECK(csv.content_type == "text/csv; charset=utf-8; header=present");
  CHECK(header(csv, "Content-Disposition") == "attachment; filename=\"passage.csv\"");
  CHECK(header(csv, "ETag").empty());
  CHECK(header(csv, "Cache-Control").empty());  // the server's default, no-store
  const SearchRequest expected{
      .query = "a", .filters = {{"kind", "report"}}, .sort = SortOrder::Oldest, .hits_per_page = 1000, .places = 1};
  CHECK(service_.last_search == expected);
  CHECK(get("export", "q=a&format=ndjson&page=2&hitsPerPage=20&places=3").content_type ==
        "application/x-ndjson; charset=utf-8");
  CHECK(service_.last_search == SearchRequest{.query = "a", .page = 2, .hits_per_page = 20, .places = 3});
  CHECK(is_compressible("application/x-ndjson; charset=utf-8"));
}

TEST_CASE_METHOD(ExportsFixture, "an export has a thousand rows at most and says how many there would be") {
  service_.on_search = [](const SearchRequest&) {
    SearchAnswer answer{.total_hits = 1234};
    answer.hits.resize(1000);
    for (Hit& hit : answer.hits) hit.places.resize(2);
    return answer;
  };
  const Response response = get("export", "q=&format=ndjson&places=2");
  CHECK(std::count(response.body.begin(), response.body.end(), '\n') == 1000);
  CHECK(header(response, "X-Total-Hits") == "1234");
}

TEST_CASE_METHOD(ExportsFixture, "an export that cannot be says why") {
  CHECK(code_of("export", "q=a") == "400 missing_parameter");
  CHECK(code_of("export", "q=a&format=xls") == "400 invalid_format");
  CHECK(code_of("export", "q=a&format=csv&format=csv") == "400 repeated_parameter");
  CHECK(code_of("export", "q=a&format=csv&hitsPerPage=101") == "400 invalid_hits_per_page");
  CHECK(get("export", "q=a&formt=csv").body.find("Did you mean \\\"format\\\"?") != std::string::npos);
  CHECK(get("export", "q=a&format=csv&srt=newest").body.find("Did you mean \\\"sort\\\"?") != std::string::npos);
}

TEST_CASE_METHOD(ExportsFixture, "a feed is the newest of a search, kept until the next generation") {
  const Response feed =
      get("/feed.atom", "q=a&filter=kind:report&sort=oldest&page=3&facets=kind&places=3&utm_source=x");
  CHECK(feed.status == 200);
  CHECK(feed.content_type == "application/atom+xml; charset=utf-8");
  CHECK(is_compressible(feed.content_type));
  CHECK(header(feed, "Cache-Control") == "no-cache");
  CHECK(header(feed, "Access-Control-Allow-Origin") == "*");
  const SearchRequest expected{
      .query = "a", .filters = {{"kind", "report"}}, .sort = SortOrder::Added, .hits_per_page = 50, .places = 1};
  CHECK(service_.last_search == expected);
  CHECK(get("/feed.atom", "hitsPerPage=7").status == 200);
  CHECK(service_.last_search.hits_per_page == 7);

  const std::string etag = header(feed, "ETag");
  CHECK(get("/feed.atom", "q=a", etag).status == 304);
  ++service_.current_state.generation;
  CHECK(get("/feed.atom", "q=a", etag).status == 200);
  CHECK(code_of("/feed.atom", "q=a&date=yesterday") == "400 invalid_date");
  CHECK(code_of("/feed.atom", "q=%zz") == "400 invalid_encoding");
}

TEST_CASE_METHOD(ExportsFixture, "similar documents are hits, never stored") {
  CHECK(code_of("similar", "id=a") == "404 not_found");
  service_.on_similar = [](const SimilarRequest&) {
    return std::vector<Hit>{{.id = "b", .work = "w", .title = {"T"}, .score = 0.5}};
  };
  const Response response = get("similar", "id=a&limit=3&prefer=es,pt-BR");
  CHECK(response.status == 200);
  CHECK(response.body == R"({"hits":[{"id":"b","work":"w","title":["T"],"score":0.5,"places":[]}]})");
  CHECK(header(response, "ETag").empty());
  CHECK(header(response, "Cache-Control").empty());
  CHECK(service_.last_similar == SimilarRequest{.id = "a", .limit = 3, .prefer = {"es", "pt"}});
  CHECK(get("similar", "id=a").status == 200);
  CHECK(service_.last_similar == SimilarRequest{.id = "a"});
  CHECK(code_of("similar", "") == "400 missing_parameter");
  CHECK(code_of("similar", "id=a&limit=51") == "400 invalid_limit");
  CHECK(code_of("similar", "id=a&limt=5") == "400 unknown_parameter");
}
