#include "searchd/help_link_setting.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "passage/text/language.h"
#include "searchd/setting_refused.h"

namespace searchd {
namespace {

bool may_be_linked(std::string_view url) {
  constexpr auto schemes = std::to_array<std::string_view>({"https://", "http://", "mailto:", "tel:"});
  return url.find_first_of(" \"<>\\") == std::string_view::npos &&
         std::ranges::any_of(schemes, [&](std::string_view s) { return url.starts_with(s) && url.size() > s.size(); });
}

std::string text_of(const toml::node& node, const std::string& file, const std::string& name) {
  if (!node.is_string()) refuse_setting(file, node.source(), name + " must be a text");
  return node.value_or(std::string{});
}

http::HelpLink read_link(const toml::table& table, const std::string& file, const std::string& name,
                         http::HelpLink link) {
  for (const auto& [key, node] : table) {
    if (key.str() == "url") {
      link.url = text_of(node, file, name + ".url");
    } else if (key.str() == "text") {
      link.text = text_of(node, file, name + ".text");
    } else if (!node.is_table()) {
      refuse_setting(file, node.source(), name + " has url and text, not \"" + std::string(key.str()) + "\"");
    }
  }
  if (!link.url.empty() && !may_be_linked(link.url)) {
    refuse_setting(file, table.source(), name + ".url must begin with https://, http://, mailto: or tel:");
  }
  if (link.url.empty() != link.text.empty()) {
    refuse_setting(file, table.source(), name + " needs an address (url) and what the link says (text)");
  }
  return link;
}

}  // namespace

http::HelpLinks read_help_links(const toml::node& node, const std::string& file) {
  const std::string name = "help_link";
  const toml::table* table = node.as_table();
  if (table == nullptr) refuse_setting(file, node.source(), name + " must be a table: [help_link]");
  http::HelpLinks links;
  const http::HelpLink for_all = read_link(*table, file, name, {});
  if (!for_all.url.empty()) links.emplace("", for_all);
  for (const auto& [key, value] : *table) {
    const toml::table* inner = value.as_table();
    if (inner == nullptr) continue;
    const std::string language(passage::primary_subtag(passage::canonical_language(key.str())));
    if (language != key.str()) {
      refuse_setting(file, value.source(), name + "." + std::string(key.str()) + " is not the code of a language");
    }
    links[language] = read_link(*inner, file, name + "." + language, {.url = for_all.url, .text = {}});
  }
  return links;
}

}  // namespace searchd
