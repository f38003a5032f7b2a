#include "indexer/extract/epub_package.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "indexer/extract/archive_path.h"
#include "indexer/extract/clean_text.h"
#include "indexer/extract/document_title.h"
#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_reader.h"
#include "passage/text/language.h"

namespace indexer {
namespace {

using passage::Metadata;

constexpr std::size_t most_chapters = 10'000;
constexpr std::array<std::string_view, 2> garbled_fonts{"http://www.idpf.org/2008/embedding",
                                                        "http://ns.adobe.com/pdf/enc#RC"};

struct Element {
  std::string_view name;
  void (*take)(Metadata& metadata, const std::string& text);
};

/// Of Dublin Core. What a book says twice (a subtitle, the date of a change) comes second.
constexpr std::array elements{
    Element{"title",
            [](Metadata& metadata, const std::string& text) {
              if (metadata.title.empty()) metadata.title = text;
            }},
    Element{"creator", [](Metadata& metadata, const std::string& text) { metadata.authors.push_back(text); }},
    Element{"language",
            [](Metadata& metadata, const std::string& text) {
              if (metadata.language.empty()) metadata.language = passage::canonical_language(text);
            }},
    Element{"date",
            [](Metadata& metadata, const std::string& text) {
              if (!metadata.date) metadata.date = passage::parse_date(text);
            }},
    Element{"publisher", [](Metadata& metadata, const std::string& text) { metadata.publisher = text; }},
    Element{"rights", [](Metadata& metadata, const std::string& text) { metadata.rights = text; }},
    Element{"subject",
            [](Metadata& metadata, const std::string& text) {
              for (std::string& topic : split_list(text, ";")) metadata.topics.push_back(std::move(topic));
            }},
    Element{"identifier",
            [](Metadata& metadata, const std::string& text) {
              if (text.starts_with("urn:isbn:") || text.starts_with("doi:")) metadata.identifier = text;
            }},
};

class PackageReader {
 public:
  explicit PackageReader(std::string part) : part_(std::move(part)) {}

  void read(std::string_view xml) {
    XmlReader reader(xml, part_);
    for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
      if (node == XmlReader::Node::Start) {
        start(reader);
      } else if (node == XmlReader::Node::Text) {
        if (element_ != nullptr) text_ += reader.text();
      } else {
        end(reader.name());
      }
    }
  }

  [[nodiscard]] EpubPackage take(const std::string& file_name) {
    if (!is_plausible_title(package_.metadata.title, file_name)) package_.metadata.title.clear();
    std::set<std::string, std::less<>> known(not_read_);
    for (const std::string& id : spine_) {
      const auto item = texts_.find(id);
      if (item != texts_.end() && known.insert(item->second).second) package_.chapters.push_back(item->second);
    }
    if (package_.chapters.size() > most_chapters)
      throw RefusedFile(RefusalReason::TooLarge, "more than 10,000 chapters");
    return std::move(package_);
  }

 private:
  void start(XmlReader& reader) {
    const std::string name(reader.name());
    element_ = nullptr;
    if (name == "metadata") {
      in_metadata_ = true;
    } else if (name == "item") {
      item(reader);
    } else if (name == "itemref") {
      spine_.push_back(reader.attribute("idref"));
    } else if (name == "reference") {
      if (reader.attribute("type") == "toc") not_read_.insert(archive_path(part_, reader.attribute("href")));
    } else if (in_metadata_) {
      const auto found = std::ranges::find(elements, name, &Element::name);
      const std::string role = reader.attribute("role");
      const std::string event = reader.attribute("event");
      const bool other = (!role.empty() && role != "aut") || (!event.empty() && event != "publication");
      element_ = found == elements.end() || other ? nullptr : &*found;
      text_.clear();
    }
  }

  void item(XmlReader& reader) {
    const std::string type = reader.attribute("media-type");
    if (type != "application/xhtml+xml" && type != "text/html") return;
    const std::string path = archive_path(part_, reader.attribute("href"));
    const std::string properties = " " + reader.attribute("properties") + " ";
    if (properties.find(" nav ") != std::string::npos) not_read_.insert(path);
    texts_.emplace(reader.attribute("id"), path);
  }

  void end(std::string_view name) {
    if (name == "metadata") in_metadata_ = false;
    if (element_ == nullptr) return;
    const std::string text = clean_text(text_);
    if (!text.empty()) element_->take(package_.metadata, text);
    element_ = nullptr;
  }

  std::string part_;
  EpubPackage package_;
  std::map<std::string, std::string> texts_;  // by identifier
  std::set<std::string, std::less<>> not_read_;
  std::vector<std::string> spine_;
  std::string text_;
  const Element* element_ = nullptr;
  bool in_metadata_ = false;
};

/// The package that the container names first.
std::string package_part(ZipArchive& archive) {
  const std::optional<std::string> container = archive.read("META-INF/container.xml");
  if (!container) throw RefusedFile(RefusalReason::Damaged, "the archive has no META-INF/container.xml");
  XmlReader reader(*container, "META-INF/container.xml");
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node == XmlReader::Node::Start && reader.name() == "rootfile") {
      return archive_path("", reader.attribute("full-path"));
    }
  }
  throw RefusedFile(RefusalReason::Damaged, "META-INF/container.xml names no package");
}

}  // namespace

EpubPackage epub_package(ZipArchive& archive, const std::string& file_name) {
  const std::string part = package_part(archive);
  const std::optional<std::string> xml = archive.read(part);
  if (!xml) throw RefusedFile(RefusalReason::Damaged, "the archive has no " + part);
  PackageReader reader(part);
  reader.read(*xml);
  return reader.take(file_name);
}

std::vector<std::string> epub_locked_members(ZipArchive& archive) {
  std::vector<std::string> members;
  const std::optional<std::string> xml = archive.read("META-INF/encryption.xml");
  if (!xml) return members;
  XmlReader reader(*xml, "META-INF/encryption.xml");
  std::string algorithm;
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start) continue;
    if (reader.name() == "EncryptedData") algorithm.clear();
    if (reader.name() == "EncryptionMethod" && algorithm.empty()) algorithm = reader.attribute("Algorithm");
    if (reader.name() != "CipherReference") continue;
    if (std::ranges::find(garbled_fonts, algorithm) != garbled_fonts.end()) continue;
    members.push_back(archive_path("", reader.attribute("URI")));
  }
  return members;
}

}  // namespace indexer
