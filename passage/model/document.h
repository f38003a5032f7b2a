#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "passage/model/locator.h"
#include "passage/model/metadata.h"

namespace passage {

/// The unit of retrieval: a page's or a section's piece of 150 to 300 words, or a run of cues.
struct Passage {
  std::string text;      ///< UTF-8; paragraphs are separated by "\n".
  std::string language;  ///< BCP 47; differs from the document's where the passage is in another language.
  Locator locator;

  friend bool operator==(const Passage&, const Passage&) = default;
};

/// A statement, a report, a transcript: one text in one language, ready to be indexed.
struct Document {
  Metadata metadata;              ///< Sanitized; `id` is valid, `language` is known or "und".
  std::vector<Passage> passages;  ///< In reading order.
  std::string source;             ///< Name of the source it came from.
  std::string format;             ///< "pdf", "html", "docx" …
  std::string file;               ///< Absolute path when the daemon may serve the file, else empty.
  std::string added;              ///< When it first came into the index, "2018-02-22T10:00:00Z"; empty: not known.
  std::uint64_t file_size = 0;    ///< Bytes of the file that it was read from; 0 when unknown.
  std::string fingerprint;        ///< Changes whenever anything that the document was made from changes.
  std::string copy_of;            ///< Id of the version of its work that is shown for it; empty: shown itself.

  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace passage
