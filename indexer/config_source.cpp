#include "indexer/config_source.h"

#include <algorithm>
#include <array>

#include "indexer/source/crawl/page_address.h"
#include "indexer/source/web/url.h"

namespace indexer {
namespace {

enum class Type { Files, WordPress, Web };

constexpr std::array type_names{std::pair{std::string_view("files"), Type::Files},
                                std::pair{std::string_view("wordpress"), Type::WordPress},
                                std::pair{std::string_view("web"), Type::Web}};

constexpr unsigned files = 1U << static_cast<unsigned>(Type::Files);
constexpr unsigned wordpress = 1U << static_cast<unsigned>(Type::WordPress);
constexpr unsigned web = 1U << static_cast<unsigned>(Type::Web);

using Values = const ConfigValues&;
using Key = std::string_view;
using Node = const toml::node&;

/// A key of [[source]]; the types that have it are bits.
struct SourceKey {
  Key name;
  unsigned types;
  void (*set)(Source& source, Values values, Key key, Node node);
};

void set_name(Source& source, Values values, Key key, Node node) {
  constexpr std::size_t max_bytes = 60;
  source.name = values.text(key, node);
  if (source.name.size() > max_bytes || source.name.find('/') != std::string::npos || !passage::valid_id(source.name)) {
    values.fail(node, "\"name\" has at most 60 bytes, and neither \"/\" nor control characters");
  }
}

void set_url(Source& source, Values values, Key key, Node node) {
  source.wordpress->url = values.web_url(key, node);
  if (!parse_url(source.wordpress->url))
    values.fail(node, "\"url\" is an http or https address without a password in it");
}

void set_ocr(Source& source, Values values, Key, Node node) {
  if (const auto word = node.value_exact<std::string>(); word == "auto") {
    source.ocr.mode = OcrMode::WhereInstalled;
  } else if (const auto flag = node.value_exact<bool>()) {
    source.ocr.mode = *flag ? OcrMode::Always : OcrMode::Never;
  } else {
    values.fail(node, "\"ocr\" is true, false or \"auto\"");
  }
}

void set_ocr_languages(Source& source, Values values, Key key, Node node) {
  constexpr std::size_t most = 5;
  for (const std::string& tag : values.texts(key, node)) {
    source.ocr.languages.push_back(values.language(key, tag, node));
  }
  if (source.ocr.languages.size() > most)
    values.fail(node, "\"ocr_languages\" has five languages at most, each takes time");
}

void set_types(Source& source, Values values, Key key, Node node) {
  source.wordpress->types = values.texts(key, node);
  for (const std::string& type : source.wordpress->types) {
    const bool is_slug = std::ranges::all_of(
        type, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
    if (!is_slug || type == "attachment") values.fail(node, "\"types\" are like \"post\", \"page\", \"press_release\"");
  }
}

void set_languages(Source& source, Values values, Key key, Node node) {
  for (auto& [path, tag] : values.table(key, node)) {
    if (!path.starts_with('/')) values.fail(node, "\"languages\" goes by paths, like { \"/es/\" = \"es\" }");
    (source.web ? source.web->languages : source.wordpress->languages)
        .emplace_back(path, values.language(path, tag, node));
  }
}

std::vector<std::string> addresses(Values values, Key key, Node node) {
  std::vector<std::string> all = values.texts(key, node);
  for (const std::string& url : all) {
    if (!page_address(url)) {
      values.fail(node, "\"" + std::string(key) + "\" has http or https addresses without a password in them, not \"" +
                            url + "\"");
    }
  }
  return all;
}

constexpr std::array keys{
    SourceKey{"name", files | wordpress | web, set_name},
    SourceKey{"type", files | wordpress | web, [](Source&, Values, Key, Node) {}},  // was read before the others
    SourceKey{"path", files,
              [](Source& source, Values values, Key key, Node node) {
                source.path = source_at(values.in_folder(values.text(key, node))).path;
              }},
    SourceKey{"base_url", files,
              [](Source& source, Values values, Key key, Node node) { source.base_url = values.web_url(key, node); }},
    SourceKey{"serve", files,
              [](Source& source, Values values, Key key, Node node) { source.serve = values.flag(key, node); }},
    SourceKey{
        "fold_duplicates", files | wordpress | web,
        [](Source& source, Values values, Key key, Node node) { source.fold_duplicates = values.flag(key, node); }},
    SourceKey{"language", files | wordpress | web,
              [](Source& source, Values values, Key key, Node node) {
                source.defaults.language = values.language(key, values.text(key, node), node);
              }},
    SourceKey{"kind", files | wordpress | web,
              [](Source& source, Values values, Key key, Node node) { source.defaults.kind = values.text(key, node); }},
    SourceKey{"organization", files | wordpress | web,
              [](Source& source, Values values, Key key, Node node) {
                source.defaults.organizations = {values.text(key, node)};
              }},
    SourceKey{"include", files | web,
              [](Source& source, Values values, Key key, Node node) { source.include = values.texts(key, node); }},
    SourceKey{"exclude", files | web,
              [](Source& source, Values values, Key key, Node node) { source.exclude = values.texts(key, node); }},
    SourceKey{"ocr", files | wordpress | web, set_ocr},
    SourceKey{"ocr_languages", files | wordpress | web, set_ocr_languages},
    SourceKey{"url", wordpress, set_url},
    SourceKey{"types", wordpress, set_types},
    SourceKey{
        "media", wordpress,
        [](Source& source, Values values, Key key, Node node) { source.wordpress->media = values.texts(key, node); }},
    SourceKey{"languages", wordpress | web, set_languages},
    SourceKey{"versions", wordpress,
              [](Source& source, Values values, Key key, Node node) {
                source.wordpress->versions = values.lists(key, node);
              }},
    SourceKey{"read_pages", wordpress,
              [](Source& source, Values values, Key key, Node node) {
                source.wordpress->read_pages = values.flag(key, node);
              }},
    SourceKey{"allow_private_addresses", wordpress | web,
              [](Source& source, Values values, Key key, Node node) {
                (source.web ? source.web->allow_private_addresses : source.wordpress->allow_private_addresses) =
                    values.flag(key, node);
              }},
    SourceKey{
        "user", wordpress,
        [](Source& source, Values values, Key key, Node node) { source.wordpress->user = values.text(key, node); }},
    SourceKey{"password", wordpress,
              [](Source& source, Values values, Key key, Node node) {
                source.wordpress->password.text = values.text(key, node);
              }},
    SourceKey{"password_env", wordpress,
              [](Source& source, Values values, Key key, Node node) {
                source.wordpress->password.environment = values.text(key, node);
              }},
    SourceKey{"password_file", wordpress,
              [](Source& source, Values values, Key key, Node node) {
                source.wordpress->password.file = values.in_folder(values.text(key, node));
              }},
    SourceKey{"certificates", wordpress | web,
              [](Source& source, Values values, Key key, Node node) {
                (source.web ? source.web->certificates : source.wordpress->certificates) =
                    values.in_folder(values.text(key, node));
              }},
    SourceKey{
        "start", web,
        [](Source& source, Values values, Key key, Node node) { source.web->start = addresses(values, key, node); }},
    SourceKey{
        "sitemaps", web,
        [](Source& source, Values values, Key key, Node node) { source.web->sitemaps = addresses(values, key, node); }},
    SourceKey{
        "feeds", web,
        [](Source& source, Values values, Key key, Node node) { source.web->feeds = addresses(values, key, node); }},
    SourceKey{
        "scope", web,
        [](Source& source, Values values, Key key, Node node) { source.web->scope = addresses(values, key, node); }},
    SourceKey{"follow", web,
              [](Source& source, Values values, Key key, Node node) { source.web->follow = values.flag(key, node); }},
    SourceKey{"max_pages", web,
              [](Source& source, Values values, Key key, Node node) {
                source.web->max_pages = static_cast<std::size_t>(values.number(key, node, 1, 1e6));
              }},
    SourceKey{"max_depth", web,
              [](Source& source, Values values, Key key, Node node) {
                source.web->max_depth = static_cast<unsigned>(values.number(key, node, 0, 100));
              }},
    SourceKey{"max_minutes", web,
              [](Source& source, Values values, Key key, Node node) {
                constexpr double seconds = 60;
                source.web->longest =
                    std::chrono::seconds(static_cast<long>(values.number(key, node, 0.05, 1440) * seconds));
              }},
    SourceKey{"delay", web,
              [](Source& source, Values values, Key key, Node node) {
                constexpr double milliseconds = 1000;
                source.web->delay =
                    std::chrono::milliseconds(static_cast<long>(values.number(key, node, 0, 3600) * milliseconds));
              }},
    SourceKey{"revalidate_days", web,
              [](Source& source, Values values, Key key, Node node) {
                source.web->revalidate_days = static_cast<unsigned>(values.number(key, node, 0, 365));
              }},
};

Type type_of(const toml::table& table, Values values) {
  const toml::node* node = table.get("type");
  if (node == nullptr) return Type::Files;
  const std::string name = values.text("type", *node);
  for (const auto& [known, type] : type_names) {
    if (name == known) return type;
  }
  values.fail(*node, "\"type\" is \"files\", \"wordpress\" or \"web\", not \"" + name + "\"");
}

void check_wordpress(const Source& source, const toml::table& table, Values values) {
  const WordPressSite& site = *source.wordpress;
  const std::string who = "the source \"" + source.name + "\" ";
  if (site.url.empty()) values.fail(table, who + "has no \"url\"");
  const auto places =
      int(!site.password.text.empty()) + int(!site.password.environment.empty()) + int(!site.password.file.empty());
  if (places != (site.user.empty() ? 0 : 1)) {
    values.fail(table, who + "wants a \"user\" together with one of \"password\", \"password_env\", \"password_file\"");
  }
  if (!site.user.empty() && site.user.find(':') != std::string::npos) {
    values.fail(table, who + "has a \"user\" with \":\" in it");
  }
  // In one's own network there may be no certificates; in that of others a password is read on its way.
  if (!site.user.empty() && !parse_url(site.url)->is_encrypted() && !site.allow_private_addresses) {
    values.fail(table, who + "has a password, so its \"url\" begins with https");
  }
}

void check_web(const Source& source, const toml::table& table, Values values) {
  const WebSite& site = *source.web;
  if (site.start.empty() && site.sitemaps.value_or(std::vector<std::string>{}).empty() && site.feeds.empty()) {
    values.fail(table, "the source \"" + source.name + "\" has none of \"start\", \"sitemaps\", \"feeds\"");
  }
}

}  // namespace

Source read_source(const toml::table& table, Values values) {
  Source source;
  const Type type = type_of(table, values);
  if (type == Type::WordPress) source.wordpress.emplace();
  if (type == Type::Web) source.web.emplace();
  const auto is_of_type = [&](const SourceKey& key) { return (key.types >> static_cast<unsigned>(type) & 1U) != 0; };
  for (const auto& [key, node] : table) {
    const auto known = std::ranges::find(keys, key.str(), &SourceKey::name);
    if (known == keys.end() || !is_of_type(*known)) {
      std::vector<std::string_view> names;
      for (const SourceKey& one : keys) {
        if (is_of_type(one)) names.push_back(one.name);
      }
      values.unknown(key.str(), node, " in [[source]]", names);
    }
    known->set(source, values, key.str(), node);
  }
  if (source.name.empty()) values.fail(table, "this [[source]] has no \"name\"");
  if (type == Type::Files && source.path.empty()) {
    values.fail(table, "the source \"" + source.name + "\" has no \"path\"");
  }
  if (type == Type::WordPress) check_wordpress(source, table, values);
  if (type == Type::Web) check_web(source, table, values);
  return source;
}

}  // namespace indexer
