#include "indexer/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "indexer/extract/refusal.h"

namespace indexer {
namespace {

constexpr std::size_t max_remarks = 5000;
constexpr std::size_t shown_files = 30;    // of each reason, in the text
constexpr std::size_t shown_remarks = 20;  // in the text

std::string count(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return std::to_string(number) + " " + std::string(number == 1 ? singular : plural);
}

std::string fixed(double value, int digits) {
  std::array<char, 64> buffer{};
  (void)std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
  return buffer.data();
}

std::string more(std::size_t all, std::size_t shown) {
  return all > shown ? "    … and " + std::to_string(all - shown) + " more (--report FILE lists them all)\n"
                     : std::string{};
}

void append_refused(std::string& out, const Report& report) {
  std::map<RefusalReason, std::vector<const Report::Refused*>> by_reason;
  for (const Report::Refused& refused : report.refused) by_reason[refused.reason].push_back(&refused);
  for (const auto& [reason, all] : by_reason) {
    out += "\n" + count(all.size(), "file", "files") +
           (reason == RefusalReason::WantsOcr ? " wanting OCR. " : " not read. ");
    out += std::string(refusal_sentence(reason)) + "\n";
    for (std::size_t i = 0; i < std::min(all.size(), shown_files); ++i) {
      out += std::string("  ") + (all[i]->known ? "  " : "* ") + all[i]->source + ": " + all[i]->file;
      if (!all[i]->detail.empty()) out += " (" + all[i]->detail + ")";
      out += '\n';
    }
    out += more(all.size(), shown_files);
  }
  if (std::ranges::any_of(report.refused, [](const Report::Refused& refused) { return !refused.known; })) {
    out += "(* = new in this run)\n";
  }
}

void append_remarks(std::string& out, const Report& report) {
  if (report.remarks.empty()) return;
  const std::size_t all = report.remarks.size() + report.remarks_omitted;
  out += "\n" + count(all, "remark", "remarks") + "\n";
  for (std::size_t i = 0; i < std::min(report.remarks.size(), shown_remarks); ++i) {
    const Report::Remark& remark = report.remarks[i];
    out += "    " + (remark.source.empty() ? std::string{} : remark.source + ": ") + remark.file + ": " + remark.text +
           "\n";
  }
  out += more(all, shown_remarks);
}

void append_suspected_versions(std::string& out, const Report& report) {
  const std::vector<Report::SuspectedVersions>& all = report.suspected_versions;
  if (all.empty()) return;
  out += "\n" + count(all.size(), "text", "texts") +
         " whose files may be versions of one. Give them the same \"work\" if they are.\n";
  for (std::size_t i = 0; i < std::min(all.size(), shown_remarks); ++i) {
    out += "    " + all[i].source + ":";
    for (const std::string& file : all[i].files) out += (&file == &all[i].files.front() ? " " : ", ") + file;
    out += '\n';
  }
  out += more(all.size(), shown_remarks);
}

void append_broken_links(std::string& out, const Report& report) {
  const std::vector<Report::BrokenLink>& all = report.broken_links;
  if (all.empty()) return;
  out += "\n" + count(all.size(), "broken link.", "broken links.") + " Mend them on the page that is named first.\n";
  for (std::size_t i = 0; i < std::min(all.size(), shown_remarks); ++i) {
    out += "    " + all[i].source + ": " + all[i].page + " leads to " + all[i].address + " (" + all[i].why + ")\n";
  }
  out += more(all.size(), shown_remarks);
}

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void member(JsonWriter& out, const char* name, std::string_view value) {
  out.Key(name);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void member(JsonWriter& out, const char* name, std::uint64_t value) {
  out.Key(name);
  out.Uint64(value);
}

void write_refused(JsonWriter& out, const Report& report) {
  out.Key("refused");
  out.StartArray();
  for (const Report::Refused& refused : report.refused) {
    out.StartObject();
    member(out, "source", refused.source);
    member(out, "file", refused.file);
    member(out, "reason", refusal_code(refused.reason));
    member(out, "sentence", refusal_sentence(refused.reason));
    if (!refused.detail.empty()) member(out, "detail", refused.detail);
    out.Key("new");
    out.Bool(!refused.known);
    out.EndObject();
  }
  out.EndArray();
}

void write_suspected_versions(JsonWriter& out, const Report& report) {
  out.Key("suspectedVersions");
  out.StartArray();
  for (const Report::SuspectedVersions& versions : report.suspected_versions) {
    out.StartObject();
    member(out, "source", versions.source);
    out.Key("files");
    out.StartArray();
    for (const std::string& file : versions.files) {
      out.String(file.data(), static_cast<rapidjson::SizeType>(file.size()));
    }
    out.EndArray();
    out.EndObject();
  }
  out.EndArray();
}

void write_broken_links(JsonWriter& out, const Report& report) {
  out.Key("brokenLinks");
  out.StartArray();
  for (const Report::BrokenLink& link : report.broken_links) {
    out.StartObject();
    member(out, "source", link.source);
    member(out, "page", link.page);
    member(out, "address", link.address);
    member(out, "why", link.why);
    out.EndObject();
  }
  out.EndArray();
}

}  // namespace

void Report::add_remark(std::string_view source, std::string_view file, std::string text) {
  if (remarks.size() >= max_remarks) {
    ++remarks_omitted;
    return;
  }
  remarks.push_back({std::string(source), std::string(file), std::move(text)});
}

std::string to_text(const Report& report) {
  std::string out;
  if (report.generation) {
    out += "Published generation " + std::to_string(*report.generation) + ": " +
           count(report.documents, "document", "documents") + " in " + count(report.works, "work", "works") + ", " +
           count(report.passages, "passage", "passages") + ".\n";
  } else {
    out += report.status == ExitStatus::Done ? "Nothing has changed; nothing was published.\n"
                                             : "Nothing was published.\n";
  }
  out += std::to_string(report.added) + " added, " + std::to_string(report.changed) + " changed, " +
         std::to_string(report.removed) + " removed, " + std::to_string(report.unchanged) + " unchanged, " +
         std::to_string(report.refused.size()) + " not read; " + fixed(static_cast<double>(report.bytes) / 1e6, 1) +
         " MB in " + fixed(report.seconds, 1) + " s.\n";
  for (const Report::SourceOutcome& source : report.sources) {
    if (!source.problem.empty()) out += "\nSource " + source.name + ": " + source.problem + "\n";
  }
  append_refused(out, report);
  append_suspected_versions(out, report);
  append_broken_links(out, report);
  append_remarks(out, report);
  return out;
}

std::string to_json(const Report& report) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.SetMaxDecimalPlaces(3);
  out.SetIndent(' ', 1);
  out.StartObject();
  member(out, "exitStatus", static_cast<std::uint64_t>(report.status));
  if (report.generation) member(out, "generation", *report.generation);
  member(out, "documents", report.documents);
  member(out, "works", report.works);
  member(out, "passages", report.passages);
  member(out, "added", report.added);
  member(out, "changed", report.changed);
  member(out, "removed", report.removed);
  member(out, "unchanged", report.unchanged);
  member(out, "bytes", report.bytes);
  out.Key("seconds");
  out.Double(report.seconds);
  out.Key("sources");
  out.StartArray();
  for (const Report::SourceOutcome& source : report.sources) {
    out.StartObject();
    member(out, "name", source.name);
    member(out, "documentsBefore", source.documents_before);
    member(out, "documentsAfter", source.documents_after);
    if (!source.problem.empty()) member(out, "problem", source.problem);
    out.EndObject();
  }
  out.EndArray();
  write_refused(out, report);
  write_suspected_versions(out, report);
  write_broken_links(out, report);
  out.Key("remarks");
  out.StartArray();
  for (const Report::Remark& remark : report.remarks) {
    out.StartObject();
    if (!remark.source.empty()) member(out, "source", remark.source);
    member(out, "file", remark.file);
    member(out, "remark", remark.text);
    out.EndObject();
  }
  out.EndArray();
  if (report.remarks_omitted > 0) member(out, "remarksOmitted", report.remarks_omitted);
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace indexer
