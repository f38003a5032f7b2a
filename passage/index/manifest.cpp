#include "passage/index/manifest.h"

#include <array>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "passage/error.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

using Counts = std::map<std::string, std::uint64_t>;
using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;
using rapidjson::Value;

struct NumberMember {
  const char* name;
  std::uint64_t Manifest::*member;
};
struct LearntMember {
  const char* name;
  std::uint64_t LearntSummary::*member;
};
struct RuleMember {
  const char* name;
  std::string IndexRules::*member;
};

constexpr std::array counted{
    NumberMember{"works", &Manifest::works},
    NumberMember{"documents", &Manifest::documents},
    NumberMember{"passages", &Manifest::passages},
};
constexpr std::array tallies{
    ManifestTally{"byLanguage", &Manifest::by_language},
    ManifestTally{"byKind", &Manifest::by_kind},
    ManifestTally{"byFormat", &Manifest::by_format},
    ManifestTally{"bySource", &Manifest::by_source},
};
constexpr std::array learnt_counts{
    LearntMember{"works", &LearntSummary::works},
    LearntMember{"languages", &LearntSummary::languages},
    LearntMember{"translations", &LearntSummary::translations},
};
constexpr std::array text_rules{
    RuleMember{"analyzer", &IndexRules::analyzer},
    RuleMember{"stemmer", &IndexRules::stemmer},
    RuleMember{"icu", &IndexRules::icu},
    RuleMember{"configurationHash", &IndexRules::configuration_hash},
};

constexpr const char* thesaurus_rule = "thesaurus";

// The path of a source need not be UTF-8, and the writer would emit it as it is: a manifest that no parser takes.
void write_text(Writer& writer, const std::string& text) {
  const std::string valid = to_valid_utf8(text);
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

void write_member(Writer& writer, const char* name, const LearntSummary& learnt) {
  writer.Key(name);
  writer.StartObject();
  write_member(writer, "created", learnt.created);
  for (const LearntMember& count : learnt_counts) write_member(writer, count.name, learnt.*count.member);
  writer.EndObject();
}

void write_member(Writer& writer, const char* name, const Counts& counts) {
  writer.Key(name);
  writer.StartObject();
  for (const auto& [key, count] : counts) {
    write_text(writer, key);
    writer.Uint64(count);
  }
  writer.EndObject();
}

[[noreturn]] void refuse(std::string_view where, std::string_view what) {
  throw Error("manifest: \"" + std::string(where) + "\" " + std::string(what));
}

const Value& member(const Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) refuse(name, "is missing");
  return found->value;
}

const Value& object_member(const Value& object, const char* name) {
  const Value& value = member(object, name);
  if (!value.IsObject()) refuse(name, "is no object");
  return value;
}

std::string text_of(const Value& value, std::string_view where) {
  if (!value.IsString()) refuse(where, "is no string");
  return {value.GetString(), value.GetStringLength()};
}

std::uint64_t number_of(const Value& value, std::string_view where) {
  if (!value.IsUint64()) refuse(where, "is no whole number");
  return value.GetUint64();
}

std::string read_text(const Value& object, const char* name) {
  return text_of(member(object, name), name);
}

std::uint64_t read_number(const Value& object, const char* name) {
  return number_of(member(object, name), name);
}

Counts read_counts(const Value& object, const char* name) {
  Counts counts;
  for (const auto& [key, count] : object_member(object, name).GetObject()) {
    std::string value = text_of(key, name);
    const std::uint64_t number = number_of(count, std::string(name) + "." + value);
    counts.emplace(std::move(value), number);
  }
  return counts;
}

IndexRules read_rules(const Value& manifest) {
  const Value& object = object_member(manifest, "rules");
  const Value& format = member(object, "format");
  if (!format.IsUint()) refuse("format", "is no whole number of 32 bits");
  IndexRules rules{.format = format.GetUint()};
  for (const RuleMember& rule : text_rules) rules.*rule.member = read_text(object, rule.name);
  // Indexes that were made before there were concepts lack it.
  if (object.HasMember(thesaurus_rule)) rules.thesaurus = read_text(object, thesaurus_rule);
  return rules;
}

std::optional<LearntSummary> read_learnt(const Value& manifest) {
  if (!manifest.HasMember("learnt")) return std::nullopt;
  const Value& object = object_member(manifest, "learnt");
  LearntSummary learnt{.created = read_text(object, "created")};
  for (const LearntMember& count : learnt_counts) learnt.*count.member = read_number(object, count.name);
  return learnt;
}

std::vector<ManifestFile> read_files(const Value& manifest) {
  const Value& array = member(manifest, "files");
  if (!array.IsArray()) refuse("files", "is no array");
  std::vector<ManifestFile> files;
  for (const Value& file : array.GetArray()) {
    if (!file.IsObject()) refuse("files", "holds something that is no object");
    files.push_back(
        {.path = read_text(file, "path"), .size = read_number(file, "size"), .sha256 = read_text(file, "sha256")});
  }
  return files;
}

}  // namespace

std::span<const ManifestTally> manifest_tallies() {
  return tallies;
}

std::string to_json(const Manifest& manifest) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.StartObject();
  write_member(writer, "number", manifest.number);
  write_member(writer, "created", manifest.created);
  writer.Key("rules");
  writer.StartObject();
  write_member(writer, "format", std::uint64_t{manifest.rules.format});
  for (const RuleMember& rule : text_rules) write_member(writer, rule.name, manifest.rules.*rule.member);
  write_member(writer, thesaurus_rule, manifest.rules.thesaurus);
  writer.EndObject();
  for (const NumberMember& number : counted) write_member(writer, number.name, manifest.*number.member);
  for (const ManifestTally& tally : tallies) write_member(writer, tally.name, manifest.*tally.counts);
  if (manifest.learnt) write_member(writer, "learnt", *manifest.learnt);
  writer.Key("files");
  writer.StartArray();
  for (const ManifestFile& file : manifest.files) {
    writer.StartObject();
    write_member(writer, "path", file.path);
    write_member(writer, "size", file.size);
    write_member(writer, "sha256", file.sha256);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

Manifest manifest_from_json(std::string_view json) {
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (parsed.HasParseError()) {
    throw Error("manifest: no JSON at byte " + std::to_string(parsed.GetErrorOffset()) + ": " +
                rapidjson::GetParseError_En(parsed.GetParseError()));
  }
  if (!parsed.IsObject()) throw Error("manifest: no JSON object");
  Manifest manifest;
  manifest.number = read_number(parsed, "number");
  manifest.created = read_text(parsed, "created");
  manifest.rules = read_rules(parsed);
  for (const NumberMember& number : counted) manifest.*number.member = read_number(parsed, number.name);
  for (const ManifestTally& tally : tallies) manifest.*tally.counts = read_counts(parsed, tally.name);
  manifest.learnt = read_learnt(parsed);
  manifest.files = read_files(parsed);
  return manifest;
}

}  // namespace passage
