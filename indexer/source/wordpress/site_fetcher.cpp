#include "indexer/source/wordpress/site_fetcher.h"

#include "indexer/source/source_error.h"
#include "indexer/source/web/fetch_error.h"
#include "indexer/source/web/site_http_options.h"
#include "indexer/source/web/url.h"

namespace indexer {
namespace {

HttpOptions options_for(const WordPressSite& site) {
  HttpOptions options = site_http_options(site.contact, site.allow_private_addresses, site.certificates);
  const auto url = parse_url(site.url);
  if (!url) throw SourceError("\"" + site.url + "\" is no address of http or https");
  if (!site.user.empty()) {
    options.credentials = {.origin = url->origin, .user = site.user, .password = password_of(site)};
  }
  return options;
}

/// A page that says "please log in" is no new content of a PDF.
bool is_page_instead(const std::string& body, const std::string& content_type) {
  constexpr std::size_t header_limit = 1024;
  return content_type == "application/pdf" && body.substr(0, header_limit).find("%PDF-") == std::string::npos;
}

}  // namespace

SiteFetcher::SiteFetcher(const WordPressSite& site, const std::filesystem::path& data_directory)
    : client_(options_for(site)), spool_(data_directory) {}

std::string SiteFetcher::fetch(const Item& item) {
  if (const auto text = texts_.find(item.path); text != texts_.end()) return spool_.read(text->second);
  const std::string& address = item.remote->address;
  const std::lock_guard lock(mutex_);
  HttpResponse response = client_.get({.url = address});
  if (response.status == 404 || response.status == 410) {
    throw GoneFromSource("there is nothing at " + address + " (" + std::to_string(response.status) + ")");
  }
  if (response.status != 200) {
    throw FetchError("cannot fetch " + address + ": the server answers " + std::to_string(response.status));
  }
  if (is_page_instead(response.body, item.remote->hints.content_type)) {
    throw FetchError("what came from " + address + " is no PDF");
  }
  return std::move(response.body);
}

}  // namespace indexer
