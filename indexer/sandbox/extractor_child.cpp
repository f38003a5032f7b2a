#include "indexer/sandbox/extractor_child.h"

#include <array>
#include <cerrno>
#include <limits>
#include <new>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "indexer/extract/extraction_codec.h"
#include "indexer/sandbox/confinement.h"
#include "indexer/sandbox/extraction_messages.h"
#include "indexer/sandbox/frame.h"
#include "passage/error.h"

namespace indexer {
namespace {

struct Pipes {
  int requests;
  int answers;
};

/// Moves the pipes away from standard input and output, so that a library which prints something does not speak to the
/// indexer, and closes whatever else this process was born with.
Pipes take_pipes() {
  ::close_range(STDERR_FILENO + 1, std::numeric_limits<unsigned>::max(), 0);
  const Pipes pipes{::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1),
                    ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)};
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (pipes.requests < 0 || pipes.answers < 0 || nothing < 0) {
    throw passage::Error("cannot set up the descriptors: " + std::generic_category().message(errno));
  }
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nothing, standard);
  ::close(nothing);
  return pipes;
}

/// C libraries abort when malloc has nothing left, and malloc says so in errno. Only then is it memory and no fault.
extern "C" void on_abort(int) {
  if (errno == ENOMEM) ::_exit(out_of_memory_status);
}

void watch_for_failed_allocations() {
  struct sigaction action = {};
  action.sa_handler = on_abort;
  ::sigaction(SIGABRT, &action, nullptr);
}

Outcome outcome_of(const ExtractFunction& function, const Request& request) {
  try {
    errno = 0;
    Extraction extraction = function(request.bytes, request.hints);
    if (extraction.blocks.size() > max_blocks) return Refusal{RefusalReason::TooLarge, "too many paragraphs"};
    return extraction;
  } catch (const RefusedFile& refused) {
    return Refusal{refused.reason(), refused.what()};
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory_status);  // what is left of the heap is no ground to stand on
  } catch (const std::exception& error) {
    return Refusal{RefusalReason::Crashed, error.what()};
  }
}

std::string answer_to(const ExtractFunction& function, std::string_view frame, std::size_t max_output) {
  try {
    std::string answer = encoded_outcome(outcome_of(function, read_request(frame)));
    if (answer.size() <= max_output) return answer;
    return encoded_outcome(Refusal{RefusalReason::TooLarge, "the text is longer than the limit"});
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory_status);
  }
}

bool send(const Pipes& pipes, std::string_view payload) {
  return send_frame(pipes.answers, std::array{payload}, no_deadline) == FrameStatus::Complete;
}

/// Whether the next frame came; not so when the indexer has gone.
bool receive(const Pipes& pipes, std::string& frame) {
  try {
    constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max() / 2;
    return receive_frame(pipes.requests, frame, any_size, no_deadline) == FrameStatus::Complete;
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory_status);
  }
}

}  // namespace

int run_child_loop(const ExtractFunction& function) {
  ::signal(SIGPIPE, SIG_IGN);
  const Pipes pipes = take_pipes();
  std::string frame;
  if (!receive(pipes, frame)) return 1;
  const ChildLimits limits = read_limits(frame);
  Confinement confinement;
  try {
    watch_for_failed_allocations();
    confinement = {.is_ready = true, .lacking = confine_this_process(limits.memory)};
  } catch (const passage::Error& error) {
    confinement.lacking = error.what();
  }
  if (!send(pipes, encoded_confinement(confinement)) || !confinement.is_ready) return 1;

  while (receive(pipes, frame)) {
    if (!send(pipes, answer_to(function, frame, limits.output))) return 1;
    frame = {};  // a large file is not kept until the next
  }
  return 0;
}

}  // namespace indexer
