#include <string>

#include <catch2/catch.hpp>

#include "indexer/extract/html.h"
#include "indexer/extract/json_ld.h"

using indexer::extract_html;

namespace {

passage::Metadata metadata_of(const std::string& head, const std::string& body = "<p>Text</p>") {
  return extract_html("<html lang=\"es-MX\"><head>" + head + "</head><body>" + body + "</body></html>", {}).metadata;
}

std::string date_of(const std::string& head, const std::string& body = "<p>Text</p>") {
  const auto date = metadata_of(head, body).date;
  return date ? date->text : "";
}

std::string json_ld(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

}  // namespace

TEST_CASE("Links to translations") {
  const auto alternates = [](const std::string& head) {
    return extract_html("<html><head>" + head + "</head><body><p>Text", {}).alternates;
  };
  CHECK(alternates("<link rel=alternate hreflang=es href='/es/a.html'><LINK REL=Alternate HREFLANG=fr HREF=fr.html>") ==
        std::vector<std::string>{"/es/a.html", "fr.html"});
  CHECK(alternates("<link rel=alternate type=application/rss+xml href=/feed><link rel=stylesheet hreflang=es href=/a>"
                   "<link rel=alternate hreflang=es>")
            .empty());
  std::string many;
  for (int i = 0; i < 300; ++i) many += "<link rel=alternate hreflang=es href=/" + std::to_string(i) + ">";
  CHECK(alternates(many).size() == 200);
}

TEST_CASE("Language, title, canonical address") {
  const auto metadata = metadata_of("<title> A\n title </title><link rel=canonical href=\"https://example.org/a\">");
  CHECK(metadata.language == "es-MX");
  CHECK(metadata.title == "A title");
  CHECK(metadata.url == "https://example.org/a");
}

TEST_CASE("Only web addresses are taken") {
  CHECK(metadata_of("<link rel=canonical href='javascript:alert(1)'>").url.empty());
  CHECK(metadata_of("<link rel=canonical href='/relative'>").url.empty());
  CHECK(metadata_of("<link rel=canonical href='HTTPS://Example.org'>").url == "HTTPS://Example.org");
}

TEST_CASE("Meta elements of every kind, deliberate ones first") {
  const auto metadata = metadata_of(
      "<title>Plain</title><meta property='og:title' content='Social'><meta name='citation_title' "
      "content='Bibliographic'>"
      "<meta name='DC.Publisher' content='Office'><meta name='dcterms.rights' content='CC BY'>"
      "<meta name='citation_author' content='First, A.'><meta name='citation_author' content='Second, B.'>"
      "<meta name=author content='Webmaster'><meta name=description content='Not text'>");
  CHECK(metadata.title == "Bibliographic");
  CHECK(metadata.publisher == "Office");
  CHECK(metadata.rights == "CC BY");
  CHECK(metadata.authors == std::vector<std::string>{"First, A.", "Second, B."});
}

TEST_CASE("Dates by trust") {
  const std::string time = "<p><time datetime='2016-09-19'>19 September</time> Text</p>";
  const std::string social = "<meta property='article:published_time' content='2018-02-22T10:00:00Z'>";
  CHECK(date_of("", time) == "2016-09-19");
  CHECK(date_of(social, time) == "2018-02-22");
  CHECK(date_of(social + "<meta name=citation_publication_date content='2017/12/01'>") == "2017-12-01");
  CHECK(date_of("<meta name=date content='31/02/2018'>").empty());
  CHECK(extract_html("<meta name=date content='31/02/2018'><p>x</p>", {}).remarks.size() == 1);
}

TEST_CASE("JSON-LD") {
  const auto metadata = metadata_of(json_ld(
      R"({"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},{"@type":["NewsArticle"],"headline":"On returns",
          "datePublished":"2021-04-26T09:00:00+02:00","author":[{"@type":"Person","name":"Ana"},"Luis"],"publisher":{"name":"Red"},"inLanguage":"pt-BR"}]})"));
  CHECK(metadata.title == "On returns");
  CHECK(metadata.authors == std::vector<std::string>{"Ana", "Luis"});
  CHECK(metadata.publisher == "Red");
  CHECK(metadata.language == "es-MX");  // html lang is what browsers go by
  REQUIRE(metadata.date);
  CHECK(metadata.date->text == "2021-04-26");
}

TEST_CASE("JSON-LD that is none does no harm") {
  CHECK(metadata_of("<title>T</title>" + json_ld("{broken")).title == "T");
  CHECK(metadata_of("<title>T</title>" + json_ld("{\"@type\":\"Article\",\"headline\":7}")).title == "T");
  CHECK(metadata_of("<title>T</title>" + json_ld("[[[[1]]]]")).title == "T");
  CHECK(indexer::read_json_ld(std::string(500000, '[')).title.empty());
  CHECK(indexer::read_json_ld(R"({"@type":"BreadcrumbList","name":"Home"})").title.empty());
}

TEST_CASE("The only heading is a better title than the site's label") {
  CHECK(metadata_of("<title>On returns | The Network</title>", "<h1>On returns</h1><p>Text about them.</p>").title ==
        "On returns");
  CHECK(metadata_of("<title>French</title>", "<h1>Déclaration des droits</h1><p>Texte.</p>").title ==
        "Déclaration des droits");
  CHECK(metadata_of("<title>Report on returns</title>", "<h1>Publications</h1><p>The report deals with returns.</p>")
            .title == "Report on returns");
  CHECK(metadata_of("<title>On returns | The Network</title>", "<nav><h1>On returns</h1></nav><p>Text.</p>").title ==
        "On returns | The Network");
  CHECK(metadata_of("", "<h1>Heading</h1><p>Text.</p>").title == "Heading");
}

TEST_CASE("Titles of pictures are no titles") {
  CHECK(metadata_of("", "<svg><title>Logo</title></svg><p>Text</p>").title.empty());
}
