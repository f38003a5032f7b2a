#include "indexer/source/crawl/link_scope.h"

#include <algorithm>

#include "indexer/source/globs.h"
#include "indexer/source/source.h"

namespace indexer {
namespace {

/// Globs with a "/" are over whole paths, which begin with one.
std::vector<std::string> over_paths(std::vector<std::string> globs) {
  for (std::string& glob : globs) {
    const bool by_path = glob.find('/') != glob.npos;
    if (by_path && !glob.starts_with('/') && !glob.starts_with('*')) glob.insert(0, 1, '/');
  }
  return globs;
}

/// Whole hosts, with and without "www.": which of the two a site calls itself is nothing that people know.
void add_host(std::vector<std::string>& beginnings, const std::string& url) {
  const auto address = page_address(url);
  if (!address) return;
  const std::string host(address->host());
  beginnings.push_back(host + "/");
  beginnings.push_back((host.starts_with("www.") ? host.substr(4) : "www." + host) + "/");
}

}  // namespace

LinkScope::LinkScope(const Source& source)
    : include_(over_paths(source.include)), exclude_(over_paths(source.exclude)) {
  const WebSite& site = *source.web;
  for (const std::string& beginning : site.scope) {
    if (const auto address = page_address(beginning)) beginnings_.push_back(address->key);
  }
  if (!beginnings_.empty()) return;
  for (const std::string& url : site.start) add_host(beginnings_, url);
  for (const std::string& url : site.sitemaps.value_or(std::vector<std::string>{})) add_host(beginnings_, url);
  for (const std::string& url : site.feeds) add_host(beginnings_, url);
}

bool LinkScope::contains(const PageAddress& address) const {
  const bool begins = std::ranges::any_of(
      beginnings_, [&](const std::string& beginning) { return address.key.starts_with(beginning); });
  return begins && !matches_any(exclude_, std::string(address.target()));
}

bool LinkScope::has_host_of(const PageAddress& address) const {
  return std::ranges::any_of(beginnings_, [&](const std::string& beginning) {
    return std::string_view(beginning).substr(0, beginning.find('/')) == address.host();
  });
}

bool LinkScope::wants(const PageAddress& address) const {
  return include_.empty() || matches_any(include_, std::string(address.target()));
}

}  // namespace indexer
