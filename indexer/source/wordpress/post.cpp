#include "indexer/source/wordpress/post.h"

#include <algorithm>
#include <array>

#include "indexer/extract/character_reference.h"
#include "indexer/extract/clean_text.h"
#include "indexer/source/wordpress/json_value.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using rapidjson::Value;

/// What WordPress puts a post into that was put into nothing; it says nothing about the post.
constexpr std::string_view no_category = "uncategorized";

void add(std::vector<std::string>& values, std::string value) {
  if (!value.empty() && std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
}

void read_embedded(const Value& embedded, Post& post) {
  const Value& authors = member_of(embedded, "author");
  if (authors.IsArray()) {
    for (const Value& author : authors.GetArray()) add(post.authors, plain_text_of_html(text_of(author, "name")));
  }
  const Value& taxonomies = member_of(embedded, "wp:term");
  if (!taxonomies.IsArray()) return;
  for (const Value& terms : taxonomies.GetArray()) {
    if (!terms.IsArray()) continue;
    for (const Value& term : terms.GetArray()) {
      const std::string taxonomy = text_of(term, "taxonomy");
      const bool is_topic = taxonomy == "category" || taxonomy == "post_tag";
      if (is_topic && text_of(term, "slug") != no_category) add(post.topics, plain_text_of_html(text_of(term, "name")));
    }
  }
}

void add_translation(Post& post, std::uint64_t id) {
  if (id != 0 && id != post.id) post.translations.push_back(id);
}

/// Polylang's fields and those of the project's own must-use plugin: "lang", "translations": {"es": 12}; those of
/// WPML's companion: "wpml_current_locale", "wpml_translations": [{"locale": "es_ES", "id": 12}].
void read_language_plugins(const Value& object, Post& post) {
  constexpr std::array language_fields{"lang", "wpml_current_locale"};
  for (const char* field : language_fields) {
    if (post.language.empty()) post.language = passage::canonical_language(text_of(object, field));
  }
  const Value& by_language = member_of(object, "translations");
  const Value& list = member_of(object, "wpml_translations");
  // PHP writes an empty map as an empty list.
  post.names_translations = by_language.IsObject() || by_language.IsArray() || list.IsArray();
  if (by_language.IsObject()) {
    for (const auto& entry : by_language.GetObject()) {
      if (entry.value.IsUint64()) add_translation(post, entry.value.GetUint64());
    }
  }
  if (list.IsArray()) {
    for (const Value& entry : list.GetArray()) add_translation(post, number_of(entry, "id"));
  }
  std::ranges::sort(post.translations);
}

}  // namespace

std::string plain_text_of_html(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const std::size_t open = html.find('<');
    text += html.substr(0, open);
    if (open == html.npos) break;
    const std::size_t close = html.find('>', open);
    if (close == html.npos) break;
    html.remove_prefix(close + 1);
  }
  return clean_text(decode_character_references(text));
}

Post read_post(const Value& object) {
  constexpr std::size_t day = std::string_view("2018-02-22").size();
  const std::string status = text_of(object, "status");
  const bool is_protected = flag_of(member_of(object, "content"), "protected") || !text_of(object, "password").empty();
  Post post{.id = number_of(object, "id"),
            .is_public = (status == "publish" || status == "inherit") && !is_protected,
            .link = text_of(object, "link"),
            .date = text_of(object, "date").substr(0, day),
            .title = plain_text_of_html(rendered_of(object, "title")),
            .content = rendered_of(object, "content"),
            .excerpt = rendered_of(object, "excerpt"),
            .source_url = text_of(object, "source_url"),
            .mime_type = text_of(object, "mime_type"),
            .caption = plain_text_of_html(rendered_of(object, "caption"))};
  read_embedded(member_of(object, "_embedded"), post);
  read_language_plugins(object, post);
  return post;
}

}  // namespace indexer
