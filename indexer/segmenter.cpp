#include "indexer/segmenter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/sentences.h"
#include "indexer/word_count.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using passage::Locator;
using passage::Passage;

constexpr std::size_t tiny_section_words = 40;
constexpr std::size_t numbered_words = 60;       // of unnumbered text: enough to stand apart from a numbered paragraph
constexpr std::size_t silence_words = 60;        // the same for a silence
constexpr std::size_t tail_words = 60;           // less than this joins the passage before
constexpr std::size_t good_enough_words = 100;   // rather a short passage than a paragraph cut in two
constexpr std::size_t unpunctuated_words = 250;  // captions without sentences end here
constexpr std::size_t usual_words = 225;
constexpr double silence_seconds = 4;

/// A piece of running text on its way into a passage.
struct Piece {
  std::string text;
  std::size_t words = 0;
  Locator locator;
  std::string language;
  std::size_t section = 0;
  bool cue = false;
};

bool same_place(const Piece& a, const Piece& b) {
  return a.locator.page == b.locator.page && a.locator.speaker == b.locator.speaker && a.locator.ocr == b.locator.ocr &&
         a.language == b.language && a.cue == b.cue;
}

double silence_between(const Piece& before, const Piece& after) {
  if (!before.locator.end || !after.locator.start) return 0;
  return *after.locator.start - *before.locator.end;
}

void append(Piece& piece, const Piece& more) {
  if (piece.cue) {
    if (!ends_unspaced(piece.text) || !begins_unspaced(more.text)) piece.text += ' ';
  } else {
    piece.text += '\n';
  }
  piece.text += more.text;
  piece.words += more.words;
  piece.section = more.section;
  if (piece.locator.paragraph.empty()) piece.locator.paragraph = more.locator.paragraph;
  if (more.locator.end) piece.locator.end = std::max(piece.locator.end.value_or(0), *more.locator.end);
}

class Segmenter {
 public:
  explicit Segmenter(std::string_view language) : language_(language) {}

  void add(const Block& block) {
    if (block.kind == BlockKind::Heading) {
      add_heading(block);
    } else if (block.whole_passage) {
      add_whole(block);
    } else {
      if (block.locator.heading != heading_) ++section_;
      heading_ = block.locator.heading;
      add_body(piece_of(block));
    }
  }

  std::vector<Passage> finish() {
    end_run();
    return std::move(passages_);
  }

 private:
  Piece piece_of(const Block& block) {
    if (block.language != declared_) {
      declared_ = block.language;
      canonical_ = passage::canonical_language(declared_);
    }
    return {.text = block.text,
            .words = count_words(block.text),
            .locator = block.locator,
            .language = canonical_.empty() ? language_ : canonical_,
            .section = section_,
            .cue = block.kind == BlockKind::Cue};
  }

  void add_whole(const Block& block) {
    end_run();
    last_ = piece_of(block);
    end_run();
  }

  void add_heading(const Block& block) {
    ++section_;
    heading_ = block.text;
    Piece piece = piece_of(block);
    piece.locator.heading = block.text;
    // A list of headings without text between them (a table of contents) is text itself.
    if (!headings_.text.empty() && (!same_place(headings_, piece) || headings_.words + piece.words > tail_words)) {
      flush_headings();
    }
    if (headings_.text.empty()) {
      headings_ = std::move(piece);
    } else {
      headings_.text += '\n' + piece.text;
      headings_.words += piece.words;
      headings_.locator = piece.locator;
      headings_.section = piece.section;
    }
  }

  /// Headings that no text of their place follows.
  void flush_headings() {
    if (headings_.text.empty()) return;
    Piece headings = std::exchange(headings_, {});
    if (!running_.text.empty() && same_place(running_, headings) &&
        running_.words + headings.words <= max_passage_words) {
      append(running_, headings);
    } else {
      place(std::move(headings));
    }
  }

  void add_body(Piece piece) {
    if (!headings_.text.empty()) {
      Piece above = headings_;
      above.cue = piece.cue;
      above.locator.speaker = piece.locator.speaker;  // headings are spoken by nobody
      if (same_place(above, piece)) {
        headings_ = {};
        piece.text = above.text + '\n' + piece.text;
        piece.words += above.words;
        if (piece.locator.heading.empty()) piece.locator.heading = above.locator.heading;
        if (piece.locator.anchor.empty()) piece.locator.anchor = above.locator.anchor;
      } else {
        flush_headings();
      }
    }
    place(std::move(piece));
  }

  bool ends_before(const Piece& piece) const {
    if (!same_place(running_, piece)) return true;
    const std::size_t sum = running_.words + piece.words;
    if (running_.section != piece.section) return running_.words >= tiny_section_words || sum > max_passage_words;
    if (piece.cue) {
      return (running_.words >= silence_words && silence_between(running_, piece) > silence_seconds) ||
             (running_.words >= min_passage_words && ends_sentence(running_.text)) ||
             running_.words >= unpunctuated_words || (sum > max_passage_words && running_.words >= good_enough_words);
    }
    // A number is how its paragraph is cited: a passage never holds two.
    if (!piece.locator.paragraph.empty() && (!running_.locator.paragraph.empty() || running_.words >= numbered_words)) {
      return true;
    }
    return running_.words >= min_passage_words || (sum > max_passage_words && running_.words >= good_enough_words);
  }

  void place(Piece piece) {
    if (!running_.text.empty() && ends_before(piece)) close();
    if (running_.words + piece.words > max_passage_words) {
      place_in_sentences(piece);
    } else if (running_.text.empty()) {
      running_ = std::move(piece);
    } else {
      append(running_, piece);
    }
  }

  /// A paragraph that does not fit: shared out evenly, so that no scrap remains at its end.
  void place_in_sentences(const Piece& piece) {
    const std::size_t total = running_.words + piece.words;
    const std::size_t share = total / std::max<std::size_t>(2, (total + usual_words - 1) / usual_words);
    std::size_t start = 0;  // of what is not placed yet
    std::size_t words = 0;  // from there to `end`
    std::size_t end = 0;
    const auto cut = [&] {
      if (end > start) take(piece, start, end, words);
      close();
      start = end;
      words = 0;
    };
    for (const std::size_t sentence_end : sentence_ends(piece.text, piece.language)) {
      while (end < sentence_end) {
        std::string_view next = std::string_view(piece.text).substr(end, sentence_end - end);
        // Nobody's sentence has that many words: it is cut between two of them.
        if (bytes_of_words(next, max_passage_words) < next.size()) next = next.substr(0, bytes_of_words(next, share));
        const std::size_t count = count_words(next);
        if (running_.words + words + count > max_passage_words) cut();
        end += next.size();
        words += count;
        if (running_.words + words >= share) cut();
      }
    }
    if (end > start) take(piece, start, end, words);
  }

  void take(const Piece& piece, std::size_t start, std::size_t end, std::size_t words) {
    Piece part{.text = std::string(passage::trimmed(std::string_view(piece.text).substr(start, end - start))),
               .words = words,
               .locator = piece.locator,
               .language = piece.language,
               .section = piece.section,
               .cue = piece.cue};
    if (part.text.empty()) return;
    if (running_.text.empty()) {
      running_ = std::move(part);
    } else {
      append(running_, part);
    }
  }

  /// Ends the running passage. A scrap joins the passage before it where nothing parts them.
  void close() {
    if (running_.text.empty()) return;
    const bool joins = running_.words < tail_words && running_.locator.paragraph.empty() &&
                       running_.section == last_.section && same_place(last_, running_) &&
                       last_.words + running_.words <= max_passage_words &&
                       silence_between(last_, running_) <= silence_seconds;
    if (joins && !last_.text.empty()) {
      append(last_, running_);
    } else {
      emit_last();
      last_ = std::move(running_);
    }
    running_ = {};
  }

  void emit_last() {
    if (last_.text.empty()) return;
    passages_.push_back({std::move(last_.text), std::move(last_.language), std::move(last_.locator)});
    last_ = {};
  }

  /// Nothing that comes joins what has been.
  void end_run() {
    flush_headings();
    close();
    emit_last();
  }

  std::string language_;
  std::string declared_;   // what the latest block says about its language …
  std::string canonical_;  // … and its canonical form
  std::vector<Passage> passages_;
  Piece running_;   // the passage in the making
  Piece last_;      // the passage before it, which a scrap may still join
  Piece headings_;  // waiting for the text under them
  std::string heading_;
  std::size_t section_ = 0;
};

}  // namespace

std::vector<Passage> segment(std::span<const Block> blocks, std::string_view language) {
  Segmenter segmenter(language);
  for (const Block& block : blocks) segmenter.add(block);
  return segmenter.finish();
}

}  // namespace indexer
