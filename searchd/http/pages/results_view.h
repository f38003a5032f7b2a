#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// The members of the template `results`. `asked` is the search as the reader's address states it, without what the
/// page adds by itself: its links are made from it.
[[nodiscard]] TemplateData results_view(const SearchAnswer& answer, const SearchRequest& asked,
                                        const PageContext& context);

/// What the templates `hit` and `metadata` say about a document: kind, language, date and so on in words.
[[nodiscard]] TemplateData hit_view(const Hit& hit, const SearchRequest& asked, const PageContext& context);

/// The number of result pages that can be reached.
[[nodiscard]] std::uint32_t reachable_pages(std::uint32_t total_hits, std::uint32_t hits_per_page);

}  // namespace searchd::http
