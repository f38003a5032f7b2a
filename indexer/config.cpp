#include "indexer/config.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include <toml++/toml.h>

#include "indexer/nearest_name.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

class Reader {
 public:
  explicit Reader(const fs::path& file) : file_(file), folder_(fs::absolute(file).parent_path()) {}

  Config read(const toml::table& root) {
    Config config;
    for (const auto& [key, node] : root) {
      if (key.str() == "thesaurus") {
        for (const std::string& path : texts(key.str(), node)) config.thesaurus.push_back(folder_ / path);
        continue;
      }
      if (key.str() == "built_in_thesaurus") {
        config.built_in_thesaurus = flag(key.str(), node);
        continue;
      }
      if (key.str() != "source") {
        unknown(key.str(), node, {}, std::to_array<std::string_view>({"source", "thesaurus", "built_in_thesaurus"}));
      }
      const toml::array* tables = node.as_array();
      if (tables == nullptr) fail(node, "\"source\" is a list of tables: write [[source]]");
      for (const toml::node& entry : *tables) {
        const toml::table* table = entry.as_table();
        if (table == nullptr) fail(entry, "\"source\" is a list of tables: write [[source]]");
        config.sources.push_back(read_source(*table));
      }
    }
    return config;
  }

  [[noreturn]] void fail(const toml::source_region& where, const std::string& what) const {
    throw ConfigError(file_.string() + ":" + std::to_string(where.begin.line) + ": " + what);
  }

 private:
  using Setter = void (Reader::*)(Source&, std::string_view key, const toml::node&) const;
  struct Key {
    std::string_view name;
    Setter set;
  };

  [[noreturn]] void fail(const toml::node& where, const std::string& what) const { fail(where.source(), what); }

  [[noreturn]] void unknown(std::string_view key, const toml::node& node, std::string_view table,
                            std::span<const std::string_view> known) const {
    fail(node, "unknown key \"" + std::string(key) + "\"" + std::string(table) + did_you_mean(key, known));
  }

  std::string text(std::string_view key, const toml::node& node) const {
    const auto value = node.value_exact<std::string>();
    if (!value || passage::trimmed(*value).empty())
      fail(node, "\"" + std::string(key) + "\" is a text that is not empty");
    return *value;
  }

  bool flag(std::string_view key, const toml::node& node) const {
    const auto value = node.value_exact<bool>();
    if (!value) fail(node, "\"" + std::string(key) + "\" is true or false");
    return *value;
  }

  std::vector<std::string> texts(std::string_view key, const toml::node& node) const {
    std::vector<std::string> all;
    const toml::array* values = node.as_array();
    if (values == nullptr) fail(node, "\"" + std::string(key) + "\" is a list of texts, like [\"*.pdf\"]");
    for (const toml::node& value : *values) all.push_back(text(key, value));
    return all;
  }

  void set_name(Source& source, std::string_view key, const toml::node& node) const {
    constexpr std::size_t max_bytes = 60;
    source.name = text(key, node);
    if (source.name.size() > max_bytes || source.name.find('/') != std::string::npos ||
        !passage::valid_id(source.name)) {
      fail(node, "\"name\" has at most 60 bytes, and neither \"/\" nor control characters");
    }
  }
  void set_path(Source& source, std::string_view key, const toml::node& node) const {
    source.path = source_at(folder_ / text(key, node)).path;
  }
  void set_base_url(Source& source, std::string_view key, const toml::node& node) const {
    passage::Metadata metadata{.url = text(key, node)};
    if (!passage::sanitize(metadata).empty()) fail(node, "\"base_url\" is an http or https address");
    source.base_url = metadata.url;
  }
  void set_serve(Source& source, std::string_view key, const toml::node& node) const { source.serve = flag(key, node); }
  void set_language(Source& source, std::string_view key, const toml::node& node) const {
    source.defaults.language = passage::canonical_language(text(key, node));
    if (source.defaults.language.empty()) fail(node, "\"language\" is a language tag like \"es\" or \"pt-BR\"");
  }
  void set_kind(Source& source, std::string_view key, const toml::node& node) const {
    source.defaults.kind = text(key, node);
  }
  void set_organization(Source& source, std::string_view key, const toml::node& node) const {
    source.defaults.organizations = {text(key, node)};
  }
  void set_include(Source& source, std::string_view key, const toml::node& node) const {
    source.include = texts(key, node);
  }
  void set_exclude(Source& source, std::string_view key, const toml::node& node) const {
    source.exclude = texts(key, node);
  }

  Source read_source(const toml::table& table) {
    static constexpr std::array keys{
        Key{"name", &Reader::set_name},
        Key{"path", &Reader::set_path},
        Key{"base_url", &Reader::set_base_url},
        Key{"serve", &Reader::set_serve},
        Key{"language", &Reader::set_language},
        Key{"kind", &Reader::set_kind},
        Key{"organization", &Reader::set_organization},
        Key{"include", &Reader::set_include},
        Key{"exclude", &Reader::set_exclude},
    };
    Source source;
    for (const auto& [key, node] : table) {
      const auto known = std::ranges::find(keys, key.str(), &Key::name);
      if (known == keys.end()) {
        std::array<std::string_view, keys.size()> names{};
        std::ranges::transform(keys, names.begin(), &Key::name);
        unknown(key.str(), node, " in [[source]]", names);
      }
      (this->*known->set)(source, key.str(), node);
    }
    if (source.name.empty()) fail(table, "this [[source]] has no \"name\"");
    if (source.path.empty()) fail(table, "the source \"" + source.name + "\" has no \"path\"");
    if (!names_.insert(source.name).second) fail(table, "there are two sources with the name \"" + source.name + "\"");
    return source;
  }

  fs::path file_;
  fs::path folder_;
  std::set<std::string> names_;
};

}  // namespace

Config parse_config(std::string_view toml, const fs::path& file) {
  Reader reader(file);
  try {
    return reader.read(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    reader.fail(error.source(), std::string(error.description()));
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
