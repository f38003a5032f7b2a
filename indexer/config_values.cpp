#include "indexer/config_values.h"

#include <iomanip>
#include <sstream>

#include "indexer/config.h"
#include "indexer/nearest_name.h"
#include "passage/model/metadata.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

std::string quoted(std::string_view key) {
  return "\"" + std::string(key) + "\"";
}

}  // namespace

void ConfigValues::fail(const toml::source_region& where, const std::string& what) const {
  throw ConfigError(file_.string() + ":" + std::to_string(where.begin.line) + ": " + what);
}

void ConfigValues::unknown(std::string_view key, const toml::node& node, std::string_view table,
                           std::span<const std::string_view> known) const {
  fail(node, "unknown key " + quoted(key) + std::string(table) + did_you_mean(key, known));
}

std::string ConfigValues::text(std::string_view key, const toml::node& node) const {
  const auto value = node.value_exact<std::string>();
  if (!value || passage::trimmed(*value).empty()) fail(node, quoted(key) + " is a text that is not empty");
  return *value;
}

std::int64_t ConfigValues::number(std::string_view key, const toml::node& node, std::int64_t most) const {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || *value < 0 || *value > most) {
    fail(node, quoted(key) + " is a whole number from 0 to " + std::to_string(most));
  }
  return *value;
}

bool ConfigValues::flag(std::string_view key, const toml::node& node) const {
  const auto value = node.value_exact<bool>();
  if (!value) fail(node, quoted(key) + " is true or false");
  return *value;
}

double ConfigValues::number(std::string_view key, const toml::node& node, double least, double most) const {
  const auto value = node.value<double>();
  if (!node.is_number() || !value || !(*value >= least && *value <= most)) {
    std::ostringstream range;
    range << least << " to " << std::fixed << std::setprecision(0) << most;
    fail(node, quoted(key) + " is a number from " + range.str());
  }
  return *value;
}

std::vector<std::string> ConfigValues::texts(std::string_view key, const toml::node& node) const {
  std::vector<std::string> all;
  const toml::array* values = node.as_array();
  if (values == nullptr) fail(node, quoted(key) + " is a list of texts, like [\"*.pdf\"]");
  for (const toml::node& value : *values) all.push_back(text(key, value));
  return all;
}

std::vector<std::vector<std::string>> ConfigValues::lists(std::string_view key, const toml::node& node) const {
  std::vector<std::vector<std::string>> all;
  const toml::array* values = node.as_array();
  if (values == nullptr) fail(node, quoted(key) + " is a list of lists, like [[\"/about/\", \"/es/acerca/\"]]");
  for (const toml::node& value : *values) {
    all.push_back(texts(key, value));
    if (all.back().size() < 2) fail(value, "each list in " + quoted(key) + " has two texts or more");
  }
  return all;
}

std::vector<std::pair<std::string, std::string>> ConfigValues::table(std::string_view key,
                                                                     const toml::node& node) const {
  std::vector<std::pair<std::string, std::string>> all;
  const toml::table* values = node.as_table();
  if (values == nullptr) fail(node, quoted(key) + " is a table, like { \"/es/\" = \"es\" }");
  for (const auto& [name, value] : *values) all.emplace_back(name.str(), text(name.str(), value));
  return all;
}

std::string ConfigValues::language(std::string_view key, std::string_view tag, const toml::node& node) const {
  std::string canonical = passage::canonical_language(tag);
  if (canonical.empty()) fail(node, quoted(key) + " is a language tag like \"es\" or \"pt-BR\"");
  return canonical;
}

std::string ConfigValues::web_url(std::string_view key, const toml::node& node) const {
  passage::Metadata metadata{.url = text(key, node)};
  if (!passage::sanitize(metadata).empty()) fail(node, quoted(key) + " is an http or https address");
  return metadata.url;
}

}  // namespace indexer
