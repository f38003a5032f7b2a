#include "indexer/extract/odp.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "indexer/extract/odf_package.h"
#include "indexer/extract/slide_text.h"
#include "indexer/extract/xml_reader.h"
#include "indexer/extract/zip_member.h"

namespace indexer {
namespace {

/// Comments, what a screen reader says about a picture, what repeats on each slide, and what is not text.
constexpr std::array<std::string_view, 9> skipped{"annotation", "title",  "desc",   "ruby-text", "forms",
                                                  "scripts",    "header", "footer", "animations"};
/// Frames that repeat on every slide, and the slide's picture on a page of notes.
constexpr std::array<std::string_view, 5> repeated{"page-number", "date-time", "header", "footer", "page"};

bool holds(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Reads the slides of content.xml.
class OdpBody {
 public:
  void read(std::string_view xml) {
    XmlReader reader(xml, "content.xml");
    bool in_body = false;
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        in_body = in_body || reader.name() == "body";
        if (in_body) {
          start(reader);
        } else {
          style(reader);
        }
      } else if (node == XmlReader::Node::End) {
        if (in_body) end(reader.name());
      } else if (in_body) {
        add(reader.text());
      }
    }
  }

  SlideText& slides() { return slides_; }

 private:
  /// A slide is hidden by its style.
  void style(XmlReader& reader) {
    if (reader.name() == "style") style_ = reader.attribute("name");
    if (reader.name() == "drawing-page-properties" && reader.attribute("visibility") == "hidden") {
      hidden_styles_.insert(style_);
    }
  }

  void start(XmlReader& reader) {
    const std::string name(reader.name());
    if (holds(skipped, name)) return reader.skip();
    if (name == "page") {
      begin_page(reader);
    } else if (name == "notes") {
      in_notes_ = true;
    } else if (name == "frame") {
      frame(reader);
    } else if (name == "tab" || name == "line-break" || name == "s") {
      add(" ");
    } else if (in_notes_) {
      return;
    } else if (name == "image") {
      slides_.picture();
    } else if (name == "p" || name == "h") {
      slides_.begin_paragraph();
    } else if (name == "table-row") {
      slides_.text().begin_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      slides_.text().begin_cell();
    }
  }

  void begin_page(XmlReader& reader) {
    slides_.begin_slide();
    in_notes_ = false;
    if (!hidden_styles_.contains(reader.attribute("style-name"))) return;
    slides_.hide_slide();
    reader.skip();
  }

  void frame(XmlReader& reader) {
    const std::string role = reader.attribute("class");
    if (holds(repeated, role)) return reader.skip();
    if (role == "title" && !in_notes_) slides_.begin_title();
  }

  void end(std::string_view name) {
    if (name == "page") {
      slides_.end_slide();
    } else if (name == "notes") {
      in_notes_ = false;
    } else if (name == "p" || name == "h") {
      if (in_notes_) slides_.note(std::exchange(note_, {}));
      if (!in_notes_) slides_.end_paragraph();
    } else if (in_notes_) {
      return;
    } else if (name == "frame") {
      slides_.end_title();
    } else if (name == "table-row") {
      slides_.text().end_row();
    }
  }

  void add(std::string_view text) {
    if (in_notes_) {
      note_ += text;
    } else {
      slides_.text().text(text);
    }
  }

  SlideText slides_;
  std::set<std::string> hidden_styles_;
  std::string style_;
  std::string note_;
  bool in_notes_ = false;
};

}  // namespace

Extraction extract_odp(std::string_view bytes, const ExtractionHints& hints) {
  ZipArchive archive(bytes);
  const std::string content = odf_content(archive);
  OdpBody body;
  body.read(content);
  Extraction extraction;
  extraction.format = "odp";
  extraction.metadata = odf_metadata(archive, hints.file_name);
  body.slides().finish(extraction);
  return extraction;
}

}  // namespace indexer
