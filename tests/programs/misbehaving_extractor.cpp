// An extractor whose files say how it shall misbehave: the name of the file is the deed. What a deed that the sandbox
// must prevent has come to is the text of the answer. With `--extractor-child` it behaves.
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/sandbox/confined_program.h"
#include "indexer/sandbox/extraction_messages.h"
#include "indexer/sandbox/extractor_child.h"
#include "indexer/sandbox/frame.h"

namespace {

using indexer::Extraction;
using Deed = std::function<std::string(const std::string& bytes)>;

constexpr int highest_descriptor = 64;

std::string outcome_of_call(long result) {
  return result >= 0 ? "done" : strerrorname_np(errno);
}

void write_to_every_descriptor(const std::string& bytes) {
  for (int descriptor = 0; descriptor < highest_descriptor; ++descriptor) {
    if (::write(descriptor, bytes.data(), bytes.size()) < 0) continue;
  }
}

std::string hang() {
  for (;;) ::pause(), ::usleep(1000);
}

std::string spin() {
  while (std::getenv("NEVER") == nullptr) {
  }
  return "spun";
}

/// Three quarters of a second of processor time.
std::string spin_briefly() {
  const std::clock_t start = std::clock();
  while (std::clock() - start < CLOCKS_PER_SEC * 3 / 4) {
  }
  return "spun";
}

constexpr std::size_t enough_memory = std::size_t{400} << 20;

std::string allocate_with_new() {
  std::vector<std::string> hoard;
  while (hoard.size() << 20 < enough_memory) hoard.emplace_back(1 << 20, 'x');
  return "got it";
}

std::string allocate_with_malloc_and_abort() {
  for (std::size_t taken = 0; taken < enough_memory; taken += 1 << 20) {
    void* block = std::malloc(1 << 20);
    if (block == nullptr) std::abort();
    std::memset(block, 1, 1 << 20);
  }
  return "got it";
}

std::string leak(std::size_t size) {
  static std::vector<std::string> kept;
  kept.emplace_back(size, 'x');
  return std::to_string(::getpid());
}

std::string write_endlessly() {
  for (;;) write_to_every_descriptor(std::string(4096, '\1'));
}

std::string promise_too_much() {
  write_to_every_descriptor({'\0', '\0', '\0', '\0', '\0', '\1', '\0', '\0'});
  return hang();
}

std::string answer_garbage() {
  write_to_every_descriptor(std::string{'\3', '\0', '\0', '\0', '\0', '\0', '\0', '\0'} + "\x07\xff\xff");
  return hang();
}

std::string crash() {
  ::signal(SIGSEGV, SIG_DFL);
  ::raise(SIGSEGV);
  return hang();
}

std::string run_a_program() {
  std::array<char*, 2> arguments{const_cast<char*>("true"), nullptr};
  return outcome_of_call(::execve("/bin/true", arguments.data(), nullptr));
}

std::string run_a_thread() {
  try {
    std::thread([] {}).join();
    return "done";
  } catch (const std::system_error& error) {
    return error.what();
  }
}

std::string fork_a_process() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  return outcome_of_call(child);
}

std::string raise_own_limits() {
  const rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
  return outcome_of_call(::setrlimit(RLIMIT_FSIZE, &limit));
}

std::string read_a_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY);
  std::array<char, 4> start{};
  return outcome_of_call(descriptor < 0 ? -1 : ::read(descriptor, start.data(), start.size()));
}

std::string open_descriptors() {
  std::string open;
  for (int descriptor = 0; descriptor < highest_descriptor; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) >= 0) open += std::to_string(descriptor) + " ";
  }
  return open;
}

std::string limits() {
  std::string values;
  for (const auto resource : {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE}) {
    rlimit limit{};
    ::getrlimit(resource, &limit);
    values += std::to_string(limit.rlim_cur) + "/" + std::to_string(limit.rlim_max) + " ";
  }
  return values;
}

std::string print_something() {
  std::puts("this goes to standard output");
  std::fflush(stdout);
  return "printed";
}

std::string environment() {
  std::string names;
  for (char** entry = environ; *entry != nullptr; ++entry) names += std::string(*entry) + " ";
  return names.empty() ? "nothing" : names;
}

const std::map<std::string, Deed> deeds{
    {"echo", [](const std::string& bytes) { return bytes; }},
    {"process", [](const std::string&) { return std::to_string(::getpid()); }},
    {"descriptors", [](const std::string&) { return open_descriptors(); }},
    {"limits", [](const std::string&) { return limits(); }},
    {"environment", [](const std::string&) { return environment(); }},
    {"hang", [](const std::string&) { return hang(); }},
    {"spin", [](const std::string&) { return spin(); }},
    {"spin_briefly", [](const std::string&) { return spin_briefly(); }},
    {"allocate_with_new", [](const std::string&) { return allocate_with_new(); }},
    {"allocate_with_malloc", [](const std::string&) { return allocate_with_malloc_and_abort(); }},
    {"leak", [](const std::string& size) { return leak(std::stoul(size)); }},
    {"abort", [](const std::string&) -> std::string { std::abort(); }},
    {"long_text", [](const std::string& bytes) { return std::string(std::stoul(bytes), 'x'); }},
    {"write_endlessly", [](const std::string&) { return write_endlessly(); }},
    {"promise_too_much", [](const std::string&) { return promise_too_much(); }},
    {"answer_garbage", [](const std::string&) { return answer_garbage(); }},
    {"answer_bad_utf8", [](const std::string&) { return std::string("\xff\xfe"); }},
    {"crash", [](const std::string&) { return crash(); }},
    {"exit", [](const std::string&) -> std::string { ::_exit(7); }},
    {"print", [](const std::string&) { return print_something(); }},
    {"refuse",
     [](const std::string&) -> std::string {
       throw indexer::RefusedFile(indexer::RefusalReason::Encrypted, "a detail");
     }},
    {"throw", [](const std::string&) -> std::string { throw std::runtime_error("a bug"); }},
    {"socket", [](const std::string&) { return outcome_of_call(::socket(AF_INET, SOCK_STREAM, 0)); }},
    {"unix_socket", [](const std::string&) { return outcome_of_call(::socket(AF_UNIX, SOCK_STREAM, 0)); }},
    {"create", [](const std::string& path) { return outcome_of_call(::open(path.c_str(), O_WRONLY | O_CREAT, 0600)); }},
    {"creat", [](const std::string& path) { return outcome_of_call(::creat(path.c_str(), 0600)); }},
    {"open_for_writing", [](const std::string& path) { return outcome_of_call(::open(path.c_str(), O_RDWR)); }},
    {"truncate", [](const std::string& path) { return outcome_of_call(::truncate(path.c_str(), 0)); }},
    {"unlink", [](const std::string& path) { return outcome_of_call(::unlink(path.c_str())); }},
    {"rename", [](const std::string& path) { return outcome_of_call(::rename(path.c_str(), (path + "2").c_str())); }},
    {"mkdir", [](const std::string& path) { return outcome_of_call(::mkdir((path + "3").c_str(), 0700)); }},
    {"chmod", [](const std::string& path) { return outcome_of_call(::chmod(path.c_str(), 0777)); }},
    {"fork", [](const std::string&) { return fork_a_process(); }},
    {"thread", [](const std::string&) { return run_a_thread(); }},
    {"exec", [](const std::string&) { return run_a_program(); }},
    {"kill", [](const std::string&) { return outcome_of_call(::kill(::getppid(), 0)); }},
    {"ptrace", [](const std::string&) { return outcome_of_call(::ptrace(PTRACE_ATTACH, ::getppid(), 0, 0)); }},
    {"raise_own_limits", [](const std::string&) { return raise_own_limits(); }},
    {"read_file", read_a_file},
};

Extraction misbehave(std::string_view bytes, const indexer::ExtractionHints& hints) {
  Extraction extraction;
  extraction.format = "deed";
  extraction.blocks.push_back({.text = deeds.at(hints.file_name)(std::string(bytes))});
  return extraction;
}

/// Plays an extractor that cannot confine itself.
int complain(bool is_ready) {
  std::string frame;
  if (indexer::receive_frame(STDIN_FILENO, frame, 1024, indexer::no_deadline) != indexer::FrameStatus::Complete)
    return 1;
  const std::string complaint = indexer::encoded_confinement({.is_ready = is_ready, .lacking = "no seccomp here"});
  (void)indexer::send_frame(STDOUT_FILENO, std::array{std::string_view(complaint)}, indexer::no_deadline);
  if (is_ready) (void)indexer::receive_frame(STDIN_FILENO, frame, 1024, indexer::no_deadline);
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view argument = count > 1 ? arguments[1] : "";
  if (argument == indexer::extractor_argument) return indexer::run_extractor_child();
  if (argument == indexer::converter_argument) return indexer::become_confined_program();
  if (argument == indexer::recognizer_argument) return indexer::run_recognizer_child();
  if (argument == "complain") return complain(true);
  if (argument == "give up") return complain(false);
  return indexer::run_child_loop(misbehave);
}
