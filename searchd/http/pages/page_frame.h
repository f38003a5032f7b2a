#pragma once

#include <functional>
#include <string>

#include "searchd/http/pages/page_links.h"
#include "searchd/http/pages/template.h"
#include "searchd/http/pages/ui_strings.h"
#include "searchd/search/search_request.h"

namespace searchd::http {

/// What every page needs to know about the one request it answers.
struct PageContext {
  const UiStrings& strings;
  LinkLanguage links;
  const std::string& site_name;
  std::string_view public_url;  ///< With the slash at its end; empty: absolute addresses cannot be made.
};

/// An address of this site ("/read?id=…") as others reach it; empty where they cannot be told.
[[nodiscard]] std::string absolute_link(const PageContext& context, std::string_view path);

/// The address of the page being shown, in a language.
using SamePage = std::function<std::string(const LinkLanguage&)>;

/// The members of the templates `head` and `foot`: the document's language and direction, the search box holding
/// `search` with its filters as hidden fields, the links to the other languages.
[[nodiscard]] TemplateData page_frame(const PageContext& context, std::string title, const SearchRequest& search,
                                      const SamePage& same_page);

/// The parameters of a search, but for its query and page, as hidden fields of a form: {name, value}.
enum class DateFields : bool { Keep, LeaveOut };
[[nodiscard]] TemplateList hidden_fields(const SearchRequest& request, const LinkLanguage& language, DateFields dates);

}  // namespace searchd::http
