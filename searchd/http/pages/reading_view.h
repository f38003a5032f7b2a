#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// Documents like the one that is read, beneath it.
inline constexpr std::uint32_t similar_shown = 5;

/// What a reading view shows.
struct ReadingMatter {
  const DocumentAnswer& answer;
  const std::optional<Recording>& recording;  ///< What the text is of, where it can be played.
  const std::vector<Hit>& similar;
};

/// The members of the template `read`.
[[nodiscard]] TemplateData reading_view(const ReadingMatter& matter, const ReadingRequest& asked,
                                        const PageContext& context);

}  // namespace searchd::http
