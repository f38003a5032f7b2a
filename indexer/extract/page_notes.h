#pragma once

#include <vector>

#include "indexer/extract/pdf_lines.h"

namespace indexer {

/// The lines of one note.
using PageNote = std::vector<TextLine>;

/// Takes the notes on the text out of a page and returns them in order. A note is set in smaller type than the body,
/// at the foot of the page or in the margin, and begins with a number that stands raised in the text of the page.
/// `note_goes_on`: the page before ended within a note, so that what is at the foot without a number may be its rest.
[[nodiscard]] std::vector<PageNote> take_notes(TextPage& page, double body_size, bool note_goes_on);

}  // namespace indexer
