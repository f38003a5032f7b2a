#pragma once

#include <string>
#include <string_view>

#include "searchd/http/pages/template.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// Adds `lang` and `dir` of a text; an unknown language leaves the direction to the text itself. `turned`: the
/// direction is not that of a page in the language `ui`.
void set_language(TemplateData& data, std::string_view language, std::string_view ui = {});

/// Between the signs that keep a text of another direction to itself.
[[nodiscard]] std::string isolated(std::string_view text);

/// The pieces of a marked text: {text, matched}.
[[nodiscard]] TemplateList marked_pieces(const MarkedText& text);

/// The paragraphs of a marked text, which "\n" separates: {pieces}. A match that runs across stays marked on both
/// sides.
[[nodiscard]] TemplateList marked_paragraphs(const MarkedText& text);

/// The page of a locator that has one, as it is printed, else as it is counted.
[[nodiscard]] std::string page_name(const passage::Locator& locator);

/// Seconds as people read them off a player: "0:07", "12:34", "1:02:03".
[[nodiscard]] std::string clock_time(double seconds);

/// What of a locator a reader has to be told who has just been told that of the passage before; empty where all is the
/// same.
[[nodiscard]] passage::Locator what_is_new(passage::Locator locator, const passage::Locator& before);

/// Whether a locator says anything that place_label() could say.
[[nodiscard]] bool says_something(const passage::Locator& locator);

/// Where a place is, in words, as parts in the order in which one would say them: {text, of_document}. A part that is
/// the document's own words (a heading, a speaker) has `of_document`. Never empty.
[[nodiscard]] TemplateList place_label(const Place& place, const UiStrings& strings);

}  // namespace searchd::http
