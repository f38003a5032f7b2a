#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extraction.h"

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

/// What a run did and what it could not do.
struct Report {
  struct SourceOutcome {
    std::string name;
    std::uint64_t documents_before = 0;
    std::uint64_t documents_after = 0;
    std::string problem;  ///< Why it kept yesterday's documents, and what to do; empty when it was read.
  };
  struct Refused {
    std::string source;
    std::string file;
    RefusalReason reason = RefusalReason::Damaged;
    std::string detail;
    bool known = false;  ///< It was refused for the same reason before.
  };
  struct Remark {
    std::string source;
    std::string file;
    std::string text;
  };

  /// Files that may hold versions of one text, for somebody to declare.
  struct SuspectedVersions {
    std::string source;
    std::vector<std::string> files;
  };

  struct BrokenLink {
    std::string source;
    std::string page;
    std::string address;  ///< Where there is nothing.
    std::string why;
  };

  ExitStatus status = ExitStatus::Done;
  std::optional<std::uint64_t> generation;  ///< The published one; nothing when nothing was published.
  std::vector<SourceOutcome> sources;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t removed = 0;
  std::uint64_t documents = 0;  ///< In the published generation, other sources' included.
  std::uint64_t works = 0;
  std::uint64_t passages = 0;
  std::uint64_t bytes = 0;  ///< Of the files of this run.
  double seconds = 0;
  std::vector<Refused> refused;
  std::vector<SuspectedVersions> suspected_versions;
  std::vector<BrokenLink> broken_links;
  std::vector<Remark> remarks;        ///< The first few thousand.
  std::uint64_t remarks_omitted = 0;  ///< The others.

  void add_remark(std::string_view source, std::string_view file, std::string text);
};

/// For people: what was done, then what they may want to do something about. Lists are cut after a few dozen lines.
[[nodiscard]] std::string to_text(const Report& report);

/// For programs: all of it.
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace indexer
