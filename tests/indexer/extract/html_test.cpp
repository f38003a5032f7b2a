#include "indexer/extract/html.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "tests/processor_time.h"

using indexer::Block;
using indexer::BlockKind;
using indexer::extract_html;

namespace {

std::vector<Block> blocks_of(std::string_view html) {
  return extract_html(html, {}).blocks;
}

std::string text_of(std::string_view html) {
  std::string text;
  for (const Block& block : blocks_of(html)) text.append(text.empty() ? "" : "\n").append(block.text);
  return text;
}

bool holds(std::string_view html, std::string_view text) {
  return text_of(html).find(text) != std::string::npos;
}

const std::string prose =
    "<p>States commit to ensure that all migrants, regardless of their status, can exercise their human rights through "
    "safe access to basic services.</p><p>They further commit to strengthen service delivery systems that take into "
    "account the needs of migrants in vulnerable situations.</p>";

double seconds_for(const std::string& html) {
  const double start = processor_seconds();
  (void)blocks_of(html);
  return processor_seconds() - start;
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("Headings are blocks, and what is below carries them and their id") {
  const auto blocks = blocks_of(
      "<h1 id=top>Report</h1><p>One.</p><h2><a name=\"obj\"></a>Objective <em>13</em></h2><p>Two.</p>"
      "<section id=s><h3>Sub</h3><p>Three.</p></section>");
  REQUIRE(blocks.size() == 6);
  CHECK(blocks[0].kind == BlockKind::Heading);
  CHECK(blocks[1].locator.heading == "Report");
  CHECK(blocks[1].locator.anchor == "top");
  CHECK(blocks[2].text == "Objective 13");
  CHECK(blocks[3].locator.anchor == "obj");
  CHECK(blocks[5].locator.heading == "Sub");
  CHECK(blocks[5].locator.anchor == "s");
}

TEST_CASE("Block elements end paragraphs, inline elements do not") {
  CHECK(text_of("<div>a<p>b <b>c</b>d<li>e</div>f") == "a\nb cd\ne\nf");
  CHECK(text_of("one<br>two<br><br>three") == "one two\nthree");
  CHECK(text_of("<pre>a\nb\n\nc</pre>") == "a b\nc");
}

TEST_CASE("Rows of data are one paragraph, tables for layout are not") {
  CHECK(text_of("<table><tr><th>Country<th></th><th>Year</tr><tr><td>Mexico</td><td><p>2018</p></td></tr></table>") ==
        "Country | Year\nMexico | 2018");
  CHECK(text_of("<table><tr><td><h2>Title</h2><p>Text</p></td><td><p>More</p></td></tr></table>") ==
        "Title\nText\nMore");
}

TEST_CASE("Signs without a word make no block") {
  CHECK(text_of("<p>One</p><p>* * *</p><td>|</td><p>&mdash;</p><p>2</p>") == "One\n2");
}

TEST_CASE("The mark of a note is no part of the word") {
  CHECK(text_of("<p>refoulement<sup>12</sup> and the 1<sup>er</sup> mai</p>") == "refoulement 12 and the 1er mai");
}

TEST_CASE("Marked main content is taken, and nothing around it") {
  const std::string page =
      "<body><div>Teaser of another story, not short at all.</div><main>" + prose + "</main><p>Imprint</p></body>";
  CHECK(text_of(page).starts_with("States commit"));
  CHECK_FALSE(holds(page, "Teaser"));
  CHECK_FALSE(holds("<div>Site name</div><article>" + prose + "</article><div>Related</div>", "Related"));
  CHECK_FALSE(holds("<div>Site name</div><div role=main>" + prose + "</div>", "Site"));
}

TEST_CASE("A main element that holds next to nothing is not believed") {
  CHECK(holds("<main><p>Loading</p></main><div>" + prose + "</div>", "States commit"));
  CHECK(holds("<article><p>Teaser.</p></article><div>" + prose + "</div>", "States commit"));
}

TEST_CASE("Several articles are taken together") {
  const std::string page = "<h1>Declaration</h1><article><h2>Article 1</h2>" + prose +
                           "</article><article><h2>Article 2</h2>" + prose + "</article>";
  CHECK(holds(page, "Article 1"));
  CHECK(holds(page, "Article 2"));
}

TEST_CASE("Unmarked main content is found by the weight of its text") {
  const std::string page =
      "<body><div class=top><a href=/>Home</a> <a href=/about>About us</a></div><table><tr><td><a "
      "href=/x>Links</a></td><td>" +
      prose + "</td></tr></table><div>(c) 2018</div></body>";
  CHECK(text_of(page).starts_with("States commit"));
  CHECK_FALSE(holds(page, "About us"));
}

TEST_CASE("A heading and an introduction beside the bulk of the text stay") {
  const std::string page =
      "<div><ul><li><a href=x>Home page of the site</a></ul></div><div><div><h2>Components</h2></div><p>A "
      "list.</p><div>" +
      prose + prose + prose + "</div></div>";
  CHECK(text_of(page).starts_with("Components\nA list."));
  CHECK_FALSE(holds(page, "Home page"));
}

TEST_CASE("A table of contents is the content of its page") {
  std::string list = "<div><h1>The Guide</h1><p>An introduction.</p></div><dl>";
  for (int i = 1; i < 40; ++i) list += "<dt><a href=x>Chapter " + std::to_string(i) + " on something</a></dt>";
  CHECK(holds(list + "</dl>", "Chapter 39"));
}

TEST_CASE("A short page keeps everything") {
  CHECK(text_of("<h1>Content of the page</h1><p>åäö</p>") == "Content of the page\nåäö");
}

TEST_CASE("Navigation, banners, forms, asides and hidden elements are left out") {
  for (const char* part : {"<nav>XX</nav>",
                           "<header><h1>XX</h1></header>",
                           "<footer>XX</footer>",
                           "<aside>XX</aside>",
                           "<form>XX</form>",
                           "<div class='cookie-banner'>XX</div>",
                           "<div id=CookieConsent>XX</div>",
                           "<div hidden>XX</div>",
                           "<p style='display: none'>XX</p>",
                           "<p aria-hidden=true>XX</p>",
                           "<div role=navigation>XX</div>",
                           "<ul class='main-menu'><li>XX</ul>",
                           "<button>XX</button>",
                           "<select><option>XX</select>",
                           "<textarea>XX</textarea>",
                           "<noscript>XX</noscript>",
                           "<iframe>XX</iframe>",
                           "<svg><text>XX</text></svg>",
                           "<template><p>XX</p></template>",
                           "<script>XX</script>",
                           "<style>XX</style>",
                           "<dialog>XX</dialog>",
                           "<!-- XX -->",
                           "<p><script>XX</script></p>",
                           "<object>XX</object>"}) {
    CAPTURE(part);
    CHECK_FALSE(holds("<body>" + std::string(part) + prose + "</body>", "XX"));
    CHECK(holds("<body>" + std::string(part) + prose + "</body>", "States commit"));
  }
}

TEST_CASE("What only resembles navigation stays") {
  for (const char* part :
       {"<div class='informed-consent'>XX</div>", "<div id=social-protection>XX</div>", "<p hidden=until-found>XX</p>",
        "<article><header>XX</header></article>", "<h2 class=menu-title>XX</h2>", "<aside role=note>XX</aside>"}) {
    CAPTURE(part);
    CHECK(holds("<body>" + std::string(part) + prose + "</body>", "XX"));
  }
}

TEST_CASE("A header that holds a preamble belongs to the text") {
  CHECK(holds("<header><h2>Preamble</h2>" + prose + prose + "</header><p>Article 1</p>" + prose, "Preamble"));
}

TEST_CASE("A page in a form is no form") {
  CHECK(holds("<body><form id=aspnetForm>" + prose + "</form></body>", "States commit"));
}

TEST_CASE("Code of scripts never becomes text") {
  for (const char* script :
       {"<script>if (a</b) { XX }</script>", "<SCRIPT type=module>`</p>XX`</SCRIPT>",
        "<script>'<!--<script>' XX </script>", "<script>XX", "<style>XX", "<p><svg><script>XX</script></svg>"}) {
    CAPTURE(script);
    CHECK_FALSE(holds("<body>" + prose + std::string(script), "XX"));
  }
}

TEST_CASE("Languages of elements reach their blocks") {
  const auto blocks = blocks_of(
      "<html lang=en><body lang=fr><p>One</p><div lang=es><p>Dos</p><p xml:lang=pt>Três</p><p>Cuatro</p></div><p>Five "
      "<i lang=la>sic</i></p>");
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].language.empty());
  CHECK(blocks[1].language == "es");
  CHECK(blocks[3].language == "es");
  CHECK(blocks[4].language.empty());
}

TEST_CASE("Numbered paragraphs and character references") {
  const auto blocks = blocks_of("<p>29.&nbsp;The Committee &mdash; &#x41; &amp;amp;</p>");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].text == "29. The Committee — A &amp;");
  CHECK(blocks[0].locator.paragraph == "29");
}

TEST_CASE("Declared charsets of HTML") {
  const auto extraction = extract_html("<meta charset=windows-1251><p>\xCC\xE8\xE3\xF0\xE0\xED\xF2\xFB</p>", {});
  CHECK(extraction.charset == "windows-1251");
  REQUIRE(extraction.blocks.size() == 1);
  CHECK(extraction.blocks[0].text == "Мигранты");
  // HTTP goes before meta, and a wrong meta does not harm UTF-8.
  CHECK(extract_html("<meta charset=koi8-r><p>\xCC\xE8</p>", {.content_type = "text/html; charset=windows-1251"})
            .charset == "windows-1251");
  CHECK(extract_html("<meta charset=koi8-r><p>Мигранты</p>", {}).blocks.at(0).text == "Мигранты");
}

TEST_CASE("Deep pages are read, in bounded time") {
  for (const char* element : {"div", "b", "p", "span", "table", "ul", "blockquote", "font", "section", "x-y", "article",
                              "h1", "header", "pre", "sup", "a"}) {
    CAPTURE(element);
    const std::string open = repeated("<" + std::string(element) + ">", 20000);
    CHECK(holds(open + "bottom", "bottom"));
    CHECK(seconds_for(open + "bottom") < 2);
    CHECK(seconds_for(open + "bottom" + repeated("</" + std::string(element) + ">", 20000)) < 2);
  }
}

TEST_CASE("Mixed and unbalanced nesting stays in bounded time") {
  CHECK(seconds_for(repeated("<div><p><b>", 7000) + "x") < 2);
  CHECK(seconds_for(repeated("<table><tr><td>", 7000) + "x") < 2);
  CHECK(seconds_for(repeated("<div>", 5000) + repeated("</x></p></b>", 20000)) < 2);
  CHECK(seconds_for(repeated("<header>y", 10000)) < 2);
  CHECK(seconds_for(repeated("<div><article>y</article>", 10000)) < 2);
  CHECK(seconds_for(repeated("<a href=x><li>", 10000)) < 2);
  CHECK(seconds_for("<p " + repeated("a=b ", 50000) + ">x") < 2);
  CHECK(seconds_for("<p>" + repeated("&", 500000)) < 2);
  CHECK(seconds_for(repeated("<!--", 200000)) < 2);
  CHECK(seconds_for(repeated("<h1>x<div>", 10000)) < 2);
  CHECK(seconds_for(repeated("<div><h1>", 10000) + std::string(1000, 'x')) < 2);
  CHECK(seconds_for(repeated("<tr><div>", 10000) + std::string(5000, 'x')) < 2);
}

TEST_CASE("No page, no blocks") {
  CHECK(blocks_of("").empty());
  CHECK(blocks_of("<html><head><title>Only a title</title></head></html>").empty());
  CHECK(blocks_of("<!doctype html>").empty());
}
