#include "indexer/extract/page_notes.h"

#include <catch2/catch.hpp>

using namespace indexer;

namespace {

using Texts = std::vector<std::string>;

/// A line as wide as its letters, in type of ten points if it is not said otherwise.
TextLine at(double start, double top, const std::string& text, double size = 10) {
  TextLine line;
  line.text = text;
  line.start = start;
  line.end = start + size / 2 * static_cast<double>(text.size());
  line.top = top;
  line.bottom = top + size;
  line.font_size = size;
  return line;
}

/// The same with the call of a note in it.
TextLine calling(double start, double top, const std::string& text, const std::string& number) {
  TextLine line = at(start, top, text);
  line.raised_numbers = {number};
  return line;
}

struct Parted {
  Texts notes;
  Texts text;
};

/// The lines of a note are joined with a bar.
Parted parted(std::vector<TextLine> lines, bool note_goes_on = false) {
  TextPage page{.lines = std::move(lines), .height = 800};
  Parted result;
  for (const PageNote& note : take_notes(page, 10, note_goes_on)) {
    result.notes.emplace_back();
    for (const TextLine& line : note) result.notes.back() += (&line == note.data() ? "" : "|") + line.text;
  }
  for (const TextLine& line : page.lines) result.text.push_back(line.text);
  return result;
}

}  // namespace

TEST_CASE("page notes: what is called in the text and stands small at the foot is a note") {
  for (const std::string note : {"7 Ibid.", "7. Ibid.", "(7) Ibid.", "[7] Ibid.", "\u2077Ibid."}) {
    const Parted page = parted({calling(50, 100, "The text calls 7", "7"), at(50, 700, note, 8)});
    CHECK(page.notes == Texts{note});
    CHECK(page.text == Texts{"The text calls 7"});
  }
}

TEST_CASE("page notes: a note has all its lines, and a caption far below is none of them") {
  const Parted page = parted({calling(50, 100, "The text calls 7", "7"), at(50, 600, "7 A note of", 8),
                              at(50, 609, "two lines", 8), at(50, 700, "A caption", 8), at(300, 609, "Beside", 8)});
  CHECK(page.notes == Texts{"7 A note of|two lines"});
  CHECK(page.text == Texts{"The text calls 7", "A caption", "Beside"});
}

TEST_CASE("page notes: the number of a note may stand apart from it") {
  CHECK(parted({calling(50, 100, "The text calls 7", "7"), at(50, 700, "7", 8), at(80, 700, "A note", 8)}).notes ==
        Texts{"7|A note"});
}

TEST_CASE("page notes: notes in the margin are taken, wherever the text ends") {
  const Parted page = parted({at(10, 100, "7 Ibid.", 8), calling(100, 90, "The text calls 7", "7"),
                              at(100, 120, "and goes on below the note.")});
  CHECK(page.notes == Texts{"7 Ibid."});
}

TEST_CASE("page notes: what nothing calls, large type and small type above the text are no notes") {
  CHECK(parted({at(50, 100, "The text"), at(50, 700, "7 Ibid.", 8)}).notes.empty());
  CHECK(parted({calling(50, 100, "The text calls 7", "7"), at(50, 700, "7 Ibid.")}).notes.empty());
  CHECK(parted({at(50, 60, "7 Ibid.", 8), calling(50, 100, "The text calls 7", "7")}).notes.empty());
}

TEST_CASE("page notes: a number alone is no note") {
  CHECK(parted({calling(50, 100, "x 2 and y", "2"), at(50, 700, "2", 8), at(50, 709, "3", 8)}).notes.empty());
}

TEST_CASE("page notes: the rest of a note from the page before is a note") {
  const std::vector<TextLine> lines{at(50, 100, "The text"), at(50, 700, "and its rest.", 8)};
  CHECK(parted(lines, true).notes == Texts{"and its rest."});
  CHECK(parted(lines, false).notes.empty());
  CHECK(parted({at(50, 100, "The text"), at(50, 700, "Source: the State", 8), at(50, 740, "and others", 8)}, true)
            .notes.empty());
}

TEST_CASE("page notes: a page in small type is text") {
  CHECK(parted({at(50, 100, "and all that is small", 8)}, true).notes.empty());
}
