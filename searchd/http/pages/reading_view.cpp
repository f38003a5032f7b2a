#include "searchd/http/pages/reading_view.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/pages/citation_view.h"
#include "searchd/http/pages/document_head.h"
#include "searchd/http/pages/facets_view.h"
#include "searchd/http/pages/hit_steps.h"
#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/place_view.h"
#include "searchd/http/pages/results_view.h"

namespace searchd::http {
namespace {

/// Whether the passage begins with its own heading, which then needs not be said again above it.
bool begins_with_heading(const Place& place) {
  const std::string text = unmarked(place.snippet);
  return !place.locator.heading.empty() && text.substr(0, text.find('\n')) == place.locator.heading;
}

TemplateData passage_view(const Place& place, const ReadingRequest& asked, const Place* previous, bool is_playable,
                          const PageContext& context) {
  const bool is_here = asked.place != 0 && place.number == asked.place;
  TemplateList paragraphs = marked_paragraphs(place.snippet);
  Place labelled = place;
  TemplateData view;
  set_language(view, place.language);
  view.set("number", std::to_string(place.number)).set("here", is_here).set("place_url", safe_link(place.url));
  if (is_playable && place.locator.start) view.set("start", seconds_text(*place.locator.start));
  if (begins_with_heading(place)) {
    view.set("heading", std::move(paragraphs.front()));
    paragraphs.erase(paragraphs.begin());
    labelled.locator.heading.clear();
  }
  // Who comes from a search reads here first; who reads on knows what the passage before has said.
  if (!is_here && previous != nullptr) labelled.locator = what_is_new(labelled.locator, previous->locator);
  view.set("has_label", is_here || previous == nullptr || says_something(labelled.locator))
      .set("label", place_label(labelled, context.strings))
      .set("paragraphs", std::move(paragraphs));
  return view;
}

TemplateList passage_views(const DocumentAnswer& answer, const ReadingRequest& asked, bool is_playable,
                           const PageContext& context) {
  TemplateList views;
  const Place* previous = nullptr;
  for (const Place& place : answer.passages) {
    views.push_back(passage_view(place, asked, previous, is_playable, context));
    previous = &place;
  }
  return views;
}

/// The versions in other languages, at the place where they say the same as far as that is known.
TemplateList version_links(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  TemplateList links;
  for (const Version& version : answer.document.versions) {
    if (version.is_copy) continue;
    const std::uint32_t place = asked.place == 0 ? 0 : version.place;
    TemplateData link;
    link.set("url", reading_link(version.id, place, asked.search, context.links))
        .set("language", version.language)
        .set("name", version.language.empty() ? version.title : context.strings.language_name(version.language));
    links.push_back(std::move(link));
  }
  return links;
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

/// Documents like this one, each at the place that is most like it.
TemplateList similar_views(const std::vector<Hit>& similar, const PageContext& context) {
  TemplateList views;
  for (const Hit& hit : similar) views.push_back(hit_view(hit, {}, context));
  return views;
}

void add_page_turning(TemplateData& page, const DocumentAnswer& answer, const ReadingRequest& asked,
                      const PageContext& context) {
  if (answer.passages.empty()) return;
  const std::uint32_t first = answer.passages.front().number;
  const std::uint32_t last = answer.passages.back().number;
  const auto link = [&](std::uint32_t number) {
    return reading_page_link(asked.id, number, asked.search, context.links);
  };
  if (first == 1 && last == answer.passage_count) return;
  if (first > 1) page.set("previous_url", link(first - std::min(first - 1, passages_on_a_page)));
  if (last < answer.passage_count) page.set("next_url", link(last + 1));
  page.set("range", context.strings.text("read.range", {{"first", context.strings.number(first)},
                                                        {"last", context.strings.number(last)},
                                                        {"count", context.strings.number(answer.passage_count)}}));
}

double start_of(const DocumentAnswer& answer, std::uint32_t number) {
  const auto place = std::ranges::find(answer.passages, number, &Place::number);
  return place == answer.passages.end() ? 0 : place->locator.start.value_or(0);
}

}  // namespace

TemplateData reading_view(const ReadingMatter& matter, const ReadingRequest& asked, const PageContext& context) {
  const DocumentAnswer& answer = matter.answer;
  const std::optional<Recording>& recording = matter.recording;
  std::string title = unmarked(answer.document.title);
  if (title.empty()) title = context.strings.text("results.untitled");
  const std::uint32_t first = answer.passages.empty() ? 1 : answer.passages.front().number;
  TemplateData page = page_frame(context, std::move(title), asked.search, [&](const LinkLanguage& language) {
    return asked.place != 0 ? reading_link(asked.id, asked.place, asked.search, language)
                            : reading_page_link(asked.id, first, asked.search, language);
  });
  TemplateList translations = version_links(answer, asked, context);
  // What a search has marked is one of endless views of a text that is found without it; the text itself is public and
  // may be found by everybody.
  page.set("is_noindex", !asked.search.query.empty())
      .set("document_head", document_head(answer, asked, context))
      .set("document", hit_view(answer.document, asked.search, context))
      .set("has_translations", !translations.empty())
      .set("translations", std::move(translations))
      .set("metadata", metadata_rows(answer.document, context))
      .set("citation", citation_view(answer, asked, context))
      .set("passages", passage_views(answer, asked, recording.has_value(), context));
  if (recording) page.set("recording", recording_view(*recording, answer, start_of(answer, asked.place), context));
  page.set("has_similar", !matter.similar.empty()).set("similar", similar_views(matter.similar, context));
  add_hit_steps(page, answer, asked, context);
  add_page_turning(page, answer, asked, context);
  return page;
}

}  // namespace searchd::http
