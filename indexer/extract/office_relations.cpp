#include "indexer/extract/office_relations.h"

#include <algorithm>

#include "indexer/extract/archive_path.h"
#include "indexer/extract/xml_reader.h"

namespace indexer {

std::vector<OfficeRelation> office_relations(ZipArchive& archive, const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  const std::string relations_part = part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
  std::vector<OfficeRelation> relations;
  const std::optional<std::string> xml = archive.read(relations_part);
  if (!xml) return relations;
  XmlReader reader(*xml, relations_part);
  for (XmlReader::Node node = reader.next(); node != XmlReader::Node::Done; node = reader.next()) {
    if (node != XmlReader::Node::Start || reader.name() != "Relationship") continue;
    if (reader.attribute("TargetMode") == "External") continue;
    relations.push_back(
        {reader.attribute("Id"), reader.attribute("Type"), archive_path(part, reader.attribute("Target"))});
  }
  return relations;
}

std::string main_part(ZipArchive& archive, const std::string& usual) {
  const std::vector<OfficeRelation> relations = office_relations(archive, "");
  const auto found = std::ranges::find_if(
      relations, [](const OfficeRelation& relation) { return relation.type.ends_with("/officeDocument"); });
  return found == relations.end() ? usual : found->target;
}

}  // namespace indexer
