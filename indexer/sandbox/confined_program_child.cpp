#include <array>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "indexer/sandbox/confined_program_message.h"
#include "indexer/sandbox/confinement.h"
#include "indexer/sandbox/frame.h"
#include "passage/error.h"
#include "passage/index/byte_codec.h"

namespace indexer {
namespace {

/// Makes the document standard input: a file in memory that nobody can write to any more.
bool make_standard_input(std::string_view document) {
  const int file = ::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return false;
  while (!document.empty()) {
    const ssize_t written = ::write(file, document.data(), document.size());
    if (written <= 0) return false;
    document.remove_prefix(static_cast<std::size_t>(written));
  }
  constexpr int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  return ::fcntl(file, F_ADD_SEALS, seals) == 0 && ::lseek(file, 0, SEEK_SET) == 0 &&
         ::dup2(file, STDIN_FILENO) == STDIN_FILENO && ::close(file) == 0;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

std::string encoded_program(const ConfinedProgram& program, std::size_t memory, std::size_t size) {
  passage::ByteWriter out;
  out.text(program.path.native());
  out.texts(program.arguments);
  out.number(memory);
  out.number(size);
  return out.take();
}

ProgramMessage read_program(std::string_view frame) {
  passage::ByteReader in(frame);
  ProgramMessage message;
  message.program.path = std::string(in.text());
  message.program.arguments = in.texts();
  message.memory = in.number();
  message.document = in.text();
  if (!in.at_end()) throw passage::Error("damaged message: bytes are left over");
  return message;
}

int become_confined_program() {
  ::close_range(STDERR_FILENO + 1, std::numeric_limits<unsigned>::max(), 0);
  std::string frame;
  constexpr std::size_t any_size = std::numeric_limits<std::size_t>::max() / 2;
  if (receive_frame(STDIN_FILENO, frame, any_size, no_deadline) != FrameStatus::Complete) return 1;
  ProgramMessage message = read_program(frame);
  const std::string path = message.program.path.native();
  std::vector<std::string> arguments = std::move(message.program.arguments);
  arguments.insert(arguments.begin(), path);
  std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
  if (!make_standard_input(message.document)) return cannot_confine_status;
  try {
    // What the system lacks was said, and allowed, before any document was read: the run would have ended
    // (SandboxMode).
    (void)confine_this_process(message.memory, path.c_str());
  } catch (const passage::Error&) {
    return cannot_confine_status;
  }
  ::execve(path.c_str(), pointers(arguments).data(), pointers(environment).data());
  return cannot_confine_status;
}

}  // namespace indexer
