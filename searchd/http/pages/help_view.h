#pragma once

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"

namespace searchd::http {

/// The members of the template `help`: what can be typed, each example a link that searches for it.
[[nodiscard]] TemplateData help_view(const PageContext& context);

}  // namespace searchd::http
