#include "indexer/config.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

std::string error_of(const std::string& toml) {
  try {
    (void)parse_config(toml, "/etc/passage/indexer.toml");
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a configuration describes its sources") {
  const Config config = parse_config(R"(
[[source]]
name = "reports"
path = "files/reports/"
base_url = "https://example.org/reports"
serve = true
language = "PT_br"
kind = "report"
organization = "Example Network"
include = ["*.pdf"]
exclude = ["drafts/*"]

[[source]]
name = "talks"
path = "/srv/talks"
)",
                                     "/etc/passage/indexer.toml");
  REQUIRE(config.sources.size() == 2);
  const Source& reports = config.sources[0];
  CHECK(reports.path == "/etc/passage/files/reports");
  CHECK(reports.base_url == "https://example.org/reports");
  CHECK(reports.serve);
  CHECK(reports.defaults.language == "pt-BR");
  CHECK(reports.defaults.kind == "report");
  CHECK(reports.defaults.organizations == std::vector<std::string>{"Example Network"});
  CHECK(reports.include == std::vector<std::string>{"*.pdf"});
  CHECK(reports.exclude == std::vector<std::string>{"drafts/*"});
  CHECK(reports.identity() == "reports");
  CHECK(config.sources[1].path == "/srv/talks");
  CHECK_FALSE(config.sources[1].serve);
}

TEST_CASE("a configuration names thesauri") {
  const Config config = parse_config("thesaurus = [\"terms.ttl\", \"/srv/x.tsv\"]\nbuilt_in_thesaurus = false\n",
                                     "/etc/passage/indexer.toml");
  CHECK(config.thesaurus == std::vector<std::filesystem::path>{"/etc/passage/terms.ttl", "/srv/x.tsv"});
  CHECK_FALSE(config.built_in_thesaurus);
  CHECK(parse_config("", "x").built_in_thesaurus);
  CHECK(error_of("thesaurus = \"terms.ttl\"") ==
        "/etc/passage/indexer.toml:1: \"thesaurus\" is a list of texts, like [\"*.pdf\"]");
  CHECK(error_of("built_in_thesaurus = 1") == "/etc/passage/indexer.toml:1: \"built_in_thesaurus\" is true or false");
}

TEST_CASE("the example configuration is one") {
  const Config config = load_config(PASSAGE_SOURCE_DIR "/indexer/indexer.example.toml");
  REQUIRE(config.sources.size() == 1);
  CHECK(config.sources[0].name == "reports");
}

TEST_CASE("an error names file, line and key, and what was probably meant") {
  const auto [toml, part] = GENERATE(table<std::string, std::string>({
      {"[[source]]\nname = \"a\"\npaht = \"x\"\n",
       "indexer.toml:3: unknown key \"paht\" in [[source]]; did you mean \"path\"?"},
      {"[[sorce]]\nname = \"a\"\n", "indexer.toml:1: unknown key \"sorce\"; did you mean \"source\"?"},
      {"[[source]]\nname = \"a\"\n", "indexer.toml:1: the source \"a\" has no \"path\""},
      {"[[source]]\npath = \"a\"\n", "has no \"name\""},
      {"[[source]]\nname = 3\n", "indexer.toml:2: \"name\" is a text"},
      {"[[source]]\nname = \"a/b\"\n", "indexer.toml:2: \"name\""},
      {"[[source]]\nserve = \"yes\"\n", "indexer.toml:2: \"serve\" is true or false"},
      {"[[source]]\nlanguage = \"klingonish\"\n", "indexer.toml:2: \"language\""},
      {"[[source]]\nbase_url = \"javascript:x\"\n", "indexer.toml:2: \"base_url\""},
      {"[[source]]\ninclude = \"*.pdf\"\n", "indexer.toml:2: \"include\" is a list"},
      {"[source]\nname = \"a\"\n", "write [[source]]"},
      {"[[source]\nname = \"a\"\n", "indexer.toml:1: "},
      {"[[source]]\nname=\"a\"\npath=\"x\"\n[[source]]\nname=\"a\"\npath=\"y\"\n",
       "indexer.toml:4: there are two sources"},
  }));
  CHECK_THAT(error_of(toml), Catch::Contains(part));
}

TEST_CASE("a configuration that is not there is an error that names it") {
  CHECK_THROWS_WITH(load_config("/nonexistent/indexer.toml"), Catch::Contains("/nonexistent/indexer.toml"));
}

TEST_CASE("a configuration describes a WordPress") {
  const Config config = parse_config(R"(
contact = "it@example.org"
[[source]]
name = "site"
type = "wordpress"
url = "https://example.org/"
types = ["post", "press_release"]
media = []
languages = { "/es/" = "ES" }
versions = [["/a/", "/es/a/"]]
read_pages = false
user = "passage"
password_file = "site.password"
kind = "news"
)",
                                     "/etc/passage/indexer.toml");
  REQUIRE(config.sources.size() == 1);
  REQUIRE(config.sources[0].wordpress);
  const WordPressSite& site = *config.sources[0].wordpress;
  CHECK(site.url == "https://example.org/");
  CHECK(site.types == std::vector<std::string>{"post", "press_release"});
  CHECK(site.media.empty());
  CHECK(site.languages == std::vector<std::pair<std::string, std::string>>{{"/es/", "es"}});
  CHECK(site.versions == std::vector<std::vector<std::string>>{{"/a/", "/es/a/"}});
  CHECK(site.read_pages == false);
  CHECK_FALSE(site.allow_private_addresses);
  CHECK(site.password.file == "/etc/passage/site.password");
  CHECK(site.contact == "it@example.org");
  CHECK(config.sources[0].defaults.kind == "news");
}

TEST_CASE("what is wrong with a WordPress in a configuration is said") {
  const auto error = [](const std::string& lines) {
    return error_of("[[source]]\nname = \"site\"\ntype = \"wordpress\"\n" + lines);
  };
  const std::string url = "url = \"https://example.org\"\n";
  CHECK_THAT(error(""), Catch::Contains("has no \"url\""));
  CHECK_THAT(error("url = \"ftp://example.org\""), Catch::Contains("http or https address"));
  CHECK_THAT(error("url = \"https://u:p@example.org\""), Catch::Contains("without a password in it"));
  CHECK_THAT(error(url + "path = \"x\""), Catch::Contains("unknown key \"path\""));
  CHECK_THAT(error_of("[[source]]\nname = \"a\"\npath = \"x\"\ntypes = [\"post\"]"), Catch::Contains("unknown key"));
  CHECK_THAT(error_of("[[source]]\nname = \"a\"\ntype = \"drupal\""), Catch::Contains("not \"drupal\""));
  CHECK_THAT(error(url + "user = \"x\""), Catch::Contains("together with one of"));
  CHECK_THAT(error(url + "password = \"x\""), Catch::Contains("together with one of"));
  CHECK_THAT(error(url + "user = \"x\"\npassword = \"y\"\npassword_env = \"Z\""),
             Catch::Contains("together with one of"));
  CHECK_THAT(error("url = \"http://example.org\"\nuser = \"x\"\npassword = \"y\""),
             Catch::Contains("begins with https"));
  CHECK(error("url = \"http://example.org\"\nallow_private_addresses = true\nuser = \"x\"\npassword = \"y\"") ==
        "no error");
  CHECK_THAT(error(url + "types = [\"../x\"]"), Catch::Contains("\"types\" are like"));
  CHECK_THAT(error(url + "types = [\"attachment\"]"), Catch::Contains("\"types\" are like"));
  CHECK_THAT(error(url + "languages = { \"es\" = \"es\" }"), Catch::Contains("goes by paths"));
  CHECK_THAT(error(url + "languages = { \"/es/\" = \"nowhere\" }"), Catch::Contains("language tag"));
  CHECK_THAT(error(url + "versions = [\"/a/\"]"), Catch::Contains("list"));
  CHECK_THAT(error(url + "versions = [[\"/a/\"]]"), Catch::Contains("two texts or more"));
  CHECK_THAT(error_of("contact = \"a (b)\""), Catch::Contains("\"contact\" is an address"));
}

TEST_CASE("a configuration says whether, in what languages and how long images are read") {
  const Config config = parse_config(
      "ocr_minutes = 90\n[[source]]\nname = \"a\"\npath = \"a\"\nocr = true\nocr_languages = [\"es\", \"zh_TW\"]\n"
      "[[source]]\nname = \"b\"\ntype = \"wordpress\"\nurl = \"https://example.org\"\nocr = false\n"
      "[[source]]\nname = \"c\"\npath = \"c\"\nocr = \"auto\"\n",
      "x");
  CHECK(config.ocr_time == std::chrono::minutes(90));
  CHECK(config.sources[0].ocr.mode == OcrMode::Always);
  CHECK(config.sources[0].ocr.languages == std::vector<std::string>{"es", "zh-TW"});
  CHECK(config.sources[1].ocr.mode == OcrMode::Never);
  CHECK(config.sources[2].ocr.mode == OcrMode::WhereInstalled);
  CHECK(parse_config("", "x").ocr_time == std::chrono::minutes(60));
  CHECK(error_of("ocr_minutes = -1") ==
        "/etc/passage/indexer.toml:1: \"ocr_minutes\" is a whole number from 0 to 1440");
  const std::string source = "[[source]]\nname = \"a\"\npath = \"a\"\n";
  CHECK_THAT(error_of(source + "ocr = \"yes\""), Catch::Contains(":4: \"ocr\" is true, false or \"auto\""));
  CHECK_THAT(error_of(source + "ocr_languages = [\"spanish!\"]"), Catch::Contains("language tag"));
  CHECK_THAT(error_of(source + "ocr_languages = [\"en\", \"es\", \"fr\", \"pt\", \"ar\", \"ru\"]"),
             Catch::Contains("five languages"));
}

TEST_CASE("a configuration describes a web site") {
  const Config config = parse_config(R"(
contact = "it@example.org"
[[source]]
name = "site"
type = "web"
start = ["https://example.org/", "https://docs.example.org/en/"]
sitemaps = ["https://example.org/map.xml"]
feeds = ["https://example.org/feed"]
scope = ["https://example.org/", "https://docs.example.org/en/"]
include = ["*.pdf"]
exclude = ["/calendar/*"]
follow = false
max_pages = 100
max_depth = 3
max_minutes = 30
delay = 1.5
revalidate_days = 2
languages = { "/es/" = "ES" }
allow_private_addresses = true
certificates = "authority.pem"
organization = "Example Network"
)",
                                     "/etc/passage/indexer.toml");
  REQUIRE(config.sources.size() == 1);
  REQUIRE(config.sources[0].web);
  const WebSite& site = *config.sources[0].web;
  CHECK(site.start == std::vector<std::string>{"https://example.org/", "https://docs.example.org/en/"});
  CHECK(site.sitemaps == std::vector<std::string>{"https://example.org/map.xml"});
  CHECK(site.feeds == std::vector<std::string>{"https://example.org/feed"});
  CHECK(site.scope.size() == 2);
  CHECK(config.sources[0].include == std::vector<std::string>{"*.pdf"});
  CHECK(config.sources[0].exclude == std::vector<std::string>{"/calendar/*"});
  CHECK_FALSE(site.follows_pages());
  CHECK(site.max_pages == 100);
  CHECK(site.max_depth == 3);
  CHECK(site.longest == std::chrono::minutes(30));
  CHECK(site.delay == std::chrono::milliseconds(1500));
  CHECK(site.revalidate_days == 2);
  CHECK(site.languages == std::vector<std::pair<std::string, std::string>>{{"/es/", "es"}});
  CHECK(site.allow_private_addresses);
  CHECK(site.certificates == "/etc/passage/authority.pem");
  CHECK(site.contact == "it@example.org");
}

TEST_CASE("a web site is bounded where nothing is said") {
  const Config config =
      parse_config("[[source]]\nname = \"site\"\ntype = \"web\"\nstart = [\"https://example.org/\"]\n", "x");
  const WebSite& site = *config.sources[0].web;
  CHECK(site.max_pages == 5'000);
  CHECK(site.max_depth == 10);
  CHECK(site.longest == std::chrono::hours(4));
  CHECK(site.delay == std::chrono::milliseconds(500));
  CHECK(site.follows_pages());
  CHECK_FALSE(site.allow_private_addresses);
}

TEST_CASE("what is wrong with a web site in a configuration is said") {
  const auto error = [](const std::string& lines) {
    return error_of("[[source]]\nname = \"site\"\ntype = \"web\"\n" + lines);
  };
  const std::string start = "start = [\"https://example.org\"]\n";
  CHECK(error(start) == "no error");
  CHECK_THAT(error(""), Catch::Contains("has none of \"start\", \"sitemaps\", \"feeds\""));
  CHECK_THAT(error("sitemaps = []"), Catch::Contains("has none of"));
  CHECK_THAT(error("start = \"https://example.org\""), Catch::Contains("\"start\" is a list"));
  CHECK_THAT(error("start = [\"file:///etc\"]"), Catch::Contains("http or https addresses"));
  CHECK_THAT(error("feeds = [\"https://u:p@example.org\"]"), Catch::Contains("\"feeds\" has http or https addresses"));
  CHECK_THAT(error(start + "max_pages = 0"), Catch::Contains("\"max_pages\" is a number from 1 to 1000000"));
  CHECK_THAT(error(start + "delay = -1"), Catch::Contains("\"delay\" is a number from 0 to 3600"));
  CHECK_THAT(error(start + "delay = \"1\""), Catch::Contains("\"delay\" is a number"));
  CHECK_THAT(error(start + "path = \"x\""), Catch::Contains("unknown key \"path\""));
  CHECK_THAT(error(start + "user = \"x\""), Catch::Contains("unknown key \"user\""));
}
