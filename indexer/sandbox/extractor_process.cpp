#include "indexer/sandbox/extractor_process.h"

#include <array>
#include <mutex>

#include <signal.h>
#include <sys/wait.h>

#include "indexer/sandbox/cause_of_death.h"
#include "indexer/sandbox/file_content.h"
#include "indexer/sandbox/process_memory.h"
#include "passage/error.h"

namespace indexer {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds start_time{20};  // generous: a loaded machine is no reason to give up the whole run
constexpr std::size_t max_complaint = 64 * 1024;
constexpr std::size_t refusal_size = 64 * 1024;  // the answer of a child that refuses is no output

void ignore_sigpipe() {
  static std::once_flag once;
  std::call_once(once, [] { ::signal(SIGPIPE, SIG_IGN); });
}

}  // namespace

struct ExtractorProcess::Attempt {
  Outcome outcome;
  bool child_failed = false;  ///< For a reason that may lie in the files before.
};

ExtractorProcess::ExtractorProcess(ExtractionLimits limits, SandboxMode sandbox)
    : ExtractorProcess("/proc/self/exe", std::string(extractor_argument), limits, sandbox) {}

ExtractorProcess::ExtractorProcess(std::filesystem::path program, std::string argument, ExtractionLimits limits,
                                   SandboxMode sandbox)
    : program_(std::move(program)), argument_(std::move(argument)), limits_(limits), sandbox_(sandbox) {
  ignore_sigpipe();
}

const std::string& ExtractorProcess::lacking_confinement() {
  ensure_child();
  return lacking_;
}

Outcome ExtractorProcess::extract(const std::filesystem::path& file, const ExtractionHints& hints) {
  const std::variant<std::string, Refusal> content = file_content(file, limits_.input);
  if (const auto* refusal = std::get_if<Refusal>(&content)) return *refusal;
  ExtractionHints named = hints;
  if (named.file_name.empty()) named.file_name = file.filename().string();
  return extract_bytes(std::get<std::string>(content), named);
}

Outcome ExtractorProcess::extract_bytes(std::string_view bytes, const ExtractionHints& hints) {
  if (bytes.size() > limits_.input) return Refusal{RefusalReason::TooLarge, std::to_string(bytes.size()) + " bytes"};
  ensure_child();
  const bool child_was_fresh = files_served_ == 0;
  Attempt result = attempt(bytes, hints);
  if (result.child_failed && !child_was_fresh) {
    // The files before may have worn the child out; what is said about this file must not depend on them.
    ensure_child();
    result = attempt(bytes, hints);
  }
  retire_if_worn();
  return std::move(result.outcome);
}

ExtractorProcess::Attempt ExtractorProcess::attempt(std::string_view bytes, const ExtractionHints& hints) {
  const Deadline deadline = steady_clock::now() + limits_.time;
  child_->grant_processor_time(limits_.cpu);
  ++files_served_;

  const std::string head = encoded_request_head(hints, bytes.size());
  FrameStatus status = send_frame(child_->input(), std::array{std::string_view(head), bytes}, deadline);
  std::string answer;
  if (status == FrameStatus::Complete) {
    status = receive_frame(child_->output(), answer, limits_.output + refusal_size, deadline);
  }
  Refusal fault;
  switch (status) {
    case FrameStatus::Complete:
      try {
        return {read_outcome(answer), false};
      } catch (const passage::Error& error) {
        fault = {RefusalReason::Crashed, error.what()};
      }
      break;
    case FrameStatus::TimedOut:
      child_.reset();
      return {Refusal{RefusalReason::TimedOut, std::to_string(limits_.time.count()) + " ms"}, false};
    case FrameStatus::TooLarge:
      fault = {RefusalReason::TooLarge, "the text is longer than the limit"};
      break;
    case FrameStatus::Ended:
      fault = cause_of_death();
      break;
  }
  child_.reset();
  const bool out_of_time = fault.reason == RefusalReason::TimedOut;
  return {std::move(fault), !out_of_time};
}

Refusal ExtractorProcess::cause_of_death() {
  const int status = child_->wait();
  if (WIFSIGNALED(status)) return refusal_for_signal(WTERMSIG(status));
  if (WEXITSTATUS(status) == out_of_memory_status) {
    return {RefusalReason::OutOfMemory, std::to_string(limits_.memory >> 20) + " MB"};
  }
  return {RefusalReason::Crashed, "the reader ended with status " + std::to_string(WEXITSTATUS(status))};
}

void ExtractorProcess::ensure_child() {
  if (child_ && !child_->has_ended()) return;
  child_ = std::make_unique<ChildProcess>(program_, argument_);
  files_served_ = 0;

  const Deadline deadline = steady_clock::now() + start_time;
  const std::string limits = encoded_limits({limits_.memory, limits_.output});
  std::string answer;
  FrameStatus status = send_frame(child_->input(), std::array{std::string_view(limits)}, deadline);
  if (status == FrameStatus::Complete) status = receive_frame(child_->output(), answer, max_complaint, deadline);
  if (status == FrameStatus::Complete) {
    const Confinement confinement = read_confinement(answer);
    lacking_ = confinement.lacking;
    if (confinement.is_ready && (lacking_.empty() || sandbox_ == SandboxMode::BestEffort)) {
      initial_memory_ = address_space(child_->process());
      return;
    }
    child_.reset();
    throw passage::Error(
        "the extractor cannot be confined (" + lacking_ +
        "), and documents are not read without that: use a Linux kernel with seccomp and Landlock, and in a container "
        "a profile that allows the system calls seccomp, landlock_* and prlimit64" +
        (confinement.is_ready ? "; --sandbox best-effort reads them with what there is, if you trust them all" : ""));
  }
  child_.reset();
  throw passage::Error("the extractor " + program_.string() + " " + argument_ +
                       " did not start: try the command by hand, it should wait for input");
}

void ExtractorProcess::retire_if_worn() {
  if (!child_) return;
  if (files_served_ >= limits_.files_per_child || child_->has_ended() ||
      address_space(child_->process()) > initial_memory_ + limits_.memory / 4) {
    child_.reset();
  }
}

}  // namespace indexer
