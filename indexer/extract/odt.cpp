#include "indexer/extract/odt.h"

#include <algorithm>
#include <array>

#include "indexer/extract/odf_package.h"
#include "indexer/extract/odt_styles.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_reader.h"
#include "indexer/extract/zip_member.h"

namespace indexer {
namespace {

/// Deletions that are kept for review, comments, indexes made from the text itself, what a screen reader says about a
/// picture, the reading aid of a ruby, and what is not text.
constexpr std::array<std::string_view, 14> skipped{"tracked-changes",    "annotation",   "table-of-content",
                                                   "illustration-index", "table-index",  "alphabetical-index",
                                                   "user-index",         "title",        "desc",
                                                   "ruby-text",          "forms",        "scripts",
                                                   "hidden-text",        "note-citation"};

/// Reads the body of an OpenDocument text.
class OdtBody {
 public:
  explicit OdtBody(const OdtStyles& styles) : styles_(styles) {}

  void read(std::string_view xml) {
    XmlReader reader(xml, "content.xml");
    bool in_body = false;
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        if (reader.name() == "body") in_body = true;
        if (in_body) start(reader);
      } else if (node == XmlReader::Node::End) {
        if (in_body) end(reader.name());
      } else if (in_body) {
        add(reader.text());
      }
    }
  }

  OfficeText& text() { return text_; }

 private:
  void start(XmlReader& reader) {
    const std::string name(reader.name());
    if (std::ranges::find(skipped, std::string_view(name)) != skipped.end()) return reader.skip();
    if (name == "note-body") {
      note_.clear();
      in_note_ = true;
    } else if (name == "tab" || name == "line-break" || name == "s") {
      add(" ");
    } else if (in_note_) {
      return;
    } else if (name == "p" || name == "h") {
      text_.begin_paragraph();
      const std::string style = reader.attribute("style-name");
      text_.paragraph()->title = styles_.is_title(style);
      text_.paragraph()->heading = name == "h" || text_.paragraph()->title || styles_.is_heading(style);
    } else if (name == "table-row") {
      text_.begin_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      text_.begin_cell();
    }
  }

  void end(std::string_view name) {
    if (name == "note-body") {
      text_.note(std::move(note_));
      in_note_ = false;
    } else if (in_note_) {
      if (name == "p") note_ += ' ';
    } else if (name == "p" || name == "h") {
      text_.end_paragraph();
    } else if (name == "table-row") {
      text_.end_row();
    }
  }

  void add(std::string_view text) {
    if (in_note_) {
      note_ += text;
    } else {
      text_.text(text);
    }
  }

  const OdtStyles& styles_;
  OfficeText text_;
  std::string note_;
  bool in_note_ = false;
};

}  // namespace

Extraction extract_odt(std::string_view bytes, const ExtractionHints& hints) {
  ZipArchive archive(bytes);
  const std::string content = odf_content(archive);
  OdtStyles styles;
  if (const std::optional<std::string> xml = archive.read("styles.xml")) styles.read(*xml, "styles.xml");
  styles.read(content, "content.xml");
  OdtBody body(styles);
  body.read(content);

  Extraction extraction;
  extraction.format = "odt";
  extraction.metadata = odf_metadata(archive, hints.file_name);
  if (extraction.metadata.title.empty()) extraction.metadata.title = body.text().title();
  extraction.blocks = body.text().take();
  return extraction;
}

}  // namespace indexer
