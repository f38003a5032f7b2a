#include "searchd/http/pages/pages.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "passage/model/date_interval.h"
#include "passage/text/unicode.h"
#include "searchd/errors.h"
#include "searchd/http/page_policy.h"
#include "searchd/http/pages/facets_view.h"
#include "searchd/http/pages/help_view.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/reading_view.h"
#include "searchd/http/pages/recording_view.h"
#include "searchd/http/pages/results_view.h"
#include "searchd/http/pages/start_view.h"
#include "searchd/http/pages/ways_out.h"
#include "searchd/http/parameter_table.h"
#include "searchd/http/query_string.h"
#include "searchd/http/search_parameters.h"
#include "ui/embedded_files.h"

namespace searchd::http {
namespace {

constexpr std::uint32_t any_number = std::numeric_limits<std::uint32_t>::max();

std::map<std::string, std::string_view> template_sources() {
  constexpr std::string_view folder = "templates/";
  constexpr std::string_view ending = ".html";
  std::map<std::string, std::string_view> sources;
  for (const ui::EmbeddedFile& file : ui::embedded_files()) {
    if (!file.name.starts_with(folder) || !file.name.ends_with(ending)) continue;
    sources.emplace(file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size()), file.content);
  }
  return sources;
}

std::string_view value_of(const Parameters& parameters, std::string_view name) {
  const auto found = std::ranges::find(parameters, name, [](const auto& parameter) { return parameter.first; });
  return found == parameters.end() ? std::string_view{} : std::string_view{found->second};
}

/// Enough for a histogram of the years of any collection; of other fields fewer are shown.
constexpr std::uint32_t facet_values_counted = 200;

/// The years among which the reader may choose, whatever dates are chosen now.
std::vector<FacetValue> years_of_all_dates(SearchService& service, SearchRequest request) {
  request.date = {};
  request.facets = {"year"};
  request.page = 1;
  request.hits_per_page = 1;
  request.places = 1;
  return std::move(service.search(request).facets["year"]);
}

/// The form of dates sends its two fields by themselves. What a person mistyped there costs a notice, not the page.
std::vector<Notice> take_date_fields(const Parameters& parameters, SearchRequest& request) {
  const std::string_view from = passage::trimmed(value_of(parameters, "from"));
  const std::string_view to = passage::trimmed(value_of(parameters, "to"));
  if (from.empty() && to.empty()) return {};
  const auto range = passage::parse_date_range(std::string(from) + ".." + std::string(to));
  if (!range) return {{"bad_date", "A date was not understood and was ignored."}};
  request.date = *range;
  return {};
}

}  // namespace

Pages::Pages(SearchService& service, PagesConfig config)
    : service_(service), config_(std::move(config)), templates_(template_sources()) {
  for (const std::string_view language : ui_languages()) strings_.emplace(language, UiStrings(language));
  // A string that a template asks for and a language lacks shall stop the start, not a request.
  for (const std::string& key : templates_.string_keys()) {
    for (const auto& [language, strings] : strings_) static_cast<void>(strings.text(key));
  }
}

PageContext Pages::context(const Request& request, std::string_view ui) const {
  const std::string_view language = choose_ui_language(ui, request.header("accept-language"));
  return {strings_.at(language), {std::string(find_ui_language(ui))}, config_.site_name, config_.public_url};
}

Response Pages::page(int status, std::string_view name, const TemplateData& data, const PageContext& context) const {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.headers = {{"Vary", "Accept-Language"}, {"Content-Language", std::string(context.strings.language())}};
  response.body = templates_.render(name, data, [&](std::string_view key) { return context.strings.text(key); });
  return response;
}

Response Pages::start(const Request& request) const {
  const PageContext in = context(request, value_of(decode_query_string(request.query), "ui"));
  SearchRequest everything;
  everything.hits_per_page = 1;
  everything.facets = {"language", "kind"};
  const SearchAnswer answer = service_.search(everything);
  return page(200, "start", start_view(answer, in), in);
}

Response Pages::search(const Request& request) const {
  const Parameters parameters = decode_query_string(request.query);
  const PageContext in = context(request, value_of(parameters, "ui"));
  SearchRequest asked = read_search_request(parameters, Strictness::Page, config_.max_query_bytes);
  const std::vector<Notice> notices = take_date_fields(parameters, asked);
  SearchRequest full = asked;
  full.facets.assign(page_facets().begin(), page_facets().end());
  full.facet_values = facet_values_counted;
  full.explain = false;
  if (full.prefer.empty()) full.prefer = {std::string(in.strings.language())};
  std::vector<FacetValue> years;
  if (full.date != passage::DateRange{}) years = years_of_all_dates(service_, full);
  SearchAnswer answer = service_.search(full);
  if (!years.empty()) answer.facets["year"] = std::move(years);
  answer.notices.insert(answer.notices.begin(), notices.begin(), notices.end());
  TemplateData data = results_view(answer, asked, in);
  if (answer.total_hits == 0) add_ways_out(data, service_, asked, in);
  add_help_link(data, answer, asked, in);
  data.set("is_noindex", true);
  return page(200, "results", data, in);
}

void Pages::add_help_link(TemplateData& data, const SearchAnswer& answer, const SearchRequest& asked,
                          const PageContext& context) const {
  const HelpLink* link = find_help_link(config_.help_links, context.strings.language());
  if (link == nullptr) return;
  const bool seeks_help = help_seeking_.matches(asked.query);
  if (!seeks_help && answer.total_hits > 0) return;
  data.set("seeks_help", seeks_help).set("help_seeker_url", link->url).set("help_seeker_text", link->text);
}

std::vector<Hit> Pages::similar_documents(const DocumentAnswer& answer, const PageContext& context) const {
  const bool ends_here = answer.passages.empty() || answer.passages.back().number >= answer.passage_count;
  if (!ends_here) return {};
  const SimilarRequest wanted{
      .id = answer.document.id, .limit = similar_shown, .prefer = {std::string(context.strings.language())}};
  return service_.similar(wanted).value_or(std::vector<Hit>{});
}

Response Pages::read(const Request& request) const {
  const Parameters parameters = decode_query_string(request.query);
  const PageContext in = context(request, value_of(parameters, "ui"));
  DocumentRequest wanted = read_document_request(parameters, Strictness::Page, config_.max_query_bytes);
  ReadingRequest asked{.id = wanted.id,
                       .search = read_search_request(parameters, Strictness::Page, config_.max_query_bytes)};
  wanted.expand = asked.search.expand;
  if (const std::string_view place = value_of(parameters, "place"); !place.empty()) {
    asked.place = read_number("place", place, 1, any_number);
    wanted.around = DocumentRequest::PassageNumber{asked.place};
  } else if (const std::string_view first = value_of(parameters, "first"); !first.empty()) {
    wanted.around = DocumentRequest::FirstPassage{read_number("first", first, 1, any_number)};
  }
  wanted.limit = passages_on_a_page;
  const std::optional<DocumentAnswer> answer = service_.document(wanted);
  if (!answer) return error(service_.is_withdrawn(wanted.id) ? 410 : 404, request);
  const std::optional<Recording> recording = recording_of(*answer);
  const std::vector<Hit> similar = similar_documents(*answer, in);
  Response response = page(200, "read", reading_view({*answer, recording, similar}, asked, in), in);
  if (recording) response.headers.emplace_back("Content-Security-Policy", page_policy(recording->origin));
  return response;
}

Response Pages::help(const Request& request) const {
  const PageContext in = context(request, value_of(decode_query_string(request.query), "ui"));
  return page(200, "help", help_view(in), in);
}

Response Pages::error(int status, const Request& request, std::string_view detail) const {
  std::string ui;
  SearchRequest search;
  try {
    const Parameters parameters = decode_query_string(request.query);
    ui = value_of(parameters, "ui");
    search.query = value_of(parameters, "q");
  } catch (const BadRequest&) {
    // The address may be the very thing that is wrong; the page then speaks the browser's language.
  }
  const PageContext in = context(request, ui);
  const std::string key = "error." + std::to_string(status);
  const std::string known = in.strings.find(key + ".title") ? key : "error.other";
  const std::string_view title = in.strings.text(known + ".title");
  TemplateData data = page_frame(in, std::string(title), search, start_link);
  data.set("is_noindex", true)
      .set("status", std::to_string(status))
      .set("title", title)
      .set("text", in.strings.text(known + ".text"))
      .set("detail", detail);
  return page(status, "error", data, in);
}

void add_pages(Router& router, const Pages& pages) {
  const auto add = [&](std::string path, Response (Pages::*handler)(const Request&) const) {
    router.add({.path = std::move(path),
                .audience = Audience::People,
                .counted_as = RequestClass::Page,
                .handler = [&pages, handler](const Request& request) { return (pages.*handler)(request); }});
  };
  add("/", &Pages::start);
  add("/search", &Pages::search);
  add("/read", &Pages::read);
  add("/help", &Pages::help);
  router.set_error_page([&pages](int status, std::string_view, std::string_view message, const Request* request) {
    // Only what BadRequest says helps the reader; the rest is said better in the reader's language.
    return pages.error(status, *request, status == 400 ? message : std::string_view{});
  });
}

}  // namespace searchd::http
