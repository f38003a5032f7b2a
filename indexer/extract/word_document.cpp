#include "indexer/extract/word_document.h"

#include <string>
#include <utility>

#include "indexer/extract/clean_text.h"
#include "indexer/extract/document_title.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_reader.h"

namespace indexer {
namespace {

constexpr std::string_view earliest_date = "1980";  // before there was Word: it was not filled in

constexpr std::string_view picture = "[pic]";  // what antiword writes in the place of one

class WordText {
 public:
  explicit WordText(Extraction& extraction) : extraction_(extraction) {}

  void read(std::string_view xml) {
    XmlReader reader(xml, "what antiword makes of it");
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        start(std::string(reader.name()));
      } else if (node == XmlReader::Node::End) {
        end(std::string(reader.name()));
      } else if (in_about_ || in_note_) {
        gathered_ += reader.text();
      } else if (clean_text(reader.text()) != picture) {
        text_.text(reader.text());
      }
    }
    extraction_.blocks = text_.take();
  }

 private:
  void start(const std::string& name) {
    if (name == "bookinfo") in_about_ = true;
    if (name == "footnote") in_note_ = true;
    if (in_about_ || in_note_) {
      if (name != "para") gathered_.clear();
      return;
    }
    if (name == "chapter") in_chapter_ = true;
    if (name == "row") text_.begin_row();
    if (name == "entry") text_.begin_cell();
    // The title in front of the first chapter is said again in <bookinfo>.
    if (name == "para" || name == "entry" || (name == "title" && in_chapter_)) text_.begin_paragraph();
    if (name == "title" && in_chapter_) text_.paragraph()->heading = true;
  }

  void end(const std::string& name) {
    if (name == "bookinfo") {
      in_about_ = false;
    } else if (name == "footnote") {
      in_note_ = false;
      text_.note(std::exchange(gathered_, {}));
    } else if (in_about_) {
      about(name);
    } else if (in_note_) {
      gathered_ += ' ';
    } else if (name == "para" || name == "entry" || (name == "title" && in_chapter_)) {
      text_.end_paragraph();
    } else if (name == "row") {
      text_.end_row();
    }
  }

  void about(const std::string& name) {
    passage::Metadata& metadata = extraction_.metadata;
    const std::string text = clean_text(std::exchange(gathered_, {}));
    if (name == "title") metadata.title = text;
    if (name == "surname") metadata.authors = plausible_authors(text);
    if (name == "date" && text > earliest_date) metadata.date = passage::parse_date(text);
  }

  Extraction& extraction_;
  OfficeText text_;
  std::string gathered_;
  bool in_about_ = false;
  bool in_note_ = false;
  bool in_chapter_ = false;
};

}  // namespace

bool is_word_document(std::string_view bytes) {
  constexpr std::string_view container = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  constexpr std::string_view stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
  return bytes.starts_with(container) && bytes.find(stream) != std::string_view::npos;
}

Extraction extract_word_docbook(std::string_view bytes, const ExtractionHints& hints) {
  Extraction extraction;
  extraction.format = "doc";
  const std::size_t start = bytes.find("<book");  // behind a document type declaration, which the reader does not take
  if (start == std::string_view::npos) throw RefusedFile(RefusalReason::Damaged, "antiword found no text");
  WordText(extraction).read(bytes.substr(start));
  if (!is_plausible_title(extraction.metadata.title, hints.file_name)) extraction.metadata.title.clear();
  return extraction;
}

}  // namespace indexer
