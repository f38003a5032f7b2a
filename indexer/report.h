#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/duplicates/likeness.h"
#include "indexer/extract/extraction.h"
#include "indexer/ocr/ocr_settings.h"

namespace indexer {

/// How a run ended; the exit status of `index`. Permanent, see CONTRACT.md.
enum class ExitStatus : std::uint8_t {
  Done = 0,          ///< Published, or nothing to do.
  Failed = 1,        ///< Nothing published.
  Usage = 2,         ///< The command line or the configuration makes no sense.
  Reservations = 3,  ///< Published, but documents were newly refused or a source failed.
  Held = 4,          ///< Nothing published: a source is empty, absent or has shrunk too much.
  Locked = 5,        ///< Another indexer is at work.
};

/// What a run did and what it could not do, then what somebody may want to look after. Sources are named as
/// the ledger names them: as configured, else by their paths.
struct Report {
  struct SourceOutcome {
    std::string name;
    std::uint64_t documents_before = 0;
    std::uint64_t documents_after = 0;
    std::string problem;  ///< Why it kept yesterday's documents, and what to do; empty when it was read.
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t removed = 0;
    std::uint64_t unchanged = 0;
    std::vector<std::string> added_files;  ///< The first max_files of them; so of the next two.
    std::vector<std::string> changed_files;
    std::vector<std::string> removed_files;
  };
  /// A source that was taken out of the configuration, and what became of its documents.
  struct FormerSource {
    std::string name;
    std::uint64_t documents = 0;
    std::string moved_to;  ///< The source that has them now; empty where they were kept.
    std::string command;   ///< That lets them go, where they were kept.
  };
  struct Refused {
    std::string source;
    std::string file;
    RefusalReason reason = RefusalReason::Damaged;
    std::string detail;
    bool known = false;  ///< It was refused for the same reason before.

    /// Waiting for its turn is no failure.
    [[nodiscard]] bool is_news() const { return !known && reason != RefusalReason::AwaitsOcr; }
  };
  struct Remark {
    std::string source;
    std::string file;
    std::string text;
  };

  /// A document that is in the index.
  struct Place {
    std::string source;
    std::string file;
    std::string id;
  };

  /// A document with text, some of whose pages have none. What has no text at all is refused.
  struct WantsOcr {
    Place document;
    std::uint32_t pages = 0;
  };

  /// An address that leads nowhere, although a document or a list of the source names it.
  struct BrokenLink {
    std::string source;
    std::string address;
    std::string found_in;  ///< What names it: a page's address, a file; empty where that is not known.
    std::string reason;    ///< "404 Not Found"
  };

  struct GuessedLanguage {
    Place document;
    std::string language;  ///< Primary subtag; "und" where even a guess is impossible.
  };

  /// Files that may hold versions of one text, for somebody to declare.
  struct SuspectedVersions {
    std::string source;
    std::vector<std::string> files;
  };

  /// A document with its copies.
  struct Duplicates {
    struct Copy {
      Place document;
      Likeness likeness = Likeness::NearlySame;
      bool folded = false;  ///< Shown and counted as one with the document.
    };
    Place shown;
    std::vector<Copy> copies;
  };

  /// A document that stays, with the text of one that was purged.
  struct CopyOfPurged {
    Place document;
    Likeness likeness = Likeness::NearlySame;
  };

  static constexpr std::size_t max_files = 1000;

  ExitStatus status = ExitStatus::Done;
  std::optional<std::uint64_t> generation;  ///< The published one; nothing when nothing was published.
  std::vector<SourceOutcome> sources;
  std::vector<FormerSource> former_sources;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t documents = 0;  ///< In the published generation, other sources' included.
  std::uint64_t works = 0;
  std::uint64_t passages = 0;
  std::uint64_t bytes = 0;  ///< Of the files of this run.
  double seconds = 0;
  OcrReport ocr;
  std::vector<Refused> refused;
  std::vector<WantsOcr> wanting_ocr;
  std::vector<BrokenLink> broken_links;
  std::vector<GuessedLanguage> guessed_languages;
  std::vector<SuspectedVersions> suspected_versions;
  std::vector<Duplicates> duplicates;
  std::vector<Remark> remarks;        ///< The first few thousand.
  std::uint64_t remarks_omitted = 0;  ///< The others.
  std::uint64_t hidden = 0;           ///< Documents that the curation leaves out.
  std::uint64_t purged = 0;           ///< Documents of the sources that were left out, because they were purged.
  std::vector<std::string> purge;     ///< What was done to complete a purge, a sentence each.
  std::vector<CopyOfPurged> copies_of_purged;
  std::string purge_copies;  ///< The command that purges these too; empty where there are none.
  std::string failure;       ///< Why the run could do nothing at all; the rest is then empty.

  void add_remark(std::string_view source, std::string_view file, std::string text);

  /// Anything came, went or changed, or is newly refused, or a source has a problem or is no longer configured: worth a
  /// mail.
  [[nodiscard]] bool has_news() const;
};

/// For people, and for mail: a sentence that says whether all is right, what was done source by source, then what they
/// may want to look after, each kind with what to do. Lists are cut after a few dozen lines.
[[nodiscard]] std::string to_text(const Report& report);

/// What of it is about copies of what was purged; empty where there are none.
[[nodiscard]] std::string text_of_purged_copies(const Report& report);

/// The first line of it.
[[nodiscard]] std::string summary(const Report& report);

/// For programs: all of it. docs/report.md lists the members.
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace indexer
