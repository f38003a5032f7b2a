#include "passage/thesaurus/thesaurus_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "passage/error.h"
#include "passage/text/unicode.h"
#include "passage/thesaurus/own_files.h"
#include "passage/thesaurus/skos_reader.h"
#include "passage/thesaurus/term_table_reader.h"

namespace passage {
namespace {

namespace fs = std::filesystem;

std::vector<ConceptRecord> read_turtle_file(const ThesaurusFile& file) {
  return read_skos(file.content, RdfSyntax::Turtle, file.name);
}

std::vector<ConceptRecord> read_rdf_xml_file(const ThesaurusFile& file) {
  return read_skos(file.content, RdfSyntax::RdfXml, file.name);
}

std::vector<ConceptRecord> read_table_file(const ThesaurusFile& file) {
  return read_term_table(file.content, file.name);
}

struct Format {
  std::string_view ending;
  std::vector<ConceptRecord> (*read)(const ThesaurusFile& file);
};
constexpr std::array formats{
    Format{".ttl", read_turtle_file},
    Format{".rdf", read_rdf_xml_file},
    Format{".xml", read_rdf_xml_file},
    Format{".tsv", read_table_file},
};

std::vector<ThesaurusFile> own_files_of(std::string_view folder) {
  std::vector<ThesaurusFile> files;
  for (const own_files::EmbeddedFile& file : own_files::embedded_files()) {
    if (file.name.starts_with(folder)) files.push_back({std::string(file.name), std::string(file.content)});
  }
  return files;
}

std::string content_of(const fs::path& path) {
  std::error_code error;
  if (fs::file_size(path, error) > most_thesaurus_bytes && !error) {
    throw Error("the thesaurus " + path.string() + " is larger than a thesaurus may be");
  }
  std::ifstream in(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (error || !in) throw Error("cannot read the thesaurus " + path.string() + "; look at `thesaurus` in the settings");
  return content;
}

}  // namespace

std::vector<ThesaurusFile> thesaurus_files(const std::vector<fs::path>& paths, bool with_own) {
  std::vector<ThesaurusFile> files;
  if (with_own) files = own_files_of("thesaurus/");
  for (const fs::path& path : paths) files.push_back({path.string(), content_of(path)});
  return files;
}

std::vector<ThesaurusFile> glossary_files() {
  return own_files_of("glossary/");
}

std::vector<ConceptRecord> read_concepts(const ThesaurusFile& file) {
  const std::string name = ascii_lower(file.name);
  const auto format = std::ranges::find_if(formats, [&](const Format& one) { return name.ends_with(one.ending); });
  if (format == formats.end()) {
    throw Error("the thesaurus " + file.name + " is neither .ttl, .rdf, .xml nor .tsv");
  }
  return format->read(file);
}

}  // namespace passage
