#include "indexer/source/wordpress/post.h"

#include <catch2/catch.hpp>

using namespace indexer;
using Texts = std::vector<std::string>;
using Numbers = std::vector<std::uint64_t>;

namespace {

Post post_of(const std::string& json) {
  rapidjson::Document document;
  document.Parse(json.c_str());
  REQUIRE_FALSE(document.HasParseError());
  return read_post(document);
}

}  // namespace

TEST_CASE("the text of a little HTML", "[wordpress]") {
  CHECK(plain_text_of_html("Rest &amp; care &#8211; <em>a &lt;right&gt;</em>\n") == "Rest & care – a <right>");
  CHECK(plain_text_of_html("a <b") == "a");
  CHECK(plain_text_of_html("").empty());
}

TEST_CASE("only what is published, and without a password, is public", "[wordpress]") {
  CHECK(post_of(R"({"status": "publish", "content": {"rendered": "", "protected": false}})").is_public);
  CHECK(post_of(R"({"status": "inherit"})").is_public);
  for (const auto* status : {"draft", "private", "pending", "future", "trash", "auto-draft", ""}) {
    CHECK_FALSE(post_of(R"({"status": ")" + std::string(status) + R"("})").is_public);
  }
  CHECK_FALSE(post_of("{}").is_public);
  CHECK_FALSE(post_of(R"({"status": "publish", "content": {"protected": true}})").is_public);
  CHECK_FALSE(post_of(R"({"status": "publish", "password": "x"})").is_public);
}

TEST_CASE("languages and translations in the shapes of the plugins", "[wordpress]") {
  const Post polylang = post_of(R"({"id": 5, "lang": "pt_BR", "translations": {"pt": 5, "en": 9, "es": 3}})");
  CHECK(polylang.language == "pt-BR");
  CHECK(polylang.names_translations);
  CHECK(polylang.translations == Numbers{3, 9});
  const Post wpml = post_of(
      R"({"id": 5, "wpml_current_locale": "en_US", "wpml_translations": [{"locale": "es_ES", "id": 12}, {"id": "x"}]})");
  CHECK(wpml.language == "en-US");
  CHECK(wpml.translations == Numbers{12});
  CHECK(post_of(R"({"id": 5, "lang": "es", "translations": []})").names_translations);
  CHECK_FALSE(post_of(R"({"id": 5, "lang": "es"})").names_translations);
  CHECK(post_of(R"({"id": 5, "lang": false, "translations": {"en": "9", "es": -1}})").translations.empty());
}

TEST_CASE("what is not of the type that it should be is nothing", "[wordpress]") {
  const Post post = post_of(
      R"({"id": "7", "title": [1], "content": null, "link": {}, "_embedded": {"author": [{"name": 3}, "x"],
          "wp:term": [[{"taxonomy": "category", "name": "A"}, 5], "x", [{"taxonomy": "nav_menu", "name": "Menu"},
          {"taxonomy": "post_tag", "name": "A"}, {"taxonomy": "category", "name": "None", "slug": "uncategorized"}]]}})");
  CHECK(post.id == 0);
  CHECK(post.title.empty());
  CHECK(post.authors.empty());
  CHECK(post.topics == Texts{"A"});
  CHECK_FALSE(read_post(rapidjson::Value()).is_public);
}
