#include "searchd/http/pages/reading_view.h"

#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/pages/facets_view.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/place_view.h"
#include "searchd/http/pages/results_view.h"

namespace searchd::http {
namespace {

/// What tells two labels apart; a passage says where it is only when the one before did not.
bool same_label(const Place& one, const Place& other) {
  return one.locator.page == other.locator.page && one.locator.heading == other.locator.heading &&
         one.locator.paragraph == other.locator.paragraph && one.locator.speaker == other.locator.speaker &&
         one.locator.start == other.locator.start && one.locator.ocr == other.locator.ocr;
}

std::string plain_text(const MarkedText& text) {
  std::string joined;
  for (const std::string& piece : text) joined += piece;
  return joined;
}

/// Whether the passage begins with its own heading, which then needs not be said again above it.
bool begins_with_heading(const Place& place) {
  const std::string text = plain_text(place.snippet);
  return !place.locator.heading.empty() && text.substr(0, text.find('\n')) == place.locator.heading;
}

TemplateData passage_view(const Place& place, const ReadingRequest& asked, const Place* previous,
                          const PageContext& context) {
  const bool is_here = asked.place != 0 && place.number == asked.place;
  TemplateList paragraphs = marked_paragraphs(place.snippet);
  Place labelled = place;
  TemplateData view;
  set_language(view, place.language);
  view.set("number", std::to_string(place.number)).set("here", is_here).set("place_url", safe_link(place.url));
  if (begins_with_heading(place)) {
    view.set("heading", std::move(paragraphs.front()));
    paragraphs.erase(paragraphs.begin());
    labelled.locator.heading.clear();
  }
  view.set("has_label", is_here || previous == nullptr || !same_label(*previous, place))
      .set("label", place_label(labelled, context.strings))
      .set("paragraphs", std::move(paragraphs));
  return view;
}

TemplateList passage_views(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  TemplateList views;
  const Place* previous = nullptr;
  for (const Place& place : answer.passages) {
    views.push_back(passage_view(place, asked, previous, context));
    previous = &place;
  }
  return views;
}

TemplateList text_values(const std::vector<std::string>& texts) {
  TemplateList values;
  for (const std::string& text : texts) {
    if (!text.empty()) values.push_back(std::move(TemplateData{}.set("text", text)));
  }
  return values;
}

TemplateList country_values(const std::vector<std::string>& codes, const UiStrings& strings) {
  TemplateList values;
  for (const std::string& code : codes) {
    values.push_back(std::move(TemplateData{}.set("text", strings.country_name(code))));
  }
  return values;
}

TemplateList metadata_rows(const Hit& document, const PageContext& context) {
  const UiStrings& strings = context.strings;
  const std::string language = document.language.empty() ? "" : strings.language_name(document.language);
  const std::string kind = document.kind.empty() ? "" : facet_value_label("kind", document.kind, strings);
  const std::pair<std::string_view, TemplateList> rows[] = {
      {"kind", text_values({kind})},
      {"language", text_values({language})},
      {"date", text_values({strings.date(document.date)})},
      {"authors", text_values(document.authors)},
      {"organizations", text_values(document.organizations)},
      {"event", text_values({document.event})},
      {"countries", country_values(document.countries, strings)},
      {"topics", text_values(document.topics)},
      {"symbol", text_values({document.symbol})},
      {"publisher", text_values({document.publisher})},
      {"rights", text_values({document.rights})},
      {"identifier", text_values({document.identifier})},
  };
  TemplateList views;
  for (const auto& [name, values] : rows) {
    if (values.empty()) continue;
    views.push_back(std::move(
        TemplateData{}.set("name", strings.text("read." + std::string(name))).set("values", TemplateList(values))));
  }
  return views;
}

void add_neighbours(TemplateData& page, const DocumentAnswer& answer, const ReadingRequest& asked,
                    const PageContext& context) {
  if (answer.passages.empty()) return;
  const std::uint32_t first = answer.passages.front().number;
  const std::uint32_t last = answer.passages.back().number;
  const auto link = [&](std::uint32_t number) { return read_link(asked.id, number, asked.query, context.links); };
  if (first > 1) page.set("previous_url", link(first - 1));
  if (last < answer.passage_count) page.set("next_url", link(last + 1));
  page.set("range", context.strings.text("read.range", {{"first", context.strings.number(first)},
                                                        {"last", context.strings.number(last)},
                                                        {"count", context.strings.number(answer.passage_count)}}));
}

}  // namespace

TemplateData reading_view(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  SearchRequest search;
  search.query = asked.query;
  std::string title = plain_text(answer.document.title);
  if (title.empty()) title = context.strings.text("results.untitled");
  TemplateData page = page_frame(context, std::move(title), search, [&](const LinkLanguage& language) {
    return read_link(asked.id, asked.place, asked.query, language);
  });
  page.set("is_reading", true)
      .set("document", hit_view(answer.document, search, context))
      .set("metadata", metadata_rows(answer.document, context))
      .set("passages", passage_views(answer, asked, context));
  add_neighbours(page, answer, asked, context);
  return page;
}

}  // namespace searchd::http
