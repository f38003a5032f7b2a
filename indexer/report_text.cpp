#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <span>

#include "indexer/extract/refusal.h"
#include "indexer/report.h"

namespace indexer {
namespace {

constexpr std::size_t shown_files = 30;    // of each reason of a source
constexpr std::size_t shown_changes = 12;  // of each kind of change of a source
constexpr std::size_t shown_entries = 20;  // of each other list

constexpr std::array likeness_names{"the same file", "the same text", "nearly the same text"};

/// "2,147"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  constexpr std::size_t group = 3;
  for (std::size_t i = digits.size(); i > group; i -= group) digits.insert(i - group, 1, ',');
  return digits;
}

std::string count(std::uint64_t number, std::string_view singular, std::string_view plural) {
  return grouped(number) + " " + std::string(number == 1 ? singular : plural);
}

std::string documents(std::uint64_t number) {
  return count(number, "document", "documents");
}

std::string fixed(double value, int digits) {
  std::array<char, 64> buffer{};
  (void)std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
  return buffer.data();
}

/// "3 added, 1 changed"; empty where nothing was.
std::string changes(std::uint64_t added, std::uint64_t changed, std::uint64_t removed) {
  std::string all;
  const auto add = [&](std::uint64_t number, const char* what) {
    if (number > 0) all += (all.empty() ? "" : ", ") + grouped(number) + " " + what;
  };
  add(added, "added");
  add(changed, "changed");
  add(removed, "removed");
  return all;
}

/// The lines of a list, as many as are shown, each made by `line`.
template <typename Entry, typename Line>
void append_list(std::string& out, std::span<const Entry> all, std::size_t shown, std::uint64_t omitted,
                 const char* indent, const Line& line) {
  for (const Entry& entry : all.first(std::min(all.size(), shown))) out += indent + line(entry) + "\n";
  const std::uint64_t more = all.size() - std::min(all.size(), shown) + omitted;
  if (more > 0) out += std::string(indent) + "… and " + grouped(more) + " more (--report FILE has them)\n";
}

template <typename Entry, typename Line>
void append_section(std::string& out, const std::vector<Entry>& all, const std::string& heading, const Line& line,
                    std::uint64_t omitted = 0) {
  if (all.empty()) return;
  out += "\n" + heading + "\n";
  append_list(out, std::span<const Entry>(all), shown_entries, omitted, "    ", line);
}

std::string place(const Report::Place& document) {
  return document.source + ": " + document.file;
}

void append_files(std::string& out, const char* what, const std::vector<std::string>& files, std::uint64_t all) {
  if (files.empty()) return;
  out += std::string("  ") + what + ":\n";
  append_list(out, std::span<const std::string>(files), shown_changes, all - files.size(), "    ",
              [](const std::string& file) { return file; });
}

using AllRefused = std::vector<const Report::Refused*>;

void append_refused(std::string& out, const AllRefused& all) {
  std::map<RefusalReason, AllRefused> by_reason;
  for (const Report::Refused* refused : all) by_reason[refused->reason].push_back(refused);
  for (auto& [reason, files] : by_reason) {
    std::ranges::stable_sort(files, {}, [](const Report::Refused* refused) { return refused->known; });
    out += "  " + count(files.size(), "file", "files") +
           (reason == RefusalReason::WantsOcr    ? " wanting OCR. "
            : reason == RefusalReason::AwaitsOcr ? " awaiting OCR. "
                                                 : " not read. ") +
           std::string(refusal_sentence(reason)) + "\n";
    append_list(out, std::span<const Report::Refused* const>(files), shown_files, 0, "    ",
                [](const Report::Refused* refused) {
                  return (refused->known ? "" : "new: ") + refused->file +
                         (refused->detail.empty() ? "" : " (" + refused->detail + ")");
                });
  }
}

void append_source(std::string& out, const Report::SourceOutcome& source, const AllRefused& refused) {
  out += "\n" + source.name + ": ";
  if (!source.problem.empty()) {
    out += source.problem + "\n";
    return;
  }
  const std::string changed = changes(source.added, source.changed, source.removed);
  out += documents(source.documents_after) + ", " + (changed.empty() ? "nothing has changed" : changed);
  out += (refused.empty() ? "" : ", " + count(refused.size(), "file", "files") + " not read") + std::string(".\n");
  // All that a source holds is no news.
  if (source.documents_before > 0) append_files(out, "Added", source.added_files, source.added);
  append_files(out, "Changed", source.changed_files, source.changed);
  append_files(out, "Removed", source.removed_files, source.removed);
  append_refused(out, refused);
}

void append_former_source(std::string& out, const Report::FormerSource& source) {
  out += "\n" + source.name + ": it is no longer in the configuration; its " + documents(source.documents) +
         (source.documents == 1 ? " was " : " were ");
  if (!source.moved_to.empty()) {
    out += "found in " + source.moved_to + " and went from here.\n";
    return;
  }
  out += "kept. To let " + std::string(source.documents == 1 ? "it" : "them") + " go:\n  " + source.command + "\n";
}

void append_sources(std::string& out, const Report& report) {
  std::map<std::string_view, AllRefused> refused;
  for (const Report::Refused& one : report.refused) refused[one.source].push_back(&one);
  for (const Report::SourceOutcome& source : report.sources) append_source(out, source, refused[source.name]);
  for (const Report::FormerSource& source : report.former_sources) append_former_source(out, source);
}

void append_left_out(std::string& out, const Report& report) {
  if (report.hidden > 0) {
    out += count(report.hidden, "document is", "documents are") + " left out because the curation hides " +
           (report.hidden == 1 ? "it" : "them") + ".\n";
  }
  if (report.purged > 0) {
    out += count(report.purged, "document was", "documents were") + " left out because " +
           (report.purged == 1 ? "it was" : "they were") + " purged.\n";
  }
  if (!report.purge.empty()) out += "A purge that had been interrupted was completed:\n";
  for (const std::string& line : report.purge) out += "  " + line + "\n";
  out += text_of_purged_copies(report);
}

void append_ocr(std::string& out, const OcrReport& ocr) {
  if (ocr.recognized > 0) out += "\nText was recognised on " + count(ocr.recognized, "page", "pages") + ".\n";
  if (ocr.waiting > 0) {
    out += "\n" + count(ocr.waiting, "page waits", "pages wait") +
           " for text recognition, which the next runs go on with (ocr_minutes says for how long).\n";
  }
  if (ocr.wanting > 0) {
    out += "\n" + count(ocr.wanting, "page is an image", "pages are images") +
           " that nothing reads: install the Debian package tesseract-ocr.\n";
  }
}

std::string copy_line(const Report::Duplicates& group) {
  std::string line = place(group.shown);
  for (const Report::Duplicates::Copy& copy : group.copies) {
    line += "\n      " + place(copy.document) + " (" + likeness_names[static_cast<std::size_t>(copy.likeness)] +
            (copy.folded ? ", shown as one)" : ")");
  }
  return line;
}

std::uint64_t copies(const Report& report) {
  std::uint64_t all = 0;
  for (const Report::Duplicates& group : report.duplicates) all += group.copies.size();
  return all;
}

std::string versions_line(const Report::SuspectedVersions& versions) {
  std::string line = versions.source + ":";
  for (const std::string& file : versions.files) line += (&file == &versions.files.front() ? " " : ", ") + file;
  return line;
}

void append_what_to_look_after(std::string& out, const Report& report) {
  append_section(
      out, report.wanting_ocr,
      documents(report.wanting_ocr.size()) +
          " with pages that are images which nothing reads: what stands on these is not found. Install the Debian "
          "package tesseract-ocr, or run text recognition (OCR) over the file and put it back.",
      [](const Report::WantsOcr& one) { return place(one.document) + " (" + count(one.pages, "page", "pages") + ")"; });
  append_section(out, report.broken_links,
                 count(report.broken_links.size(), "link that leads", "links that lead") +
                     " nowhere. Mend the address, or take the link away.",
                 [](const Report::BrokenLink& link) {
                   return link.address + ": " + link.reason +
                          (link.found_in.empty() ? "" : " (named in " + link.found_in + ")");
                 });
  append_section(out, report.guessed_languages,
                 documents(report.guessed_languages.size()) +
                     " whose language was guessed with little evidence. Declare \"language\" where the guess is wrong.",
                 [](const Report::GuessedLanguage& one) {
                   return place(one.document) +
                          (one.language == "und" ? std::string(" (unknown)") : " (" + one.language + "?)");
                 });
  append_section(out, report.suspected_versions,
                 count(report.suspected_versions.size(), "text", "texts") +
                     " whose files may be versions of one. Give them the same \"work\" if they are.",
                 versions_line);
  append_section(out, report.duplicates,
                 count(copies(report), "copy", "copies") + " of " +
                     count(report.duplicates.size(), "document", "documents") +
                     ". Take the copies away, or set fold_duplicates = true to show each text once.",
                 copy_line);
  append_section(
      out, report.remarks, count(report.remarks.size() + report.remarks_omitted, "remark", "remarks") + ".",
      [](const Report::Remark& remark) {
        return (remark.source.empty() ? std::string{} : remark.source + ": ") + remark.file + ": " + remark.text;
      },
      report.remarks_omitted);
}

}  // namespace

std::string text_of_purged_copies(const Report& report) {
  const std::size_t copies = report.copies_of_purged.size();
  if (copies == 0) return {};
  std::string out = documents(copies) + (copies == 1 ? " stays that is like" : " stay that are like") +
                    " what was purged; look whether " + (copies == 1 ? "it is" : "they are") + " meant too:\n";
  for (const Report::CopyOfPurged& copy : report.copies_of_purged) {
    out += "  " + copy.document.id + " (" + likeness_names[static_cast<std::size_t>(copy.likeness)] + ")\n";
  }
  return out + "To purge " + (copies == 1 ? "it" : "them") + " as well:\n  " + report.purge_copies + "\n";
}

std::string summary(const Report& report) {
  if (!report.failure.empty()) return "Passage: the run failed, and nothing was published.";
  const auto problems = static_cast<std::uint64_t>(
      std::ranges::count_if(report.sources, [](const auto& source) { return !source.problem.empty(); }));
  const auto fresh = static_cast<std::uint64_t>(
      std::ranges::count_if(report.refused, [](const Report::Refused& one) { return one.is_news(); }));
  const std::string changed = changes(report.added, report.changed, report.removed);
  std::string line = "Passage: " + documents(report.documents) + ", ";
  if (report.status == ExitStatus::Held) {
    line += "nothing was published";
  } else {
    line += changed.empty() ? "nothing has changed" : changed;
  }
  if (problems > 0) line += ", " + count(problems, "source has a problem", "sources have a problem");
  const auto former = static_cast<std::uint64_t>(
      std::ranges::count_if(report.former_sources, [](const auto& source) { return source.moved_to.empty(); }));
  if (former > 0) line += ", " + count(former, "source is", "sources are") + " no longer configured";
  if (report.refused.empty()) {
    line += ", nothing refused.";
  } else if (fresh == 0) {
    line += ", nothing newly refused (" + count(report.refused.size(), "file", "files") + " as before).";
  } else {
    line += ", " + count(fresh, "file", "files") + " newly refused" +
            (fresh < report.refused.size() ? " (" + grouped(report.refused.size()) + " in all)." : ".");
  }
  return line;
}

std::string to_text(const Report& report) {
  std::string out = summary(report) + "\n";
  if (!report.failure.empty()) return out + "Visitors search what they searched before.\n\n" + report.failure + "\n";
  if (report.generation) {
    out += "Published generation " + std::to_string(*report.generation) + ": " + documents(report.documents) + " in " +
           count(report.works, "work", "works") + ", " + count(report.passages, "passage", "passages");
  } else {
    out += report.status == ExitStatus::Done ? "Nothing has changed; nothing was published" : "Nothing was published";
  }
  out += "; " + fixed(static_cast<double>(report.bytes) / 1e6, 1) + " MB looked at in " + fixed(report.seconds, 1) +
         " s.\n";
  append_left_out(out, report);
  append_sources(out, report);
  append_ocr(out, report.ocr);
  append_what_to_look_after(out, report);
  return out;
}

}  // namespace indexer
