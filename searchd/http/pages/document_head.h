#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/reading_view.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// The members of the template `document_head`: what programs read of a document that is shown. For reference managers
/// (Zotero) Highwire's meta tags, for search engines schema.org's JSON-LD, the address that all views of the document
/// share, and those of its versions in other languages.
[[nodiscard]] TemplateData document_head(const DocumentAnswer& answer, const ReadingRequest& asked,
                                         const PageContext& context);

}  // namespace searchd::http
