#pragma once

#include <map>
#include <string>
#include <string_view>

namespace searchd::http {

/// Where people are sent who seek help, not documents.
struct HelpLink {
  std::string url;   ///< http, https, mailto or tel.
  std::string text;  ///< What the link says.

  friend bool operator==(const HelpLink&, const HelpLink&) = default;
};

/// By the primary subtag of the page's language; "" is for all that have none of their own. Empty: there is no link.
using HelpLinks = std::map<std::string, HelpLink, std::less<>>;

/// The link for a page; null when there is none.
[[nodiscard]] inline const HelpLink* find_help_link(const HelpLinks& links, std::string_view language) {
  auto found = links.find(language);
  if (found == links.end()) found = links.find(std::string_view{});
  return found == links.end() ? nullptr : &found->second;
}

}  // namespace searchd::http
