#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/pages/help_link.h"
#include "searchd/http/pages/help_seeking.h"
#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/http/router.h"
#include "searchd/search/search_service.h"

namespace searchd::http {

struct PagesConfig {
  std::string site_name = "Passage";  ///< In the heading and the title of every page.
  std::size_t max_query_bytes = 1024;
  std::string public_url;  ///< With the slash at its end; empty: absolute addresses cannot be made.
  HelpLinks help_links;
};

/// The pages that people see, rendered from the templates of ui/. Thread-safe.
/// The handlers let BadRequest and IndexUnavailable out, as those of the API do; whoever catches them asks error().
class Pages {
 public:
  /// `service` must outlive the pages. Throws passage::Error when templates or strings are broken.
  Pages(SearchService& service, PagesConfig config);

  [[nodiscard]] Response start(const Request& request) const;   ///< `/`
  [[nodiscard]] Response search(const Request& request) const;  ///< `/search`
  [[nodiscard]] Response read(const Request& request) const;    ///< `/read`
  [[nodiscard]] Response help(const Request& request) const;    ///< `/help`

  /// A page that says what went wrong, in the language that `request` asks for. `detail` is shown beneath and may quote
  /// the request; it is meant for what BadRequest says and is empty where there is nothing to add. Never throws for
  /// anything that a client sent.
  [[nodiscard]] Response error(int status, const Request& request, std::string_view detail = {}) const;

 private:
  [[nodiscard]] PageContext context(const Request& request, std::string_view ui) const;
  [[nodiscard]] Response page(int status, std::string_view name, const TemplateData& data,
                              const PageContext& context) const;

  void add_help_link(TemplateData& data, const SearchAnswer& answer, const SearchRequest& asked,
                     const PageContext& context) const;

  /// What a reader may go on with where the text ends. It takes a search to find them, so not on every page of it.
  [[nodiscard]] std::vector<Hit> similar_documents(const DocumentAnswer& answer, const PageContext& context) const;

  SearchService& service_;
  PagesConfig config_;
  HelpSeeking help_seeking_;
  TemplateSet templates_;
  std::map<std::string_view, UiStrings> strings_;
};

/// Adds the pages to a router and makes it answer errors with pages. `pages` must outlive the router.
void add_pages(Router& router, const Pages& pages);

}  // namespace searchd::http
