#include "indexer/sandbox/confined_program.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/sandbox/cause_of_death.h"
#include "indexer/sandbox/child_process.h"
#include "indexer/sandbox/confined_program_message.h"
#include "indexer/sandbox/frame.h"
#include "passage/error.h"

namespace indexer {
namespace {

using std::chrono::steady_clock;

/// What comes out until the program closes its output, or one byte more than it may write.
FrameStatus read_output(int descriptor, std::string& output, std::size_t most, Deadline deadline) {
  std::array<char, 64 * 1024> buffer{};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) return FrameStatus::TimedOut;
    pollfd entry{descriptor, POLLIN, 0};
    if (::poll(&entry, 1, static_cast<int>(left)) <= 0) continue;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got == 0) return FrameStatus::Complete;
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) return FrameStatus::Ended;
    output.append(buffer.data(), static_cast<std::size_t>(got));
    if (output.size() > most) return FrameStatus::TooLarge;
  }
}

Refusal refusal_for_status(int status, const ConfinedProgram& program) {
  if (WIFSIGNALED(status)) return refusal_for_signal(WTERMSIG(status));
  const std::string name = program.path.filename().string();
  if (WEXITSTATUS(status) == cannot_confine_status) {
    throw passage::Error(
        "the program " + name +
        " cannot be confined, and documents are not read without that: use a Linux kernel with seccomp");
  }
  return {RefusalReason::Damaged, name + " cannot read it; it may have a password"};
}

}  // namespace

std::variant<std::string, Refusal> run_confined(const ConfinedProgram& program, std::string_view document,
                                                const ExtractionLimits& limits) {
  return run_confined("/proc/self/exe", program, document, limits);
}

std::variant<std::string, Refusal> run_confined(const std::filesystem::path& self, const ConfinedProgram& program,
                                                std::string_view document, const ExtractionLimits& limits) {
  ::signal(SIGPIPE, SIG_IGN);
  if (document.size() > limits.input)
    return Refusal{RefusalReason::TooLarge, std::to_string(document.size()) + " bytes"};
  const Deadline deadline = steady_clock::now() + limits.time;
  ChildProcess child(self, std::string(converter_argument));
  child.grant_processor_time(limits.cpu);
  const std::string head = encoded_program(program, limits.memory, document.size());
  FrameStatus status = send_frame(child.input(), std::array{std::string_view(head), document}, deadline);
  std::string output;
  if (status == FrameStatus::Complete) status = read_output(child.output(), output, limits.output, deadline);
  switch (status) {
    case FrameStatus::TimedOut:
      return Refusal{RefusalReason::TimedOut, std::to_string(limits.time.count()) + " ms"};
    case FrameStatus::TooLarge:
      return Refusal{RefusalReason::TooLarge, "the text is longer than the limit"};
    default:
      break;
  }
  const int ended = child.wait();
  if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return output;
  return refusal_for_status(ended, program);
}

}  // namespace indexer
