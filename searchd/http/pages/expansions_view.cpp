#include "searchd/http/pages/expansions_view.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/http/pages/place_view.h"

namespace searchd::http {
namespace {

/// What a reader takes in; the API has all of them.
constexpr std::size_t words_shown = 6;

struct OtherWords {
  std::string from;
  std::vector<std::pair<std::string, std::vector<std::string>>> by_language;
};

std::string_view separator_in(std::string_view language) {
  const std::string_view primary = passage::primary_subtag(language);
  if (primary == "zh" || primary == "ja") return "、";
  return passage::is_right_to_left(language) ? "، " : ", ";
}

std::string joined(const std::vector<std::string>& texts, std::string_view language) {
  std::string all;
  for (const std::string& text : texts) {
    if (!all.empty()) all.append(separator_in(language));
    all += text;
  }
  return all;
}

/// The answer names a word once for each source that knows it; a reader sees one row for it.
std::vector<OtherWords> by_word(const std::vector<Expansion>& expansions) {
  std::vector<OtherWords> words;
  for (const Expansion& expansion : expansions) {
    auto word = std::ranges::find(words, expansion.from, &OtherWords::from);
    if (word == words.end()) word = words.insert(words.end(), {.from = expansion.from, .by_language = {}});
    for (const auto& [text, language] : expansion.to) {
      if (passage::fold(text) == passage::fold(expansion.from)) continue;
      auto& lists = word->by_language;
      auto list = std::ranges::find(lists, language, [](const auto& entry) { return entry.first; });
      if (list == lists.end()) list = lists.insert(lists.end(), {language, {}});
      const bool is_new = std::ranges::find(list->second, text) == list->second.end();
      if (is_new && list->second.size() < words_shown) list->second.push_back(text);
    }
  }
  std::erase_if(words, [](const OtherWords& word) { return word.by_language.empty(); });
  return words;
}

}  // namespace

void add_expansions(TemplateData& page, const SearchAnswer& answer, const SearchRequest& request,
                    const PageContext& context) {
  SearchRequest other = with_page(request, 1);
  other.expand = !request.expand;
  TemplateList views;
  for (const OtherWords& word : by_word(answer.expansions)) {
    TemplateList lists;
    for (const auto& [language, texts] : word.by_language) {
      TemplateData list;
      set_language(list, language);
      lists.push_back(std::move(list.set("texts", joined(texts, language))));
    }
    views.push_back(std::move(TemplateData{}.set("from", word.from).set("to", std::move(lists))));
  }
  page.set("is_as_typed", !request.expand && !request.query.empty())
      .set("has_expansions", !views.empty())
      .set("expansions", std::move(views))
      .set("expand_url", search_link(other, context.links));
}

}  // namespace searchd::http
