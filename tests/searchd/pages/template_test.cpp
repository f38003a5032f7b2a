#include "searchd/http/pages/template.h"

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "passage/error.h"

using searchd::http::TemplateData;
using searchd::http::TemplateList;
using searchd::http::TemplateSet;

namespace {

using Sources = std::map<std::string, std::string_view>;

std::string_view no_strings(std::string_view) {
  return {};
}

std::string rendered(std::string_view text, const TemplateData& data = {}) {
  return TemplateSet(Sources{{"page", text}}).render("page", data, no_strings);
}

TemplateData person(std::string_view name) {
  return std::move(TemplateData{}.set("name", name));
}

}  // namespace

TEST_CASE("a variable is escaped for text and for quoted attributes", "[template]") {
  const auto data = std::move(TemplateData{}.set("x", "<a href=\"j\" id='k'>&amp;"));
  CHECK(rendered("<p title=\"{{x}}\">{{ x }}</p>", data) ==
        "<p title=\"&lt;a href=&quot;j&quot; id=&#39;k&#39;&gt;&amp;amp;\">"
        "&lt;a href=&quot;j&quot; id=&#39;k&#39;&gt;&amp;amp;</p>");
}

TEST_CASE("a template cannot put anything out unescaped", "[template]") {
  const char* text = GENERATE("{{{x}}}", "{{& x}}", "{{=<% %>=}}", "{{<x}}");
  CHECK_THROWS_AS(rendered(text), passage::Error);
}

TEST_CASE("JSON cannot leave the script that holds it, and still says the same", "[template]") {
  const std::string json = "{\"a\":\"</script><!--<script>&\u2028\u2029\\\\\\\"'\"}";
  const std::string html =
      rendered("<script type=\"application/ld+json\">{{$x}}</script>", std::move(TemplateData{}.set("x", json)));
  CHECK(
      html ==
      "<script type=\"application/ld+json\">{\"a\":\"\\u003C/script\\u003E\\u003C!--\\u003Cscript\\u003E\\u0026\\u2028"
      "\\u2029\\\\\\\"'\"}</script>");
}

TEST_CASE("sections follow truth, text and lists", "[template]") {
  CHECK(rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}") == "no");
  CHECK(rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}", std::move(TemplateData{}.set("x", true))) == "yes");
  CHECK(rendered("{{#x}}yes{{/x}}{{^x}}no{{/x}}", std::move(TemplateData{}.set("x", false))) == "no");
  CHECK(rendered("{{#x}}[{{x}}]{{/x}}", std::move(TemplateData{}.set("x", "text"))) == "[text]");
  CHECK(rendered("{{#x}}[{{x}}]{{/x}}{{^x}}none{{/x}}", std::move(TemplateData{}.set("x", ""))) == "none");
  TemplateList people;
  people.push_back(person("Ana"));
  people.push_back(person("Bo"));
  const auto data = std::move(TemplateData{}.set("people", std::move(people)).set("name", "outer").set("end", "!"));
  CHECK(rendered("{{#people}}{{name}}{{end}} {{/people}}{{name}}", data) == "Ana! Bo! outer");
}

TEST_CASE("an inner section is skipped whole, with what stands behind it intact", "[template]") {
  CHECK(rendered("a{{#x}}b{{#y}}c{{/y}}d{{/x}}e") == "ae");
  CHECK(rendered("a{{^x}}b{{#y}}c{{/y}}d{{/x}}e") == "abde");
}

TEST_CASE("strings of the interface are looked up and escaped", "[template]") {
  const TemplateSet templates(Sources{{"page", "<b>{{@greeting}}</b>{{@ other }}"}});
  const auto strings = [](std::string_view key) { return key == "greeting" ? "<hello>" : "o"; };
  CHECK(templates.render("page", {}, strings) == "<b>&lt;hello&gt;</b>o");
  CHECK(templates.string_keys() == std::vector<std::string>{"greeting", "other"});
}

TEST_CASE("a template includes others", "[template]") {
  const TemplateSet templates(Sources{{"page", "<{{>part}}|{{#list}}{{>part}}{{/list}}>"}, {"part", "{{name}}\n"}});
  const auto data = std::move(TemplateData{}.set("name", "a").set("list", person("b")));
  CHECK(templates.render("page", data, no_strings) == "<a|b>");
}

TEST_CASE("indentation and empty lines are not sent", "[template]") {
  CHECK(rendered("<ul>\n  {{#x}}\n  <li>{{x}}  and\n\n  more</li>\n  {{/x}}\n</ul>\n",
                 std::move(TemplateData{}.set("x", "1"))) == "<ul>\n<li>1  and\nmore</li>\n</ul>");
}

TEST_CASE("a template that is not well formed says which it is", "[template]") {
  using Catch::Matchers::Contains;
  CHECK_THROWS_WITH(rendered("{{#x}}"), Contains("page") && Contains("{{#x}}"));
  CHECK_THROWS_WITH(rendered("{{/x}}"), Contains("not open"));
  CHECK_THROWS_WITH(rendered("{{#x}}{{/y}}"), Contains("not open"));
  CHECK_THROWS_WITH(rendered("{{x"), Contains("without }}"));
  CHECK_THROWS_WITH(rendered("{{}}"), Contains("tag"));
  CHECK_THROWS_WITH(rendered("{{>missing}}"), Contains("missing"));
  CHECK_THROWS_WITH(TemplateSet(Sources{{"a", "{{>b}}"}, {"b", "{{>a}}"}}), Contains("includes itself"));
}
