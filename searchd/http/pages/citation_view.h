#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/reading_view.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// The members of the template `cite`: a citation to be read and copied, of the place where one is asked for, and the
/// same for reference managers.
[[nodiscard]] TemplateData citation_view(const DocumentAnswer& answer, const ReadingRequest& asked,
                                         const PageContext& context);

}  // namespace searchd::http
