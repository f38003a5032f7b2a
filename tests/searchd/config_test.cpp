#include "searchd/config.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include <catch2/catch.hpp>

#include "passage/error.h"

using namespace searchd;

namespace {

std::string example() {
  std::ifstream in(PASSAGE_SOURCE_DIR "/searchd/searchd.example.toml");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string error_of(const std::string& toml) {
  try {
    (void)parse_config(toml, "searchd.toml");
  } catch (const passage::Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("an empty configuration is the default one") {
  const Config config = parse_config("", "x");
  CHECK(config.listen == "127.0.0.1:8080");
  CHECK(config.admin.empty());
  CHECK(config.server.request.head == 16384);
  CHECK(config.server.request.headers == 64);
  CHECK(config.server.request.target == 8192);
  CHECK(config.server.request.body == 65536);
  CHECK(config.max_query_bytes == 1024);
  CHECK(config.max_query_words == 64);
  CHECK(config.freshness == 0);
  CHECK(config.server.max_connections_per_address == 100);
  CHECK(config.server.requests_per_second_per_address == 200);
  CHECK(server_settings(config).workers >= 4);
}

TEST_CASE("the example shows every setting with its default") {
  const std::string with_all = std::regex_replace(example(), std::regex("(^|\n)#(\\w+ = )"), "$1$2");
  const Config shown = parse_config(with_all, "example");
  const Config defaults;
  CHECK(shown.listen == defaults.listen);
  CHECK(shown.admin == defaults.admin);
  CHECK(shown.public_url == defaults.public_url);
  CHECK(shown.security_contact == defaults.security_contact);
  CHECK(shown.host_names == defaults.host_names);
  CHECK(shown.threads == defaults.threads);
  CHECK(shown.thesaurus == defaults.thesaurus);
  CHECK(shown.built_in_thesaurus == defaults.built_in_thesaurus);
  CHECK(shown.built_in_glossary == defaults.built_in_glossary);
  CHECK(shown.dictionaries == defaults.dictionaries);
  CHECK(shown.machine_translation == defaults.machine_translation);
  CHECK(shown.help_links == defaults.help_links);
  CHECK(shown.freshness == defaults.freshness);
  CHECK(shown.max_query_bytes == defaults.max_query_bytes);
  CHECK(shown.max_query_words == defaults.max_query_words);
  CHECK(shown.server.request.head == defaults.server.request.head);
  CHECK(shown.server.request.headers == defaults.server.request.headers);
  CHECK(shown.server.request.target == defaults.server.request.target);
  CHECK(shown.server.request.body == defaults.server.request.body);
  CHECK(shown.server.head_deadline == defaults.server.head_deadline);
  CHECK(shown.server.body_deadline == defaults.server.body_deadline);
  CHECK(shown.server.idle_deadline == defaults.server.idle_deadline);
  CHECK(shown.server.send_deadline == defaults.server.send_deadline);
  CHECK(shown.server.max_connections == defaults.server.max_connections);
  CHECK(shown.server.max_connections_per_address == defaults.server.max_connections_per_address);
  CHECK(shown.server.requests_per_second_per_address == defaults.server.requests_per_second_per_address);
  CHECK(std::ranges::count(with_all, '\n') == std::ranges::count(example(), '\n'));
  CHECK(error_of(example()) == "accepted");

  const std::regex setting("\n#\\w+ = ");
  const std::string text = example();
  CHECK(std::distance(std::sregex_iterator(text.begin(), text.end(), setting), std::sregex_iterator()) == 27);
}

TEST_CASE("settings are taken over") {
  const Config config = parse_config(
      "listen = \"[::1]:80\"\npublic_url = \"https://Search.Example.org:8443/x\"\nhost_names = [\"Other.Example\"]\n"
      "threads = 3\n[limits]\nhead_seconds = 7\nrequests_per_second = 9\n",
      "x");
  const http::ServerSettings settings = server_settings(config);
  CHECK(settings.listen == "[::1]:80");
  CHECK(settings.workers == 3);
  CHECK(settings.head_deadline == std::chrono::seconds(7));
  CHECK(settings.requests_per_second_per_address == 9);
  CHECK(config.public_url == "https://Search.Example.org:8443/x/");
  for (const char* host : {"search.example.org", "other.example", "[::1]", "localhost"}) {
    INFO(host);
    CHECK(std::ranges::count(settings.own_hosts, host) >= 1);
  }
}

TEST_CASE("thesauri are files, relative to the folder of the configuration") {
  const Config config = parse_config(
      "thesaurus = [\"terms.ttl\", \"/srv/x.tsv\"]\nbuilt_in_thesaurus = false\nbuilt_in_glossary = false\n",
      "/etc/passage/searchd.toml");
  CHECK(config.thesaurus == std::vector<std::filesystem::path>{"/etc/passage/terms.ttl", "/srv/x.tsv"});
  CHECK_FALSE(config.built_in_thesaurus);
  CHECK_FALSE(config.built_in_glossary);
  CHECK(error_of("thesaurus = [1]") == "searchd.toml:1: thesaurus must be a list of files, such as [\"terms.ttl\"]");
  CHECK(error_of("built_in_thesaurus = \"no\"") == "searchd.toml:1: built_in_thesaurus must be true or false");
}

TEST_CASE("machine translation is a list of pairs") {
  using Pairs = std::vector<std::string>;
  CHECK(parse_config("", "x").machine_translation.empty());
  CHECK(parse_config("machine_translation = [\"en-es\", \"spa-eng\"]", "x").machine_translation ==
        Pairs{"en-es", "spa-eng"});
  CHECK(parse_config("machine_translation = [\"all\"]", "x").machine_translation == Pairs{"all"});
  for (const char* value :
       {"true", "\"all\"", "[1]", "[\"en\"]", "[\"en-\"]", "[\"-en\"]", "[\"en-es\", \"qqqq-es\"]"}) {
    INFO(value);
    CHECK(error_of("machine_translation = " + std::string(value)) ==
          "searchd.toml:1: machine_translation must be a list of pairs, such as [\"en-es\", \"es-en\"], or [\"all\"]");
  }
}

TEST_CASE("freshness is a number from 0 to 1", "[freshness]") {
  CHECK(parse_config("[ranking]\nfreshness = 0.5", "x").freshness == 0.5);
  CHECK(parse_config("ranking.freshness = 1", "x").freshness == 1);
  CHECK(parse_config("[ranking]\nfreshness = 0", "x").freshness == 0);
  for (const char* value : {"1.01", "2", "-0.1", "-1", "nan", "-nan", "inf", "-inf", "\"0.5\"", "true", "[0.5]"}) {
    INFO(value);
    CHECK(error_of("\n[ranking]\nfreshness = " + std::string(value)) ==
          "searchd.toml:3: ranking.freshness must be a number from 0 to 1");
  }
  CHECK(error_of("[ranking]\nfreshnes = 0.5") ==
        "searchd.toml:2: there is no setting \"ranking.freshnes\"; did you mean \"ranking.freshness\"?");
  CHECK(error_of("freshness = 0.5").find("searchd.toml:1: there is no setting \"freshness\"") != std::string::npos);
}

TEST_CASE("the link to help is one for all, or one for each language") {
  using http::HelpLink;
  const http::HelpLinks links = parse_config(
                                    "[help_link]\nurl = \"https://example.org/help\"\ntext = \"Free legal help\"\n"
                                    "[help_link.es]\ntext = \"Ayuda gratuita\"\n[help_link.ht]\nurl = "
                                    "\"tel:+50900000000\"\ntext = \"Rele nou\"\n",
                                    "x")
                                    .help_links;
  CHECK(*find_help_link(links, "en") == HelpLink{"https://example.org/help", "Free legal help"});
  CHECK(*find_help_link(links, "es") == HelpLink{"https://example.org/help", "Ayuda gratuita"});
  CHECK(*find_help_link(links, "ht") == HelpLink{"tel:+50900000000", "Rele nou"});
  CHECK(find_help_link(parse_config("[help_link]", "x").help_links, "en") == nullptr);
  const http::HelpLinks spanish =
      parse_config("[help_link.es]\nurl = \"mailto:a@example.org\"\ntext = \"Ayuda\"\n", "x").help_links;
  CHECK(find_help_link(spanish, "es") != nullptr);
  CHECK(find_help_link(spanish, "en") == nullptr);

  CHECK(error_of("help_link = \"https://example.org\"") == "searchd.toml:1: help_link must be a table: [help_link]");
  CHECK(error_of("[help_link]\nurl = \"https://example.org\"").find("needs an address") != std::string::npos);
  CHECK(error_of("[help_link]\ntext = \"Help\"").find("needs an address") != std::string::npos);
  CHECK(error_of("[help_link]\nlink = \"Help\"").find("not \"link\"") != std::string::npos);
  CHECK(error_of("[help_link]\nurl = 1").find("help_link.url must be a text") != std::string::npos);
  CHECK(error_of("[help_link.xxxxxxxxx]\ntext = \"a\"").find("is not the code of a language") != std::string::npos);
  for (const char* url : {"javascript:alert(1)", "example.org", "https://", "https://a b", "data:text/html,x"}) {
    INFO(url);
    CHECK(error_of("[help_link]\ntext = \"Help\"\nurl = \"" + std::string(url) + "\"").find("must begin with") !=
          std::string::npos);
  }
}

TEST_CASE("what is wrong is named with file, line and setting") {
  CHECK(error_of("\nlisten = 8080\n").starts_with("searchd.toml:2: listen must be an address"));
  CHECK(error_of("listen = \"localhost\"").find("listen") != std::string::npos);
  CHECK(error_of("listen = \"localhost:99999\"").find("listen") != std::string::npos);
  CHECK(error_of("listen = \":80\"").find("listen") != std::string::npos);
  CHECK(error_of("\n\nlisen = \"a:1\"") == "searchd.toml:3: there is no setting \"lisen\"; did you mean \"listen\"?");
  CHECK(error_of("[limits]\nheaders = 1000000").starts_with("searchd.toml:2: limits.headers must be a whole number"));
  CHECK(error_of("[limits]\nheaders = 64.5").find("limits.headers") != std::string::npos);
  CHECK(error_of("[limits]\nheads = 64").find("did you mean \"limits.headers\"") != std::string::npos);
  CHECK(error_of("[limit]\nheaders = 64").find("searchd.toml:1: there is no setting \"limit\"") != std::string::npos);
  CHECK(error_of("host_names = \"a\"").find("host_names must be a list") != std::string::npos);
  CHECK(error_of("host_names = [1]").find("host_names must be a list") != std::string::npos);
  for (const char* url : {"ftp://a/", "a", "https://", "https:///x", "https://a/?q", "https://a b/", "http://u@a/"}) {
    INFO(url);
    CHECK(error_of("public_url = \"" + std::string(url) + "\"").find("public_url") != std::string::npos);
  }
  CHECK(error_of("a = \n").starts_with("searchd.toml:"));
  CHECK_THROWS_AS(read_config("/nowhere/searchd.toml"), passage::Error);
}

TEST_CASE("the fingerprint follows the content") {
  CHECK(parse_config("threads = 1", "x").fingerprint != parse_config("threads = 2", "x").fingerprint);
  CHECK(parse_config("threads = 1", "x").fingerprint == parse_config("threads = 1", "y").fingerprint);
}

TEST_CASE("the contact for security is an address with its scheme") {
  for (const std::string contact :
       {"", "mailto:security@example.org", "https://example.org/security", "tel:+1-201-555-0123"}) {
    CHECK(parse_config("security_contact = \"" + contact + "\"", "f").security_contact == contact);
  }
  for (const std::string contact :
       {"security@example.org", "mailto:", "javascript:x", "mailto:a b", "mailto:a\\nExpires: never", "mailto:é"}) {
    CAPTURE(contact);
    CHECK_THROWS_AS(parse_config("security_contact = \"" + contact + "\"", "f"), passage::Error);
  }
}
