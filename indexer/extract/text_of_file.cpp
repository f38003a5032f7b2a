#include "indexer/extract/text_of_file.h"

#include <array>

#include "indexer/extract/charset.h"

namespace indexer {

std::string text_of_file(std::string_view bytes, const ExtractionHints& hints, std::string_view declared_inside,
                         Extraction& extraction) {
  const std::string in_content_type = charset_in_content_type(hints.content_type);
  const std::array<std::string_view, 3> declared{hints.charset, in_content_type, declared_inside};
  DecodedText decoded = decode_text(bytes, declared);
  if (decoded.malformed > 0) {
    extraction.remarks.push_back(std::to_string(decoded.malformed) + " places are not text in " + decoded.charset);
  }
  extraction.charset = std::move(decoded.charset);
  return std::move(decoded.text);
}

}  // namespace indexer
