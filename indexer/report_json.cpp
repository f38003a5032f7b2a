#include <array>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "indexer/extract/refusal.h"
#include "indexer/report.h"

namespace indexer {
namespace {

constexpr std::array likeness_codes{"same_bytes", "same_text", "nearly_same"};

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void text(JsonWriter& out, std::string_view value) {
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void member(JsonWriter& out, const char* name, std::string_view value) {
  out.Key(name);
  text(out, value);
}
void member(JsonWriter& out, const char* name, std::uint64_t value) {
  out.Key(name);
  out.Uint64(value);
}
void member_unless_empty(JsonWriter& out, const char* name, std::string_view value) {
  if (!value.empty()) member(out, name, value);
}
void flag(JsonWriter& out, const char* name, bool value) {
  out.Key(name);
  out.Bool(value);
}

/// A list of objects whose members `write` writes.
template <typename Entry, typename Write>
void objects(JsonWriter& out, const char* name, const std::vector<Entry>& all, const Write& write) {
  out.Key(name);
  out.StartArray();
  for (const Entry& entry : all) {
    out.StartObject();
    write(entry);
    out.EndObject();
  }
  out.EndArray();
}

void texts(JsonWriter& out, const char* name, const std::vector<std::string>& all) {
  out.Key(name);
  out.StartArray();
  for (const std::string& one : all) text(out, one);
  out.EndArray();
}

void place(JsonWriter& out, const Report::Place& document) {
  member(out, "source", document.source);
  member(out, "file", document.file);
  member(out, "id", document.id);
}

void write_sources(JsonWriter& out, const Report& report) {
  objects(out, "sources", report.sources, [&](const Report::SourceOutcome& source) {
    member(out, "name", source.name);
    member(out, "documentsBefore", source.documents_before);
    member(out, "documentsAfter", source.documents_after);
    member(out, "added", source.added);
    member(out, "changed", source.changed);
    member(out, "removed", source.removed);
    member(out, "unchanged", source.unchanged);
    texts(out, "addedFiles", source.added_files);
    texts(out, "changedFiles", source.changed_files);
    texts(out, "removedFiles", source.removed_files);
    member_unless_empty(out, "problem", source.problem);
  });
}

void write_former_sources(JsonWriter& out, const Report& report) {
  objects(out, "formerSources", report.former_sources, [&](const Report::FormerSource& source) {
    member(out, "name", source.name);
    member(out, "documents", source.documents);
    member_unless_empty(out, "movedTo", source.moved_to);
    member_unless_empty(out, "command", source.command);
  });
}

void write_refused(JsonWriter& out, const Report& report) {
  objects(out, "refused", report.refused, [&](const Report::Refused& refused) {
    member(out, "source", refused.source);
    member(out, "file", refused.file);
    member(out, "reason", refusal_code(refused.reason));
    member(out, "sentence", refusal_sentence(refused.reason));
    member_unless_empty(out, "detail", refused.detail);
    flag(out, "new", !refused.known);
  });
}

void write_what_to_look_after(JsonWriter& out, const Report& report) {
  objects(out, "wantingOcr", report.wanting_ocr, [&](const Report::WantsOcr& one) {
    place(out, one.document);
    member(out, "pages", std::uint64_t{one.pages});
  });
  objects(out, "brokenLinks", report.broken_links, [&](const Report::BrokenLink& link) {
    member(out, "source", link.source);
    member(out, "address", link.address);
    member_unless_empty(out, "foundIn", link.found_in);
    member(out, "reason", link.reason);
  });
  objects(out, "guessedLanguages", report.guessed_languages, [&](const Report::GuessedLanguage& one) {
    place(out, one.document);
    member(out, "language", one.language);
  });
  objects(out, "suspectedVersions", report.suspected_versions, [&](const Report::SuspectedVersions& versions) {
    member(out, "source", versions.source);
    texts(out, "files", versions.files);
  });
  objects(out, "duplicates", report.duplicates, [&](const Report::Duplicates& group) {
    place(out, group.shown);
    objects(out, "copies", group.copies, [&](const Report::Duplicates::Copy& copy) {
      place(out, copy.document);
      member(out, "likeness", likeness_codes[static_cast<std::size_t>(copy.likeness)]);
      flag(out, "folded", copy.folded);
    });
  });
}

}  // namespace

std::string to_json(const Report& report) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.SetMaxDecimalPlaces(3);
  out.SetIndent(' ', 1);
  out.StartObject();
  member(out, "summary", summary(report));
  member(out, "exitStatus", static_cast<std::uint64_t>(report.status));
  flag(out, "news", report.has_news());
  if (!report.failure.empty()) member(out, "failure", report.failure);
  if (report.generation) member(out, "generation", *report.generation);
  member(out, "documents", report.documents);
  member(out, "works", report.works);
  member(out, "passages", report.passages);
  member(out, "added", report.added);
  member(out, "changed", report.changed);
  member(out, "removed", report.removed);
  member(out, "unchanged", report.unchanged);
  member(out, "hidden", report.hidden);
  member(out, "purged", report.purged);
  texts(out, "purge", report.purge);
  objects(out, "copiesOfPurged", report.copies_of_purged, [&](const Report::CopyOfPurged& copy) {
    place(out, copy.document);
    member(out, "likeness", likeness_codes[static_cast<std::size_t>(copy.likeness)]);
  });
  member_unless_empty(out, "purgeCopies", report.purge_copies);
  out.Key("ocr");
  out.StartObject();
  member(out, "recognized", report.ocr.recognized);
  member(out, "waiting", report.ocr.waiting);
  member(out, "wanting", report.ocr.wanting);
  out.EndObject();
  member(out, "bytes", report.bytes);
  out.Key("seconds");
  out.Double(report.seconds);
  write_sources(out, report);
  write_former_sources(out, report);
  write_refused(out, report);
  write_what_to_look_after(out, report);
  objects(out, "remarks", report.remarks, [&](const Report::Remark& remark) {
    member_unless_empty(out, "source", remark.source);
    member(out, "file", remark.file);
    member(out, "remark", remark.text);
  });
  if (report.remarks_omitted > 0) member(out, "remarksOmitted", report.remarks_omitted);
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace indexer
