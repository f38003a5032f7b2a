#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/sandbox/child_process.h"
#include "indexer/sandbox/extraction_limits.h"
#include "indexer/sandbox/extraction_messages.h"
#include "indexer/sandbox/extractor_child.h"
#include "indexer/sandbox/frame.h"

namespace indexer {

/// Reads files in a confined child process, so that a file that hangs, crashes or explodes costs that file and nothing
/// else. The child serves file after file; it is replaced after a fault, after so many files, and when it has grown.
///
/// One object belongs to one thread, from construction to destruction (the child dies with the thread that started it);
/// each thread may have its own. Ignores SIGPIPE in this process.
class ExtractorProcess {
 public:
  /// The child is this same program, run again with `extractor_argument`: its main must call run_extractor_child().
  explicit ExtractorProcess(ExtractionLimits limits = {}, SandboxMode sandbox = SandboxMode::Required);
  /// The child is `program`, which runs run_child_loop() when called with `argument`.
  ExtractorProcess(std::filesystem::path program, std::string argument, ExtractionLimits limits = {},
                   SandboxMode sandbox = SandboxMode::Required);

  /// Starts the child, if need be. What it could not be confined by, in words; empty when by everything. Throws as
  /// extract() does.
  [[nodiscard]] const std::string& lacking_confinement();

  /// Reads a regular file; symbolic links are not followed. Without a file name in the hints, the path gives it.
  /// Throws passage::Error when no extractor can be started or confined: then no file can be read at all.
  [[nodiscard]] Outcome extract(const std::filesystem::path& file, const ExtractionHints& hints = {});

  /// Reads a document that is in memory. Throws as extract() does.
  [[nodiscard]] Outcome extract_bytes(std::string_view bytes, const ExtractionHints& hints);

 private:
  struct Attempt;
  [[nodiscard]] Attempt attempt(std::string_view bytes, const ExtractionHints& hints);
  [[nodiscard]] Refusal cause_of_death();
  void ensure_child();
  void retire_if_worn();

  std::filesystem::path program_;
  std::string argument_;
  ExtractionLimits limits_;
  SandboxMode sandbox_;
  std::string lacking_;
  std::unique_ptr<ChildProcess> child_;
  std::size_t files_served_ = 0;
  std::size_t initial_memory_ = 0;
};

}  // namespace indexer
