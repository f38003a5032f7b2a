#include "indexer/extract/docx.h"

#include <algorithm>
#include <array>
#include <map>

#include "indexer/extract/docx_numbering.h"
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/office_metadata.h"
#include "indexer/extract/office_relations.h"
#include "indexer/extract/office_text.h"
#include "indexer/extract/xml_reader.h"
#include "indexer/extract/zip_member.h"

namespace indexer {
namespace {

using Notes = std::map<std::string, std::string>;  // by identifier

/// Deleted and moved text, field codes, properties without text, and the second version of a drawing that old programs
/// read: the first has been read.
constexpr std::array<std::string_view, 10> skipped{"del",   "moveFrom", "instrText", "delText",   "sdtPr",
                                                   "tblPr", "Fallback", "sectPr",    "pPrChange", "rPrChange"};
constexpr std::array<std::string_view, 3> white_space{"tab", "br", "cr"};

/// Reads the body of a document, or the notes.
class DocxBody {
 public:
  DocxBody(const std::map<std::string, DocxStyle>& styles, DocxNumbering numbering, const Notes& footnotes,
           const Notes& endnotes)
      : styles_(styles), numbering_(std::move(numbering)), footnotes_(footnotes), endnotes_(endnotes) {}

  void read(std::string_view xml, const std::string& part) {
    XmlReader reader(xml, part);
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        start(reader);
      } else if (node == XmlReader::Node::End) {
        end(reader.name());
      } else if (in_text_ && !hidden_) {
        text_.text(reader.text());
      }
    }
  }

  OfficeText& text() { return text_; }

 private:
  /// The properties of the paragraph that is being read.
  struct Properties {
    std::string style;
    std::string outline_level;
    std::string list;
    int list_level = 0;
  };

  void start(XmlReader& reader) {
    const std::string name(reader.name());
    if (std::ranges::find(skipped, std::string_view(name)) != skipped.end()) return reader.skip();
    if (std::ranges::find(white_space, std::string_view(name)) != white_space.end()) {
      if (!hidden_) text_.text(" ");
    } else if (name == "t") {
      in_text_ = true;
    } else if (name == "noBreakHyphen") {
      text_.text("-");
    } else if (name == "p") {
      text_.begin_paragraph();
      properties_.emplace_back();
    } else if (name == "tr") {
      text_.begin_row();
    } else if (name == "tc") {
      text_.begin_cell();
    } else if (name == "r") {
      hidden_ = false;
    } else if (name == "vanish") {
      hidden_ = reader.attribute("val") != "0" && reader.attribute("val") != "false";
    } else if (name == "footnoteReference") {
      add_note(footnotes_, reader.attribute("id"));
    } else if (name == "endnoteReference") {
      add_note(endnotes_, reader.attribute("id"));
    } else if (!properties_.empty()) {
      property(name, reader);
    }
  }

  void property(std::string_view name, const XmlReader& reader) {
    Properties& properties = properties_.back();
    if (name == "pStyle") properties.style = reader.attribute("val");
    if (name == "outlineLvl") properties.outline_level = reader.attribute("val");
    if (name == "numId") properties.list = reader.attribute("val");
    if (name == "ilvl") {
      const std::string level = reader.attribute("val");
      properties.list_level = level.size() == 1 ? level[0] - '0' : 0;
    }
  }

  void end(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "r") hidden_ = false;
    if (name == "tr") text_.end_row();
    if (name == "p" && !properties_.empty()) end_paragraph();
  }

  void end_paragraph() {
    const Properties properties = std::move(properties_.back());
    properties_.pop_back();
    hidden_ = false;
    OfficeText::Paragraph* paragraph = text_.paragraph();
    if (paragraph == nullptr) return;
    DocxStyle style;
    if (const auto found = styles_.find(properties.style); found != styles_.end()) style = found->second;
    if (style.role == StyleRole::Contents) paragraph->text.clear();
    paragraph->title = style.role == StyleRole::Title;
    paragraph->heading = properties.outline_level.empty() ? style.role == StyleRole::Heading || paragraph->title
                                                          : is_heading_level(properties.outline_level);
    const bool own_list = !properties.list.empty();
    if (paragraph->text.find_first_not_of(' ') != std::string::npos) {
      paragraph->number = own_list ? numbering_.next(properties.list, properties.list_level)
                                   : numbering_.next(style.list, style.list_level);
    }
    text_.end_paragraph();
  }

  void add_note(const Notes& notes, const std::string& identifier) {
    if (const auto found = notes.find(identifier); found != notes.end()) text_.note(found->second);
  }

  const std::map<std::string, DocxStyle>& styles_;
  DocxNumbering numbering_;
  const Notes& footnotes_;
  const Notes& endnotes_;
  OfficeText text_;
  std::vector<Properties> properties_;
  bool in_text_ = false;
  bool hidden_ = false;
};

/// The notes of a part; each is a small document of its own.
Notes read_notes(ZipArchive& archive, const std::string& part, std::string_view element) {
  Notes notes;
  const std::optional<std::string> xml = archive.read(part);
  if (!xml) return notes;
  XmlReader reader(*xml, part);
  std::string* note = nullptr;
  bool in_text = false;
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    const std::string name(node == XmlReader::Node::Text ? std::string_view{} : reader.name());
    if (node == XmlReader::Node::Text) {
      if (note != nullptr && in_text) *note += reader.text();
    } else if (node == XmlReader::Node::End) {
      in_text = false;
      if (name == element) note = nullptr;
      if (name == "p" && note != nullptr) *note += ' ';
    } else if (std::ranges::find(skipped, std::string_view(name)) != skipped.end()) {
      reader.skip();
    } else if (name == element) {
      const std::string type = reader.attribute("type");  // separators are notes too
      note = type.empty() || type == "normal" ? &notes[reader.attribute("id")] : nullptr;
    } else if (name == "t") {
      in_text = true;
    } else if (note != nullptr && std::ranges::find(white_space, std::string_view(name)) != white_space.end()) {
      *note += ' ';
    }
  }
  return notes;
}

}  // namespace

Extraction extract_docx(std::string_view bytes, const ExtractionHints& hints) {
  ZipArchive archive(bytes);
  const std::string part = main_part(archive, "word/document.xml");
  const std::string folder = part.substr(0, part.rfind('/') + 1);
  const std::optional<std::string> document = archive.read(part);
  if (!document) throw RefusedFile(RefusalReason::Damaged, "the archive has no " + part);

  const std::optional<std::string> styles_xml = archive.read(folder + "styles.xml");
  const std::map<std::string, DocxStyle> styles =
      styles_xml ? docx_styles(*styles_xml) : std::map<std::string, DocxStyle>{};
  const std::optional<std::string> numbering_xml = archive.read(folder + "numbering.xml");
  const Notes footnotes = read_notes(archive, folder + "footnotes.xml", "footnote");
  const Notes endnotes = read_notes(archive, folder + "endnotes.xml", "endnote");
  DocxBody body(styles, numbering_xml ? DocxNumbering(*numbering_xml) : DocxNumbering(), footnotes, endnotes);
  body.read(*document, part);

  Extraction extraction;
  extraction.format = "docx";
  if (const std::optional<std::string> core = archive.read("docProps/core.xml")) {
    extraction.metadata = office_metadata(*core, hints.file_name);
  }
  if (extraction.metadata.title.empty()) extraction.metadata.title = body.text().title();
  extraction.blocks = body.text().take();
  return extraction;
}

}  // namespace indexer
