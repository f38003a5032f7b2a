#pragma once

#include <optional>
#include <string>

#include "searchd/http/pages/page_frame.h"
#include "searchd/http/pages/template.h"
#include "searchd/search/recording.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// A recording that the reading view of its transcript can play.
struct Recording {
  RecordingKind kind = RecordingKind::Audio;
  std::string url;     ///< Without a fragment.
  std::string origin;  ///< Where it comes from, which the page's policy has to allow.
};

/// The recording that a document is the text of: what its address leads to is one, by its ending, and can be allowed.
/// Players of other sites (YouTube) are linked, never embedded: they would load scripts and watch the reader.
[[nodiscard]] std::optional<Recording> recording_of(const DocumentAnswer& answer);

/// The members of the template `recording`. It starts at `start`, in seconds from its beginning.
[[nodiscard]] TemplateData recording_view(const Recording& recording, const DocumentAnswer& answer, double start,
                                          const PageContext& context);

/// Seconds as they stand in `#t=` and in attributes: "754.2".
[[nodiscard]] std::string seconds_text(double seconds);

}  // namespace searchd::http
