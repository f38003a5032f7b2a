#include "indexer/sandbox/extractor_process.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <dirent.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "passage/error.h"
#include "tests/temporary_directory.h"

using namespace indexer;
using namespace std::chrono_literals;

namespace {

ExtractorProcess misbehaving(ExtractionLimits limits = {}) {
  return {MISBEHAVING_EXTRACTOR, "", limits};
}

Outcome deed(ExtractorProcess& extractor, const std::string& name, std::string_view bytes = {}) {
  return extractor.extract_bytes(bytes, {.file_name = name});
}

std::string text_of(const Outcome& outcome) {
  if (const auto* refusal = std::get_if<Refusal>(&outcome)) return "refused: " + refusal->detail;
  return std::get<Extraction>(outcome).blocks.at(0).text;
}

std::optional<RefusalReason> reason_of(const Outcome& outcome) {
  const auto* refusal = std::get_if<Refusal>(&outcome);
  return refusal ? std::optional(refusal->reason) : std::nullopt;
}

std::filesystem::path write_file(const tests::TemporaryDirectory& folder, const std::string& name,
                                 const std::string& content) {
  std::ofstream(folder.path() / name) << content;
  return folder.path() / name;
}

bool no_children_left() {
  return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

}  // namespace

TEST_CASE("sandbox: a document goes in and its text comes out, one after the other from the same child") {
  ExtractorProcess extractor = misbehaving();
  CHECK(text_of(deed(extractor, "echo", "los derechos")) == "los derechos");
  const std::string child = text_of(deed(extractor, "process"));
  CHECK(text_of(deed(extractor, "process")) == child);
  CHECK(child != std::to_string(::getpid()));
  const std::string large(5'000'000, 'a');
  CHECK(text_of(deed(extractor, "echo", large)) == large);
}

TEST_CASE("sandbox: a refusal arrives with its reason and detail") {
  ExtractorProcess extractor = misbehaving();
  CHECK(std::get<Refusal>(deed(extractor, "refuse")) == Refusal{RefusalReason::Encrypted, "a detail"});
  CHECK(std::get<Refusal>(deed(extractor, "throw")) == Refusal{RefusalReason::Crashed, "a bug"});
}

TEST_CASE("sandbox: what a library prints does not disturb the answers") {
  ExtractorProcess extractor = misbehaving();
  CHECK(text_of(deed(extractor, "print")) == "printed");
  CHECK(text_of(deed(extractor, "echo", "still in step")) == "still in step");
}

TEST_CASE("sandbox: a file that hangs is killed after the time limit, and the next one is read") {
  ExtractorProcess extractor = misbehaving({.time = 300ms});
  const auto start = std::chrono::steady_clock::now();
  CHECK(reason_of(deed(extractor, "hang")) == RefusalReason::TimedOut);
  CHECK(std::chrono::steady_clock::now() - start < 5s);
  CHECK(no_children_left());
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
}

TEST_CASE("sandbox: a file that takes too much processor time is ended by the system") {
  ExtractorProcess extractor = misbehaving({.time = 60s, .cpu = 1s});
  const auto start = std::chrono::steady_clock::now();
  CHECK(reason_of(deed(extractor, "spin")) == RefusalReason::TimedOut);
  CHECK(std::chrono::steady_clock::now() - start < 50s);
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
}

TEST_CASE("sandbox: the processor time of the files before does not count") {
  ExtractorProcess extractor = misbehaving({.time = 60s, .cpu = 1s});
  const std::string child = text_of(deed(extractor, "process"));
  for (int i = 0; i < 4; ++i) CHECK(text_of(deed(extractor, "spin_briefly")) == "spun");
  CHECK(text_of(deed(extractor, "process")) == child);
}

#ifndef PASSAGE_SANITIZED
TEST_CASE("sandbox: memory without end is refused, whether new or malloc meets the limit") {
  ExtractorProcess extractor = misbehaving({.memory = std::size_t{64} << 20});
  CHECK(reason_of(deed(extractor, "allocate_with_new")) == RefusalReason::OutOfMemory);
  CHECK(reason_of(deed(extractor, "allocate_with_malloc")) == RefusalReason::OutOfMemory);
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
  CHECK(reason_of(deed(extractor, "echo", std::string(100'000'000, 'x'))) == RefusalReason::OutOfMemory);
}

TEST_CASE("sandbox: a child that has grown is replaced") {
  ExtractorProcess extractor = misbehaving({.memory = std::size_t{64} << 20});
  const std::string child = text_of(deed(extractor, "process"));
  CHECK(text_of(deed(extractor, "leak", "5000000")) == child);
  CHECK(text_of(deed(extractor, "process")) == child);
  CHECK(text_of(deed(extractor, "leak", "15000000")) == child);
  CHECK(text_of(deed(extractor, "process")) != child);
}
#endif

TEST_CASE("sandbox: text beyond the limit on output is refused, and the child lives on") {
  ExtractorProcess extractor = misbehaving({.output = 1'000'000});
  const std::string child = text_of(deed(extractor, "process"));
  CHECK(reason_of(deed(extractor, "long_text", "2000000")) == RefusalReason::TooLarge);
  CHECK(text_of(deed(extractor, "process")) == child);
  CHECK(deed(extractor, "long_text", "900000").index() == 0);
}

TEST_CASE("sandbox: a child that promises or writes more than the limit is killed") {
  ExtractorProcess extractor = misbehaving({.time = 20s, .output = 1'000'000});
  const auto start = std::chrono::steady_clock::now();
  CHECK(reason_of(deed(extractor, "promise_too_much")) == RefusalReason::TooLarge);
  CHECK(reason_of(deed(extractor, "write_endlessly")) == RefusalReason::TooLarge);
  CHECK(std::chrono::steady_clock::now() - start < 10s);
  CHECK(no_children_left());
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
}

TEST_CASE("sandbox: an answer that makes no sense blames the file and replaces the child") {
  ExtractorProcess extractor = misbehaving();
  CHECK(reason_of(deed(extractor, "answer_garbage")) == RefusalReason::Crashed);
  CHECK(reason_of(deed(extractor, "answer_bad_utf8")) == RefusalReason::Crashed);
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
}

TEST_CASE("sandbox: a crash costs its file only, and is named") {
  ExtractorProcess extractor = misbehaving();
  CHECK(text_of(deed(extractor, "echo", "before")) == "before");
  CHECK(std::get<Refusal>(deed(extractor, "crash")) == Refusal{RefusalReason::Crashed, "SIGSEGV"});
  CHECK(std::get<Refusal>(deed(extractor, "abort")) == Refusal{RefusalReason::Crashed, "SIGABRT"});
  CHECK(std::get<Refusal>(deed(extractor, "exit")) ==
        Refusal{RefusalReason::Crashed, "the reader ended with status 7"});
  CHECK(no_children_left());
  CHECK(text_of(deed(extractor, "echo", "after")) == "after");
}

TEST_CASE("sandbox: a child that died between two files is replaced and nobody is blamed") {
  ExtractorProcess extractor = misbehaving();
  const std::string child = text_of(deed(extractor, "process"));
  ::kill(std::stoi(child), SIGKILL);
  std::this_thread::sleep_for(100ms);
  CHECK(text_of(deed(extractor, "echo", "next")) == "next");
}

#ifndef PASSAGE_SANITIZED
TEST_CASE("sandbox: a file is not refused for what the files before it took") {
  ExtractorProcess extractor = misbehaving({.memory = std::size_t{64} << 20});
  CHECK(text_of(deed(extractor, "leak", "15500000")) != "");
  CHECK(text_of(deed(extractor, "leak", "52000000")).find("refused") == std::string::npos);
  CHECK(deed(extractor, "long_text", "12000000").index() == 0);
}
#endif

TEST_CASE("sandbox: after so many files a fresh child takes over") {
  ExtractorProcess extractor = misbehaving({.files_per_child = 2});
  const std::string first = text_of(deed(extractor, "process"));
  CHECK(text_of(deed(extractor, "process")) == first);
  CHECK(text_of(deed(extractor, "process")) != first);
}

TEST_CASE("sandbox: what would change or reach the world is not permitted") {
  const tests::TemporaryDirectory folder;
  const std::string path = write_file(folder, "precious", "content").string();
  ExtractorProcess extractor = misbehaving();
  for (const char* name : {"socket", "unix_socket", "create", "creat", "open_for_writing", "truncate", "unlink",
                           "rename", "mkdir", "chmod", "fork", "exec", "kill", "ptrace", "raise_own_limits"}) {
    CAPTURE(name);
    CHECK(text_of(deed(extractor, name, path)) == "EPERM");
  }
  CHECK(text_of(deed(extractor, "create", path + "4")) == "EPERM");
  CHECK(text_of(deed(extractor, "thread")) != "done");
  CHECK(std::filesystem::file_size(path) == 7);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("sandbox: the child holds nothing of its owner but the pipes") {
  const tests::TemporaryDirectory folder;
  const int file = ::open(write_file(folder, "file", "").c_str(), O_RDWR);  // inherited, as libraries do it
  ::setenv("PASSAGE_TEST_SECRET", "hunter2", 1);
  ExtractorProcess extractor = misbehaving();
  CHECK(text_of(deed(extractor, "descriptors")) == "0 1 2 3 4 ");
  CHECK(text_of(deed(extractor, "environment")).find("hunter2") == std::string::npos);
  CHECK(text_of(deed(extractor, "limits")) == "0/0 0/0 64/64 ");
  ::unsetenv("PASSAGE_TEST_SECRET");
  ::close(file);
}

TEST_CASE("sandbox: files of the system can be read, others cannot") {
  const tests::TemporaryDirectory folder;
  const std::filesystem::path secret = write_file(folder, "indexer.toml", "password");
  ExtractorProcess extractor = misbehaving();
  CHECK(text_of(deed(extractor, "read_file", "/usr/share/common-licenses/GPL-3")) == "done");
  if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) < 0) {
    WARN("SKIPPED: this kernel has no Landlock");
    return;
  }
  CHECK(text_of(deed(extractor, "read_file", secret.string())) == "EACCES");
  CHECK(text_of(deed(extractor, "read_file", "/proc/" + std::to_string(::getppid()) + "/environ")) == "EACCES");
}

TEST_CASE("sandbox: the kernel says that the child has a filter and can gain no privileges") {
  ExtractorProcess extractor = misbehaving();
  std::ifstream file("/proc/" + text_of(deed(extractor, "process")) + "/status");
  const std::string status{std::istreambuf_iterator<char>(file), {}};
  CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
  CHECK(status.find("Seccomp:\t2") != std::string::npos);
}

TEST_CASE("sandbox: a child that cannot be confined reads nothing") {
  ExtractorProcess extractor(MISBEHAVING_EXTRACTOR, "complain");
  CHECK_THROWS_WITH(deed(extractor, "echo"), Catch::Contains("no seccomp here") && Catch::Contains("best-effort"));
  ExtractorProcess told_to_go_on(MISBEHAVING_EXTRACTOR, "complain", {}, SandboxMode::BestEffort);
  CHECK(told_to_go_on.lacking_confinement() == "no seccomp here");
  // Without its limits no reader goes on, whatever it is told.
  ExtractorProcess limitless(MISBEHAVING_EXTRACTOR, "give up", {}, SandboxMode::BestEffort);
  CHECK_THROWS_WITH(deed(limitless, "echo"), Catch::Contains("no seccomp here"));
}

TEST_CASE("sandbox: the child dies with the thread that started it, even when it is busy") {
  std::unique_ptr<ExtractorProcess> extractor;
  pid_t child = 0;
  std::thread([&] {
    extractor = std::make_unique<ExtractorProcess>(MISBEHAVING_EXTRACTOR, "");
    child = std::stoi(text_of(deed(*extractor, "process")));
  }).join();
  int status = 0;
  for (int i = 0; i < 200 && ::waitpid(child, &status, WNOHANG) == 0; ++i) std::this_thread::sleep_for(10ms);
  CHECK(WIFSIGNALED(status));
}

TEST_CASE("sandbox: the extractors of all formats work inside as they do outside") {
  const char* root = std::getenv("PASSAGE_TEST_DATA");
  if (root == nullptr) {
    WARN("SKIPPED: PASSAGE_TEST_DATA is not set");
    return;
  }
  ExtractorProcess extractor(MISBEHAVING_EXTRACTOR, std::string(extractor_argument));
  for (const char* folder :
       {"pdf", "nasty/pdf", "nasty/scanned", "nasty/office", "nasty/odf", "nasty/html", "nasty/encodings"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root) / folder)) {
      const Outcome inside = extractor.extract(entry.path());
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      CAPTURE(entry.path());
      try {
        const Extraction outside = indexer::extract(bytes, {.file_name = entry.path().filename().string()});
        REQUIRE(inside.index() == 0);
        CHECK(std::get<Extraction>(inside).blocks.size() == outside.blocks.size());
        CHECK(std::get<Extraction>(inside).metadata == outside.metadata);
      } catch (const RefusedFile& refused) {
        CHECK(reason_of(inside) == refused.reason());
      }
    }
  }
}

TEST_CASE("sandbox: the child is gone with its owner, no zombie stays") {
  pid_t child = 0;
  {
    ExtractorProcess extractor = misbehaving();
    child = std::stoi(text_of(deed(extractor, "process")));
    CHECK(::kill(child, 0) == 0);
  }
  CHECK(::kill(child, 0) == -1);
  CHECK(no_children_left());
}

TEST_CASE("sandbox: only regular files are opened, within the limit on input") {
  const tests::TemporaryDirectory folder;
  ExtractorProcess extractor = misbehaving({.input = 100});
  const std::filesystem::path good = write_file(folder, "echo", "twelve bytes");
  CHECK(text_of(extractor.extract(good)) == "twelve bytes");
  CHECK(text_of(extractor.extract(write_file(folder, "other", "named"), {.file_name = "echo"})) == "named");
  CHECK(reason_of(extractor.extract(write_file(folder, "large", std::string(101, 'x')))) == RefusalReason::TooLarge);
  CHECK(reason_of(deed(extractor, "echo", std::string(101, 'x'))) == RefusalReason::TooLarge);

  const std::filesystem::path sparse = write_file(folder, "sparse", "");
  std::filesystem::resize_file(sparse, std::uintmax_t{1} << 40);  // refused by its size, before it is read
  CHECK(reason_of(extractor.extract(sparse)) == RefusalReason::TooLarge);

  ::mkfifo((folder.path() / "fifo").c_str(), 0600);
  std::filesystem::create_symlink(good, folder.path() / "link");
  CHECK(std::get<Refusal>(extractor.extract(folder.path() / "link")).detail == "a symbolic link");
  for (const char* name : {"fifo", "absent", "."}) {
    CAPTURE(name);
    CHECK(reason_of(extractor.extract(folder.path() / name)) == RefusalReason::Unreadable);
  }
}

TEST_CASE("sandbox: several threads may each have an extractor") {
  std::vector<std::thread> threads;
  std::vector<int> answers(4);
  for (int& count : answers) {
    threads.emplace_back([&count] {
      for (int round = 0; round < 5; ++round) {
        ExtractorProcess extractor = misbehaving();
        for (int i = 0; i < 5; ++i) count += text_of(deed(extractor, "echo", "x")) == "x" ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(answers == std::vector<int>(4, 25));
  CHECK(no_children_left());
}

TEST_CASE("sandbox: a program that is no extractor is an error that says so") {
  ExtractorProcess absent("/nonexistent/extractor", "");
  CHECK_THROWS_AS(deed(absent, "echo"), passage::Error);
  ExtractorProcess other("/bin/true", "");
  CHECK_THROWS_WITH(deed(other, "echo"), Catch::Contains("did not start"));
}
