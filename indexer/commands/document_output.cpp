#include <array>
#include <cstdio>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "indexer/commands/extract.h"

namespace indexer {
namespace {

using passage::Locator;
using passage::Metadata;
using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

struct LocatorMember {
  const char* name;  ///< In JSON.
  const char* word;  ///< For people.
  std::string Locator::*member;
};
constexpr std::array locator_members{
    LocatorMember{"pageLabel", "printed", &Locator::page_label},
    LocatorMember{"heading", "under", &Locator::heading},
    LocatorMember{"anchor", "anchor", &Locator::anchor},
    LocatorMember{"paragraph", "paragraph", &Locator::paragraph},
    LocatorMember{"speaker", "speaker", &Locator::speaker},
};

std::string clock(double seconds) {
  const auto whole = static_cast<long>(seconds);
  std::array<char, 32> buffer{};
  (void)std::snprintf(buffer.data(), buffer.size(), "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
  return buffer.data();
}

std::string place_of(const passage::Passage& passage) {
  const Locator& locator = passage.locator;
  std::string place;
  const auto add = [&](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  if (locator.page) add("page " + std::to_string(*locator.page));
  for (const LocatorMember& member : locator_members) {
    if (!(locator.*member.member).empty()) add(std::string(member.word) + " " + locator.*member.member);
  }
  if (locator.start) add("from " + clock(*locator.start) + (locator.end ? " to " + clock(*locator.end) : ""));
  if (locator.ocr) add("recognised from an image");
  add(passage.language);
  return place;
}

void member(JsonWriter& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void seconds(JsonWriter& out, const char* name, const std::optional<double>& value) {
  if (!value) return;
  out.Key(name);
  out.Double(*value);
}

void write(JsonWriter& out, const passage::Passage& passage) {
  const Locator& locator = passage.locator;
  out.StartObject();
  if (locator.page) {
    out.Key("page");
    out.Uint(*locator.page);
  }
  for (const LocatorMember& row : locator_members) member(out, row.name, locator.*row.member);
  seconds(out, "start", locator.start);
  seconds(out, "end", locator.end);
  if (locator.ocr) {
    out.Key("ocr");
    out.Bool(true);
  }
  member(out, "language", passage.language);
  member(out, "text", passage.text);
  out.EndObject();
}

void write(JsonWriter& out, const Metadata& metadata) {
  for (const passage::TextMember& row : passage::text_members()) member(out, row.name, metadata.*row.member);
  if (metadata.date) member(out, "date", metadata.date->text);
  for (const passage::ListMember& row : passage::list_members()) {
    const std::vector<std::string>& list = metadata.*row.member;
    if (list.empty()) continue;
    out.Key(row.name.data(), static_cast<rapidjson::SizeType>(row.name.size()));
    out.StartArray();
    for (const std::string& value : list) out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    out.EndArray();
  }
}

}  // namespace

std::string document_text(const passage::Document& document) {
  const Metadata& metadata = document.metadata;
  std::string text;
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += std::string(name) + ": " + value + "\n";
  };
  for (const passage::TextMember& row : passage::text_members()) line(row.name, metadata.*row.member);
  if (metadata.date) line("date", metadata.date->text);
  for (const passage::ListMember& row : passage::list_members()) {
    for (const std::string& value : metadata.*row.member) line(row.name, value);
  }
  line("format", document.format);
  text += "passages: " + std::to_string(document.passages.size()) + "\n";
  for (const passage::Passage& passage : document.passages) {
    text += "\n[" + place_of(passage) + "]\n" + passage.text + "\n";
  }
  return text;
}

std::string document_json(const passage::Document& document) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.SetIndent(' ', 1);
  out.SetMaxDecimalPlaces(3);
  out.StartObject();
  out.Key("document");
  out.StartObject();
  write(out, document.metadata);
  member(out, "format", document.format);
  out.EndObject();
  out.Key("passages");
  out.StartArray();
  for (const passage::Passage& passage : document.passages) write(out, passage);
  out.EndArray();
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace indexer
