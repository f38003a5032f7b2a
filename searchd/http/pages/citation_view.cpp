#include "searchd/http/pages/citation_view.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/place_view.h"
#include "searchd/http/percent_encoding.h"

namespace searchd::http {
namespace {

constexpr auto sentence_ends = std::to_array<std::string_view>({".", "!", "?", "…", "。", "！", "？", "؟", "۔"});

/// What the document says of itself keeps its own language and direction within the page's.
enum class Words : bool { OfPage, OfDocument };

class Citation {
 public:
  explicit Citation(std::string_view language) : language_(language) {}

  /// Another sentence, with a full stop unless it ends one already. Empty text adds nothing.
  Citation& add(std::string_view text, Words words) {
    if (text.empty()) return *this;
    add_piece(text, words);
    const bool is_closed = std::ranges::any_of(sentence_ends, [&](auto end) { return text.ends_with(end); });
    add_piece(is_closed ? " " : ". ", Words::OfPage);
    return *this;
  }

  /// "Publisher, 17 May 2021."; either may be empty.
  Citation& add(std::string_view of_document, std::string_view of_page) {
    if (of_page.empty()) return add(of_document, Words::OfDocument);
    if (!of_document.empty()) {
      add_piece(of_document, Words::OfDocument);
      add_piece(", ", Words::OfPage);
    }
    return add(of_page, Words::OfPage);
  }

  /// The address comes last and has no full stop, which would be taken for a part of it.
  [[nodiscard]] TemplateList ending_with(std::string_view address) && {
    if (!address.empty()) add_piece(address, Words::OfDocument);
    return std::move(pieces_);
  }

 private:
  void add_piece(std::string_view text, Words words) {
    TemplateData piece;
    piece.set("text", text).set("of_document", words == Words::OfDocument).set("lang", language_);
    pieces_.push_back(std::move(piece));
  }

  std::string language_;
  TemplateList pieces_;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all.append(all.empty() ? "" : ", ").append(text);
  return all;
}

/// Page, minute and paragraph: what one would look for in a copy of the document.
std::string place_text(const Place& place, const UiStrings& strings) {
  std::vector<std::string> parts;
  const passage::Locator& locator = place.locator;
  if (locator.page) parts.push_back(strings.text("place.page", {{"page", page_name(locator)}}));
  if (locator.start) parts.push_back(strings.text("place.time", {{"time", clock_time(*locator.start)}}));
  if (!locator.paragraph.empty()) {
    parts.push_back(strings.text("place.paragraph", {{"paragraph", locator.paragraph}}));
  }
  return joined(parts);
}

/// The address of the place at its source; of the reading view where that is nowhere else.
std::string address_of(const DocumentAnswer& answer, const Place* place, const PageContext& context) {
  const std::string own = safe_link(place != nullptr ? place->url : answer.document.url);
  if (!own.empty() && !own.starts_with('/')) return own;
  const std::uint32_t number = place != nullptr ? place->number : 0;
  return absolute_link(context, own.empty() ? read_link(answer.document.id, number, {}, {}) : own);
}

TemplateList exports(const ReadingRequest& asked) {
  constexpr auto formats = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"ris", "RIS"}, {"bibtex", "BibTeX"}, {"csl", "CSL-JSON"}});
  TemplateList links;
  for (const auto& [format, name] : formats) {
    std::string url = "/api/v1/citation?id=" + percent_encoded(asked.id) + "&format=" + std::string(format);
    if (asked.place != 0) url += "&place=" + std::to_string(asked.place);
    links.push_back(std::move(TemplateData{}.set("url", std::move(url)).set("name", name)));
  }
  return links;
}

}  // namespace

TemplateData citation_view(const DocumentAnswer& answer, const ReadingRequest& asked, const PageContext& context) {
  const Hit& document = answer.document;
  const auto place = std::ranges::find(answer.passages, asked.place, &Place::number);
  const Place* cited = place == answer.passages.end() ? nullptr : &*place;
  Citation citation(document.language);
  citation.add(joined(document.authors.empty() ? document.organizations : document.authors), Words::OfDocument)
      .add(unmarked(document.title), Words::OfDocument)
      .add(document.event, Words::OfDocument)
      .add(document.publisher, context.strings.date(document.date))
      .add(document.symbol, Words::OfDocument)
      .add(document.identifier, Words::OfDocument);
  if (cited != nullptr) citation.add(place_text(*cited, context.strings), Words::OfPage);
  TemplateData view;
  view.set("pieces", std::move(citation).ending_with(address_of(answer, cited, context)))
      .set("exports", exports(asked));
  return view;
}

}  // namespace searchd::http
