// /api/v1/citation: a document, or a place in it, for reference managers.
#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "passage/model/metadata.h"
#include "searchd/http/absent_document.h"
#include "searchd/http/api.h"
#include "searchd/http/etag.h"
#include "searchd/http/formats/citation.h"
#include "searchd/http/parameter_table.h"
#include "searchd/http/query_string.h"

namespace searchd::http {
namespace {

struct CitationFormat {
  std::string_view name;
  std::string_view ending;
  std::string_view media_type;
  std::string (*write)(const Citation& citation);
};
constexpr std::array formats{
    CitationFormat{"ris", ".ris", "application/x-research-info-systems; charset=utf-8", to_ris},
    CitationFormat{"bibtex", ".bib", "application/x-bibtex; charset=utf-8", to_bibtex},
    CitationFormat{"csl", ".json", "application/vnd.citationstyles.csl+json; charset=utf-8", to_csl_json},
};

struct CitationRequest {
  std::string id;
  const CitationFormat* format = nullptr;
  std::uint32_t place = 0;  ///< 0: the document as a whole.
};

void read_format(const std::string& value, CitationRequest& request) {
  const auto format = std::ranges::find(formats, value, &CitationFormat::name);
  if (format == formats.end()) refuse_value("format", "\"ris\", \"bibtex\" or \"csl\"");
  request.format = &*format;
}

constexpr std::array citation_table{
    Parameter<CitationRequest>{"id", false, false,
                               [](const std::string& value, CitationRequest& r) {
                                 if (!passage::valid_id(value)) refuse_value("id", "the id of a document");
                                 r.id = value;
                               }},
    Parameter<CitationRequest>{"format", false, false, read_format},
    Parameter<CitationRequest>{"place", false, false,
                               [](const std::string& value, CitationRequest& r) {
                                 r.place = read_number("place", value, 1, std::numeric_limits<std::uint32_t>::max());
                               }},
};

CitationRequest read_citation_request(const Request& request) {
  CitationRequest wanted;
  read_parameters(decode_query_string(request.query), citation_table, Strictness::Api, wanted);
  if (wanted.id.empty()) refuse_missing("id");
  if (!wanted.format) refuse_missing("format");
  return wanted;
}

Response answer_citation(const Request& request, SearchService& service, const ApiSettings& settings) {
  const CitationRequest wanted = read_citation_request(request);
  const std::string etag = generation_etag(service, settings);
  DocumentRequest document{.id = wanted.id, .limit = 1};
  if (wanted.place > 0) document.around = DocumentRequest::PassageNumber{wanted.place};
  const auto answer = service.document(document);
  if (!answer) return absent_document(service, wanted.id);
  const Place* place = nullptr;
  if (wanted.place > 0) {
    const auto found = std::ranges::find(answer->passages, wanted.place, &Place::number);
    if (found == answer->passages.end()) {
      refuse_value("place", "a whole number from 1 to " + std::to_string(answer->passage_count));
    }
    place = &*found;
  }
  const Citation citation = make_citation(answer->document, place, settings.public_url);
  Response response{.content_type = std::string(wanted.format->media_type), .body = wanted.format->write(citation)};
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + citation.key + std::string(wanted.format->ending) + '"');
  return with_etag(request, std::move(response), etag, "no-cache");
}

}  // namespace

void add_citations(Router& router, SearchService& service, const ApiSettings& settings) {
  router.add({.path = "/api/v1/citation",
              .origins = Origins::Every,
              .counted_as = RequestClass::Document,
              .handler = [&service, settings](const Request& r) { return answer_citation(r, service, settings); }});
}

}  // namespace searchd::http
