#pragma once

#include <string>
#include <string_view>

#include "passage/model/metadata.h"
#include "passage/text/unicode.h"
#include "searchd/search/search_answer.h"

namespace searchd::http {

/// Text out of a document on one line, valid UTF-8, without control and bidi override characters: it can begin no new
/// member, cell or record of any format.
[[nodiscard]] inline std::string one_line(std::string_view text) {
  return passage::without_controls(passage::to_valid_utf8(text));
}
[[nodiscard]] inline std::string one_line(const MarkedText& pieces) {
  return one_line(unmarked(pieces));
}

}  // namespace searchd::http
