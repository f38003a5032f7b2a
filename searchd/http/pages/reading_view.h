#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/recording_view.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace searchd::http {

/// Passages on one page of the reading view: a quarter of an hour's reading.
inline constexpr std::uint32_t passages_on_a_page = 20;

/// What the address of a reading view says.
struct ReadingRequest {
  std::string id;
  std::uint32_t place = 0;  ///< The passage to bring into sight; 0: none in particular.
  SearchRequest search;     ///< Where the reader comes from; its words are marked.
};

/// The members of the template `read`. `recording`: what the text is of, where it can be played.
[[nodiscard]] TemplateData reading_view(const DocumentAnswer& answer, const ReadingRequest& asked,
                                        const std::optional<Recording>& recording, const PageContext& context);

}  // namespace searchd::http
