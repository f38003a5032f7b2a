#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "indexer/commands/directory_status.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

// Paths need not be UTF-8, and the writer would emit them as they are.
void write_text(Writer& writer, const std::string& text) {
  const std::string valid = passage::to_valid_utf8(text);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_member(Writer& writer, const char* name, const std::string& text) {
  writer.Key(name);
  write_text(writer, text);
}

void write_member(Writer& writer, const char* name, std::uint64_t number) {
  writer.Key(name);
  writer.Uint64(number);
}

void write_manifest(Writer& writer, const passage::Manifest& manifest) {
  write_member(writer, "created", manifest.created);
  write_member(writer, "works", manifest.works);
  write_member(writer, "documents", manifest.documents);
  write_member(writer, "passages", manifest.passages);
  for (const passage::ManifestTally& tally : passage::manifest_tallies()) {
    writer.Key(tally.name);
    writer.StartObject();
    for (const auto& [name, count] : manifest.*tally.counts) {
      write_text(writer, name);
      writer.Uint64(count);
    }
    writer.EndObject();
  }
  if (!manifest.learnt) return;
  writer.Key("learnt");
  writer.StartObject();
  write_member(writer, "created", manifest.learnt->created);
  write_member(writer, "works", manifest.learnt->works);
  write_member(writer, "languages", manifest.learnt->languages);
  write_member(writer, "translations", manifest.learnt->translations);
  writer.EndObject();
}

void write_generation(Writer& writer, const GenerationStatus& generation) {
  writer.StartObject();
  write_member(writer, "number", generation.number);
  writer.Key("published");
  writer.Bool(generation.published);
  writer.Key("damaged");
  writer.Bool(!generation.manifest);
  if (generation.manifest) write_manifest(writer, *generation.manifest);
  if (!generation.other_rules.empty()) write_member(writer, "otherRules", generation.other_rules);
  writer.Key("bytes");
  writer.StartObject();
  write_member(writer, "total", generation.total_bytes);
  write_member(writer, "documents", generation.documents_bytes);
  write_member(writer, "passages", generation.passages_bytes);
  writer.EndObject();
  writer.EndObject();
}

}  // namespace

std::string status_json(const DirectoryStatus& status) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  write_member(writer, "data", status.data.string());
  writer.Key("published");
  status.published ? writer.Uint64(*status.published) : writer.Null();
  writer.Key("generations");
  writer.StartArray();
  for (const GenerationStatus& generation : status.generations) write_generation(writer, generation);
  writer.EndArray();
  writer.Key("leftovers");
  writer.StartArray();
  for (const Leftover& leftover : status.leftovers) {
    writer.StartObject();
    write_member(writer, "name", leftover.name);
    write_member(writer, "bytes", leftover.bytes);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("problems");
  writer.StartArray();
  for (const std::string& problem : status.problems) write_text(writer, problem);
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace indexer
