#pragma once

#include <string>

#include "searchd/http/pages/ui_strings.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// What a reader should know before following a link to a file: "PDF, 4.2 MB, p. 14", the page being that of `place`,
/// which may be null. Empty where the address leads to something else than the file that the text is from: a web page,
/// a recording.
[[nodiscard]] std::string source_file_label(const Hit& hit, const Place* place, const UiStrings& strings);

}  // namespace searchd::http
