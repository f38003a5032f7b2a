#include "indexer/extract/pptx.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "indexer/extract/office_metadata.h"
#include "indexer/extract/office_relations.h"
#include "indexer/extract/slide_text.h"
#include "indexer/extract/xml_reader.h"
#include "indexer/extract/zip_member.h"

namespace indexer {
namespace {

using Relations = std::vector<OfficeRelation>;

/// Placeholders that repeat on every slide: number, date, header and footer, the slide's picture on a page of notes.
constexpr std::array<std::string_view, 5> repeated{"sldNum", "dt", "hdr", "ftr", "sldImg"};

bool holds(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Reads the shapes of a slide, of its diagrams or of its notes.
class ShapeReader {
 public:
  ShapeReader(SlideText& slides, bool notes) : slides_(slides), notes_(notes) {}

  /// Nothing is read of a slide that is hidden; says whether it was read.
  bool read(std::string_view xml, const std::string& part) {
    XmlReader reader(xml, part);
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        if (reader.name() == "sld" && (reader.attribute("show") == "0" || reader.attribute("show") == "false")) {
          return false;
        }
        start(reader);
      } else if (node == XmlReader::Node::End) {
        end(reader.name());
      } else if (in_text_ && !left_out_) {
        add(reader.text());
      }
    }
    return true;
  }

 private:
  void start(XmlReader& reader) {
    const std::string name(reader.name());
    if (name == "Fallback") return reader.skip();  // the second version of a shape, for old programs
    if (name == "sp") {
      left_out_ = notes_;  // of a page of notes, its body alone
    } else if (name == "ph") {
      placeholder(reader.attribute("type"));
    } else if (left_out_) {
      return;
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "p") {
      if (!notes_) slides_.begin_paragraph();
    } else if (name == "br" || name == "tab") {
      add(" ");
    } else if (name == "pic") {
      slides_.picture();
    } else if (name == "tr") {
      slides_.text().begin_row();
    } else if (name == "tc") {
      slides_.text().begin_cell();
    }
  }

  void placeholder(const std::string& type) {
    if (notes_) {
      left_out_ = type != "body";
    } else if (type == "title" || type == "ctrTitle") {
      slides_.begin_title();
    } else {
      left_out_ = holds(repeated, type);
    }
  }

  void end(std::string_view name) {
    if (name == "t") {
      in_text_ = false;
    } else if (name == "sp") {
      if (!notes_) slides_.end_title();
      left_out_ = false;
    } else if (left_out_) {
      return;
    } else if (name == "p") {
      if (notes_) slides_.note(std::exchange(note_, {}));
      if (!notes_) slides_.end_paragraph();
    } else if (name == "tr") {
      slides_.text().end_row();
    }
  }

  void add(std::string_view text) {
    if (notes_) {
      note_ += text;
    } else {
      slides_.text().text(text);
    }
  }

  SlideText& slides_;
  std::string note_;
  bool notes_;
  bool in_text_ = false;
  bool left_out_ = false;
};

/// The parts of the slides, in the order in which they are shown.
std::vector<std::string> slide_parts(std::string_view presentation, const std::string& part,
                                     const Relations& relations) {
  std::vector<std::string> parts;
  XmlReader reader(presentation, part);
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start || reader.name() != "sldId") continue;
    const auto found = std::ranges::find(relations, reader.prefixed_attribute("id"), &OfficeRelation::id);
    if (found != relations.end()) parts.push_back(found->target);
  }
  return parts;
}

/// Diagrams and notes stand in parts of their own.
void read_related(ZipArchive& archive, const Relations& relations, std::string_view type, SlideText& slides,
                  bool notes) {
  for (const OfficeRelation& relation : relations) {
    if (!relation.type.ends_with(type)) continue;
    if (const std::optional<std::string> xml = archive.read(relation.target)) {
      ShapeReader(slides, notes).read(*xml, relation.target);
    }
  }
}

void read_slide(ZipArchive& archive, const std::string& part, SlideText& slides) {
  const std::optional<std::string> xml = archive.read(part);
  if (!xml) throw RefusedFile(RefusalReason::Damaged, "the archive has no " + part);
  slides.begin_slide();
  if (!ShapeReader(slides, false).read(*xml, part)) return slides.hide_slide();
  const Relations relations = office_relations(archive, part);
  read_related(archive, relations, "/diagramData", slides, false);
  read_related(archive, relations, "/notesSlide", slides, true);
  slides.end_slide();
}

}  // namespace

Extraction extract_pptx(std::string_view bytes, const ExtractionHints& hints) {
  ZipArchive archive(bytes);
  const std::string part = main_part(archive, "ppt/presentation.xml");
  const std::optional<std::string> presentation = archive.read(part);
  if (!presentation) throw RefusedFile(RefusalReason::Damaged, "the archive has no " + part);

  SlideText slides;
  for (const std::string& slide : slide_parts(*presentation, part, office_relations(archive, part))) {
    read_slide(archive, slide, slides);
  }
  Extraction extraction;
  extraction.format = "pptx";
  if (const std::optional<std::string> core = archive.read("docProps/core.xml")) {
    extraction.metadata = office_metadata(*core, hints.file_name);
  }
  slides.finish(extraction);
  return extraction;
}

}  // namespace indexer
