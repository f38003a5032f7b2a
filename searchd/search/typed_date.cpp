#include "searchd/search/typed_date.h"

#include <string>

#include "passage/text/unicode.h"

namespace searchd {

std::optional<passage::DateRange> typed_date_range(std::string_view text) {
  if (const auto range = passage::parse_date_range(text)) return range;
  std::string plain = passage::fold(text);  // digits are ASCII now, and three dots three
  for (const std::string_view dots : {"...", "\u2013"}) {
    if (const std::size_t found = plain.find(dots); found != std::string::npos) plain.replace(found, dots.size(), "..");
  }
  return passage::parse_date_range(plain);
}

}  // namespace searchd
