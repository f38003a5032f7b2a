#include "searchd/http/pages/results_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searchd/http/pages/expansions_view.h"
#include "searchd/http/pages/facets_view.h"
#include "searchd/http/pages/place_view.h"
#include "searchd/http/pages/source_file.h"

namespace searchd::http {
namespace {

TemplateList text_items(const std::vector<std::string>& texts) {
  TemplateList items;
  for (const std::string& text : texts) items.push_back(std::move(TemplateData{}.set("text", text)));
  return items;
}

/// A place leads to the source; where there is none to lead to, to the reading view.
std::string place_link(const Hit& hit, const Place& place, const SearchRequest& asked, const PageContext& context) {
  std::string link = safe_link(place.url);
  return link.empty() ? reading_link(hit, place, asked, context.links) : link;
}

/// A heading that repeats the title says nothing of where the place is.
Place without_title_as_heading(Place place, const MarkedText& title) {
  if (place.locator.heading == unmarked(title)) place.locator.heading.clear();
  return place;
}

TemplateList place_views(const Hit& hit, const SearchRequest& asked, const PageContext& context) {
  TemplateList places;
  for (const Place& found : hit.places) {
    const Place place = without_title_as_heading(found, hit.title);
    TemplateData view;
    set_language(view, place.language, context.strings.language());
    view.set("place_url", place_link(hit, place, asked, context))
        .set("label", place_label(place, context.strings))
        .set("snippet", marked_pieces(place.snippet));
    places.push_back(std::move(view));
  }
  return places;
}

std::string version_link(const Version& version, const PageContext& context) {
  std::string link = safe_link(version.url);
  return link.empty() ? read_link(version.id, 0, {}, context.links) : link;
}

TemplateList version_links(const Hit& hit, const PageContext& context) {
  TemplateList versions;
  for (const Version& version : hit.versions) {
    if (version.is_copy) continue;
    TemplateData view;
    view.set("version_url", version_link(version, context))
        .set("version_lang", version.language)
        .set("version_language", context.strings.language_name(version.language))
        .set("version_own_language", UiStrings::name_of_itself(version.language));
    versions.push_back(std::move(view));
  }
  return versions;
}

/// Copies of the text that is shown: by their titles, if these say something else, otherwise by where they are.
TemplateList copy_links(const Hit& hit, const PageContext& context) {
  const std::string title = unmarked(hit.title);
  TemplateList copies;
  for (const Version& version : hit.versions) {
    if (!version.is_copy) continue;
    const bool says_more = !version.title.empty() && version.title != title;
    TemplateData view;
    view.set("copy_url", version_link(version, context))
        .set("copy_name", says_more             ? version.title
                          : version.url.empty() ? version.id
                                                : version.url);
    copies.push_back(std::move(view));
  }
  return copies;
}

TemplateList sort_links(const SearchRequest& asked, const PageContext& context) {
  constexpr std::array<SortOrder, 3> orders = {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest};
  TemplateList links;
  for (const SortOrder order : orders) {
    TemplateData link;
    link.set("label", context.strings.text("sort." + std::string(sort_name(order))))
        .set("url", search_link(with_sort(asked, order), context.links))
        .set("current", order == asked.sort);
    links.push_back(std::move(link));
  }
  return links;
}

void add_correction(TemplateData& page, const SearchAnswer& answer, const SearchRequest& asked,
                    const PageContext& context) {
  if (answer.corrected_query.empty()) return;
  SearchRequest corrected = with_page(asked, 1);
  corrected.query = answer.corrected_query;
  page.set("corrected_query", answer.corrected_query).set("corrected_url", search_link(corrected, context.links));
}

TemplateList notice_views(const SearchAnswer& answer, const UiStrings& strings) {
  TemplateList notices;
  for (const Notice& notice : answer.notices) {
    const std::string key = "notice." + notice.code;
    const bool is_translated = strings.find(key).has_value();
    TemplateData view;
    view.set("text", is_translated ? strings.text(key, {{"word", isolated(notice.word)}}) : notice.message)
        .set("in_english", !is_translated);
    notices.push_back(std::move(view));
  }
  return notices;
}

void add_paging(TemplateData& page, const SearchAnswer& answer, const SearchRequest& asked,
                const PageContext& context) {
  const std::uint32_t last = reachable_pages(answer.total_hits, asked.hits_per_page);
  const auto link = [&](std::uint32_t number) { return search_link(with_page(asked, number), context.links); };
  TemplateList pages;
  std::uint32_t previous = 0;
  for (std::uint32_t number = 1; number <= last; ++number) {
    const bool is_near = number + 2 >= asked.page && number <= asked.page + 2;
    if (!is_near && number != 1 && number != last) continue;
    TemplateData view;
    view.set("gap", number != previous + 1)
        .set("number", context.strings.number(number))
        .set("label", context.strings.text("paging.page", {{"page", std::to_string(number)}}))
        .set("url", link(number))
        .set("current", number == asked.page);
    pages.push_back(std::move(view));
    previous = number;
  }
  page.set("has_paging", last > 1).set("pages", std::move(pages));
  if (asked.page > 1 && last > 0) page.set("previous_url", link(std::min(asked.page - 1, last)));
  if (asked.page < last) page.set("next_url", link(asked.page + 1));
}

}  // namespace

std::uint32_t reachable_pages(std::uint32_t total_hits, std::uint32_t hits_per_page) {
  const std::uint32_t per_page = std::max<std::uint32_t>(hits_per_page, 1);
  return std::min((total_hits + per_page - 1) / per_page, max_reachable_hits / per_page);
}

TemplateData hit_view(const Hit& hit, const SearchRequest& asked, const PageContext& context) {
  const UiStrings& strings = context.strings;
  std::string source = safe_link(hit.url);
  const std::string read = hit.places.empty() ? reading_link(hit.id, 0, asked, context.links)
                                              : reading_link(hit, hit.places.front(), asked, context.links);
  TemplateData view;
  set_language(view, hit.language, strings.language());
  TemplateList versions = version_links(hit, context);
  TemplateList copies = copy_links(hit, context);
  view.set("title", marked_pieces(hit.title))
      .set("url", source.empty() ? read : source)
      .set("source_url", std::move(source))
      .set("read_url", read)
      .set("kind", hit.kind.empty() ? std::string{} : facet_value_label("kind", hit.kind, strings))
      .set("language", hit.language.empty() ? std::string{} : strings.language_name(hit.language))
      .set("date", strings.date(hit.date))
      .set("iso_date", hit.date)
      .set("organizations", text_items(hit.organizations))
      .set("symbol", hit.symbol)
      .set("format", source_file_label(hit, nullptr, strings))
      .set("has_versions", !versions.empty())
      .set("versions", std::move(versions))
      .set("has_copies", !copies.empty())
      .set("copies", std::move(copies))
      .set("places", place_views(hit, asked, context));
  const Place* const first = hit.places.empty() ? nullptr : &hit.places.front();
  if (std::string file = source_file_label(hit, first, strings); !file.empty()) {
    const std::string link = first == nullptr ? std::string{} : safe_link(first->url);
    view.set("file", std::move(file)).set("file_url", link.empty() ? safe_link(hit.url) : link);
  }
  if (hit.more_places > 0) view.set("more_places", strings.counted("results.more_places", hit.more_places));
  return view;
}

TemplateData results_view(const SearchAnswer& answer, const SearchRequest& asked, const PageContext& context) {
  const UiStrings& strings = context.strings;
  const std::string title = asked.query.empty() ? std::string(strings.text("results.title_all"))
                                                : strings.text("results.title", {{"query", asked.query}});
  TemplateData page =
      page_frame(context, title, asked, [&](const LinkLanguage& language) { return search_link(asked, language); });
  TemplateList hits;
  for (const Hit& hit : answer.hits) hits.push_back(hit_view(hit, asked, context));
  page.set("is_results", true)
      .set("nothing", answer.total_hits == 0 && answer.hits.empty())  // pinned works are shown all the same
      .set("hits", std::move(hits))
      .set("count", strings.counted("results.count", answer.total_hits))
      .set("first_number", std::to_string((asked.page - 1) * asked.hits_per_page + 1))
      .set("matching_most", answer.matching == Matching::Most)
      .set("matching_any", answer.matching == Matching::Any)
      .set("notices", notice_views(answer, strings))
      .set("sorts", sort_links(asked, context))
      .set("has_quotes", asked.query.find('"') != std::string::npos)
      .set("browse_url", search_link(SearchRequest{}, context.links))
      .set("feed_url", feed_link(asked))
      .set("csv_url", csv_link(asked));
  add_expansions(page, answer, asked, context);
  add_correction(page, answer, asked, context);
  add_facets(page, answer, asked, context);
  add_chosen_filters(page, asked, context);
  add_paging(page, answer, asked, context);
  return page;
}

}  // namespace searchd::http
