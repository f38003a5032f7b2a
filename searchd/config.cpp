#include "searchd/config.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <thread>

#include <toml++/toml.h>

#include "passage/error.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"
#include "searchd/help_link_setting.h"
#include "searchd/http/etag.h"
#include "searchd/nearest_name.h"
#include "searchd/setting_refused.h"

namespace searchd {
namespace {

constexpr std::size_t least_threads = 4;

struct NumberSetting {
  std::string_view name;
  std::int64_t lowest;
  std::int64_t highest;
  void (*set)(Config& config, std::int64_t value);
};

std::chrono::milliseconds seconds(std::int64_t value) {
  return std::chrono::seconds(value);
}

// Whatever can be counted. The bounds keep a typing error from switching a protection off.
constexpr std::array number_settings{
    NumberSetting{"threads", 0, 256, [](Config& c, std::int64_t v) { c.threads = std::size_t(v); }},
    NumberSetting{"limits.query_bytes", 16, 8192,
                  [](Config& c, std::int64_t v) { c.max_query_bytes = std::size_t(v); }},
    NumberSetting{"limits.query_words", 1, 1024, [](Config& c, std::int64_t v) { c.max_query_words = std::size_t(v); }},
    NumberSetting{"limits.head_bytes", 1024, 1 << 20,
                  [](Config& c, std::int64_t v) { c.server.request.head = std::size_t(v); }},
    NumberSetting{"limits.headers", 8, 1024,
                  [](Config& c, std::int64_t v) { c.server.request.headers = std::size_t(v); }},
    NumberSetting{"limits.uri_bytes", 256, 1 << 20,
                  [](Config& c, std::int64_t v) { c.server.request.target = std::size_t(v); }},
    NumberSetting{"limits.body_bytes", 1024, 1 << 24,
                  [](Config& c, std::int64_t v) { c.server.request.body = std::size_t(v); }},
    NumberSetting{"limits.head_seconds", 1, 300,
                  [](Config& c, std::int64_t v) { c.server.head_deadline = seconds(v); }},
    NumberSetting{"limits.body_seconds", 1, 300,
                  [](Config& c, std::int64_t v) { c.server.body_deadline = seconds(v); }},
    NumberSetting{"limits.keep_alive_seconds", 1, 300,
                  [](Config& c, std::int64_t v) { c.server.idle_deadline = seconds(v); }},
    NumberSetting{"limits.send_seconds", 1, 300,
                  [](Config& c, std::int64_t v) { c.server.send_deadline = seconds(v); }},
    NumberSetting{"limits.connections", 8, 100000,
                  [](Config& c, std::int64_t v) { c.server.max_connections = std::size_t(v); }},
    NumberSetting{"limits.connections_per_address", 1, 100000,
                  [](Config& c, std::int64_t v) { c.server.max_connections_per_address = std::size_t(v); }},
    NumberSetting{"limits.requests_per_second", 1, 1000000,
                  [](Config& c, std::int64_t v) { c.server.requests_per_second_per_address = double(v); }},
};

/// A number from 0 to 1.
struct ShareSetting {
  std::string_view name;
  double Config::*share;
};
constexpr std::array share_settings{
    ShareSetting{"ranking.freshness", &Config::freshness},
};

struct TextSetting {
  std::string_view name;
  std::string_view expected;
  bool (*set)(Config& config, const std::string& value);  ///< False when the value will not do.
};

bool is_address(const std::string& value) {
  const std::size_t colon = value.rfind(':');
  return colon != std::string::npos && colon > 0 && colon + 1 < value.size() &&
         value.find_first_not_of("0123456789", colon + 1) == std::string::npos && value.size() - colon <= 6 &&
         std::stoi(value.substr(colon + 1)) <= 65535;
}

bool set_public_url(Config& config, const std::string& value) {
  const bool scheme = value.starts_with("https://") || value.starts_with("http://");
  const std::size_t host = value.find("//") + 2;
  if (!value.empty() && (!scheme || value.size() == host || value.find_first_of("/?#@ \"<>", host) == host ||
                         value.find_first_of("?#@ \"<>") != std::string::npos)) {
    return false;
  }
  config.public_url = value.empty() || value.ends_with('/') ? value : value + '/';
  return true;
}

bool set_security_contact(Config& config, const std::string& value) {
  const bool has_scheme = value.starts_with("https://") || value.starts_with("mailto:") || value.starts_with("tel:");
  const bool is_one_word = std::ranges::all_of(value, [](unsigned char c) { return c > ' ' && c < 0x7f; }) &&
                           value.size() > value.find(':') + 1;
  config.security_contact = value;
  return value.empty() || (has_scheme && is_one_word);
}

constexpr std::array text_settings{
    TextSetting{"listen", "an address with a port, such as \"127.0.0.1:8080\"",
                [](Config& c, const std::string& v) { return c.listen = v, is_address(v); }},
    TextSetting{"admin", "an address with a port, such as \"127.0.0.1:8081\", or empty",
                [](Config& c, const std::string& v) { return c.admin = v, v.empty() || is_address(v); }},
    TextSetting{"dictionaries", "a folder such as \"/usr/share/dictd\", or \"\"",
                [](Config& c, const std::string& v) { return c.dictionaries = v, v.empty() || v.front() == '/'; }},
    TextSetting{"security_contact",
                "an address such as \"mailto:security@example.org\" or \"https://example.org/security\"",
                set_security_contact},
    TextSetting{"public_url", "an address such as \"https://search.example.org/\"", set_public_url},
};

struct ChoiceSetting {
  std::string_view name;
  bool Config::*choice;
};
constexpr std::array choice_settings{
    ChoiceSetting{"built_in_glossary", &Config::built_in_glossary},
    ChoiceSetting{"built_in_thesaurus", &Config::built_in_thesaurus},
};

constexpr std::string_view host_names_setting = "host_names";
constexpr std::string_view thesaurus_setting = "thesaurus";
constexpr std::string_view machine_translation_setting = "machine_translation";
constexpr std::string_view help_link_setting = "help_link";
constexpr std::array<std::string_view, 2> tables{"limits", "ranking"};

[[noreturn]] void refuse_unknown(const std::string& file, const toml::source_region& where, const std::string& name) {
  std::vector<std::string_view> names{host_names_setting, thesaurus_setting, machine_translation_setting,
                                      help_link_setting};
  for (const ChoiceSetting& setting : choice_settings) names.push_back(setting.name);
  for (const NumberSetting& setting : number_settings) names.push_back(setting.name);
  for (const ShareSetting& setting : share_settings) names.push_back(setting.name);
  for (const TextSetting& setting : text_settings) names.push_back(setting.name);
  refuse_setting(
      file, where,
      "there is no setting \"" + name + "\"; did you mean \"" + std::string(nearest_name(name, names)) + "\"?");
}

std::vector<std::string> read_texts(const toml::node& node, const std::string& file, const std::string& expected) {
  const toml::array* array = node.as_array();
  const auto is_text = [](const toml::node& element) { return element.is_string(); };
  if (array == nullptr || !std::all_of(array->begin(), array->end(), is_text))
    refuse_setting(file, node.source(), expected);
  std::vector<std::string> texts;
  for (const toml::node& element : *array) texts.push_back(element.value_or(std::string{}));
  return texts;
}

void read_host_names(const toml::node& node, const std::string& file, Config& config) {
  const std::string expected = "host_names must be a list of names, such as [\"search.example.org\"]";
  for (const std::string& name : read_texts(node, file, expected)) {
    config.host_names.push_back(passage::ascii_lower(name));
  }
}

void read_thesaurus(const toml::node& node, const std::string& file, Config& config) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  for (const std::string& path : read_texts(node, file, "thesaurus must be a list of files, such as [\"terms.ttl\"]")) {
    config.thesaurus.push_back(folder / path);
  }
}

bool is_pair(std::string_view value) {
  const std::size_t dash = value.find('-');
  if (dash == std::string_view::npos) return value == "all";
  return !passage::canonical_language(value.substr(0, dash)).empty() &&
         !passage::canonical_language(value.substr(dash + 1)).empty();
}

void read_machine_translation(const toml::node& node, const std::string& file, Config& config) {
  const std::string expected =
      "machine_translation must be a list of pairs, such as [\"en-es\", \"es-en\"], or [\"all\"]";
  config.machine_translation = read_texts(node, file, expected);
  if (!std::ranges::all_of(config.machine_translation, is_pair)) refuse_setting(file, node.source(), expected);
}

void read_setting(const std::string& name, const toml::node& node, const std::string& file, Config& config) {
  if (name == host_names_setting) return read_host_names(node, file, config);
  if (name == thesaurus_setting) return read_thesaurus(node, file, config);
  if (name == machine_translation_setting) return read_machine_translation(node, file, config);
  if (name == help_link_setting) {
    config.help_links = read_help_links(node, file);
    return;
  }
  if (const auto choice = std::ranges::find(choice_settings, name, &ChoiceSetting::name);
      choice != choice_settings.end()) {
    if (!node.is_boolean()) refuse_setting(file, node.source(), name + " must be true or false");
    config.*choice->choice = node.value_or(true);
    return;
  }
  const auto number = std::ranges::find(number_settings, name, &NumberSetting::name);
  if (number != number_settings.end()) {
    const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (!value || *value < number->lowest || *value > number->highest) {
      refuse_setting(file, node.source(),
                     name + " must be a whole number from " + std::to_string(number->lowest) + " to " +
                         std::to_string(number->highest));
    }
    return number->set(config, *value);
  }
  const auto share = std::ranges::find(share_settings, name, &ShareSetting::name);
  if (share != share_settings.end()) {
    const double value = node.is_number() ? node.value_or(-1.0) : -1.0;
    if (!(value >= 0 && value <= 1)) refuse_setting(file, node.source(), name + " must be a number from 0 to 1");
    config.*share->share = value;
    return;
  }
  const auto text = std::ranges::find(text_settings, name, &TextSetting::name);
  if (text == text_settings.end()) refuse_unknown(file, node.source(), name);
  if (!node.is_string() || !text->set(config, node.value_or(std::string{}))) {
    refuse_setting(file, node.source(), name + " must be " + std::string(text->expected));
  }
}

std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string::npos) return {};
  const std::string authority = url.substr(begin + 2, url.find('/', begin + 2) - begin - 2);
  const std::size_t colon = authority.rfind(':');
  const bool has_port = colon != std::string::npos && authority.find(']', colon) == std::string::npos;
  return passage::ascii_lower(has_port ? authority.substr(0, colon) : authority);
}

}  // namespace

Config parse_config(std::string_view toml_text, const std::string& name) {
  Config config;
  toml::table table;
  try {
    table = toml::parse(toml_text, name);
  } catch (const toml::parse_error& error) {
    refuse_setting(name, error.source(), std::string(error.description()));
  }
  for (const auto& [key, node] : table) {
    if (node.is_table() && std::ranges::count(tables, key.str()) > 0) {
      for (const auto& [inner_key, inner] : *node.as_table()) {
        read_setting(std::string(key.str()) + "." + std::string(inner_key.str()), inner, name, config);
      }
    } else {
      read_setting(std::string(key.str()), node, name, config);
    }
  }
  config.fingerprint = http::weak_etag({toml_text});
  return config;
}

Config read_config(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw passage::Error("cannot read the configuration " + file.string());
  return parse_config(text, file.string());
}

http::ServerSettings server_settings(const Config& config) {
  http::ServerSettings settings = config.server;
  settings.listen = config.listen;
  settings.workers = config.threads > 0 ? config.threads
                                        : std::max(least_threads, std::size_t{2} * std::thread::hardware_concurrency());
  settings.own_hosts = {"localhost", "127.0.0.1", "[::1]", host_of("//" + config.listen)};
  settings.own_hosts.insert(settings.own_hosts.end(), config.host_names.begin(), config.host_names.end());
  if (!config.public_url.empty()) settings.own_hosts.push_back(host_of(config.public_url));
  return settings;
}

http::ServerSettings admin_settings(const Config& config) {
  http::ServerSettings settings = server_settings(config);
  settings.listen = config.admin;
  settings.workers = 1;
  return settings;
}

}  // namespace searchd
