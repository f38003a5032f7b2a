#include "indexer/config.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "indexer/config_source.h"
#include "indexer/config_values.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t most_ocr_minutes = 24 * 60;
constexpr auto root_keys = std::to_array<std::string_view>(
    {"source", "contact", "curation", "thesaurus", "built_in_thesaurus", "sandbox", "ocr_minutes"});

std::vector<Source> read_sources(const toml::node& node, const ConfigValues& values) {
  const toml::array* tables = node.as_array();
  if (tables == nullptr) values.fail(node, "\"source\" is a list of tables: write [[source]]");
  std::vector<Source> sources;
  std::set<std::string> names;
  for (const toml::node& entry : *tables) {
    const toml::table* table = entry.as_table();
    if (table == nullptr) values.fail(entry, "\"source\" is a list of tables: write [[source]]");
    sources.push_back(read_source(*table, values));
    const std::string& name = sources.back().name;
    if (!names.insert(name).second) values.fail(*table, "there are two sources with the name \"" + name + "\"");
  }
  return sources;
}

/// A line of the user agent, in which a server's owner finds whom to write to.
std::string read_contact(const toml::node& node, const ConfigValues& values) {
  std::string contact = values.text("contact", node);
  const bool is_plain =
      std::ranges::all_of(contact, [](char c) { return c > ' ' && c < '\x7f' && c != '(' && c != ')'; });
  if (!is_plain)
    values.fail(node, "\"contact\" is an address, like \"https://example.org/contact\" or \"it@example.org\"");
  return contact;
}

Config read(const toml::table& root, const ConfigValues& values) {
  Config config;
  std::string contact;
  for (const auto& [key, node] : root) {
    if (key.str() == "thesaurus") {
      for (const std::string& path : values.texts(key.str(), node)) config.thesaurus.push_back(values.in_folder(path));
    } else if (key.str() == "built_in_thesaurus") {
      config.built_in_thesaurus = values.flag(key.str(), node);
    } else if (key.str() == "sandbox") {
      const auto mode = sandbox_mode(values.text(key.str(), node));
      if (!mode) values.fail(node, "\"sandbox\" is \"required\" or \"best-effort\"");
      config.sandbox = *mode;
    } else if (key.str() == "curation") {
      config.curation = values.in_folder(values.text(key.str(), node));
    } else if (key.str() == "ocr_minutes") {
      config.ocr_time = std::chrono::minutes(values.number(key.str(), node, most_ocr_minutes));
    } else if (key.str() == "contact") {
      contact = read_contact(node, values);
    } else if (key.str() == "source") {
      config.sources = read_sources(node, values);
    } else {
      values.unknown(key.str(), node, {}, root_keys);
    }
  }
  for (Source& source : config.sources) {
    if (source.wordpress) source.wordpress->contact = contact;
    if (source.web) source.web->contact = contact;
  }
  return config;
}

}  // namespace

std::optional<SandboxMode> sandbox_mode(std::string_view word) {
  if (word == "required") return SandboxMode::Required;
  if (word == "best-effort") return SandboxMode::BestEffort;
  return std::nullopt;
}

Config parse_config(std::string_view toml, const fs::path& file) {
  const ConfigValues values(file);
  try {
    return read(toml::parse(toml), values);
  } catch (const toml::parse_error& error) {
    values.fail(error.source(), std::string(error.description()));
  }
}

Config load_config(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || in.bad()) throw ConfigError("cannot read the configuration " + file.string());
  return parse_config(text.str(), file);
}

}  // namespace indexer
