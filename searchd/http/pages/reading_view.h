#pragma once

#include <cstdint>
#include <string>

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// What the address of a reading view says.
struct ReadingRequest {
  std::string id;
  std::uint32_t place = 0;  ///< The passage to bring into sight; 0: none in particular, the text from its beginning.
  std::string query;        ///< Whose words are marked; may be empty.
};

/// The members of the template `read`.
[[nodiscard]] TemplateData reading_view(const DocumentAnswer& answer, const ReadingRequest& asked,
                                        const PageContext& context);

}  // namespace searchd::http
