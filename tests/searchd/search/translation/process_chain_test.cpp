#include "searchd/search/translation/process_chain.h"

#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>

using namespace searchd;
using namespace std::chrono_literals;

namespace {

/// A chain of one program that runs this piece of Perl for each question, which is in $_.
std::unique_ptr<ProcessChain> chain_of(const std::string& code) {
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<Command> commands{{"perl", "-0ne", "BEGIN { $| = 1 } chomp; " + code}};
  return ProcessChain::start(commands);
}

std::string asked(ProcessChain& chain, const std::string& question, std::chrono::milliseconds bound = 20s) {
  return chain.ask(question, std::chrono::steady_clock::now() + bound).value_or("none");
}

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool is_alive(pid_t process) {
  for (int i = 0; i < 500; ++i) {
    const std::string status = content("/proc/" + std::to_string(process) + "/status");
    if (status.empty() || status.find("State:\tZ") != std::string::npos) return false;
    std::this_thread::sleep_for(10ms);
  }
  return true;
}

}  // namespace

TEST_CASE("programs answer in turn", "[translation][machine]") {
  const std::vector<Command> commands{{"perl", "-0pe", "BEGIN { $| = 1 } s/a/b/g"},
                                      {"perl", "-0pe", "BEGIN { $| = 1 } s/b/c/g"}};
  const auto chain = ProcessChain::start(commands);
  REQUIRE(chain);
  CHECK(asked(*chain, "banal") == "ccncl");
  CHECK(asked(*chain, "").empty());
  CHECK(asked(*chain, std::string(20000, 'a')) == std::string(20000, 'c'));
}

TEST_CASE("what is not exactly one answer in time is none", "[translation][machine]") {
  struct Case {
    const char* fault;
    const char* code;
  };
  for (const Case& one :
       {Case{"two answers at once", "print qq(a\\0b\\0)"}, Case{"no answer", ""}, Case{"half an answer", "print qq(a)"},
        Case{"an end", "exit 0"}, Case{"an end in the middle", "print qq(a); exit 0"},
        Case{"a flood", "print qq(a) x 100000, qq(\\0)"}}) {
    INFO(one.fault);
    const auto chain = chain_of(one.code);
    REQUIRE(chain);
    CHECK(asked(*chain, "q", 500ms) == "none");
  }
}

TEST_CASE("an answer that nobody asked for is nobody's", "[translation][machine]") {
  const auto chain = chain_of("print qq($_\\0); select undef, undef, undef, 0.2; print qq(more\\0)");
  REQUIRE(chain);
  CHECK(asked(*chain, "first") == "first");
  std::this_thread::sleep_for(1s);
  CHECK(asked(*chain, "second") == "none");
}

TEST_CASE("a program that does not read holds nobody up", "[translation][machine]") {
  const auto chain = chain_of("BEGIN { sleep 1000 }");
  REQUIRE(chain);
  const auto began = std::chrono::steady_clock::now();
  CHECK(asked(*chain, std::string(1 << 20, 'a'), 200ms) == "none");
  CHECK(std::chrono::steady_clock::now() - began < 10s);
}

TEST_CASE("a program that is not there starts nothing", "[translation][machine]") {
  const std::vector<Command> commands{{"perl", "-e", "sleep"}, {"no-such-program"}};
  CHECK(ProcessChain::start(commands) == nullptr);
}

TEST_CASE("programs have limits and inherit nothing", "[translation][machine]") {
  const passage::Descriptor inherited(::open("/dev/null", O_RDONLY));  // not to be closed by exec itself
  const auto chain = chain_of("print $$, qq(\\0)");
  REQUIRE(chain);
  const std::filesystem::path proc = "/proc/" + asked(*chain, "who?");
  const std::string limits = content(proc / "limits");
  CHECK(limits.find("Max cpu time              600") != std::string::npos);
  CHECK(limits.find("Max address space         1073741824") != std::string::npos);
  CHECK(limits.find("Max file size             0 ") != std::string::npos);
  const std::string status = content(proc / "status");
  CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
  CHECK(status.find("SigBlk:\t0000000000000000") != std::string::npos);
  CHECK(status.find("SigIgn:\t0000000000000080") != std::string::npos);  // SIGFPE, which Perl ignores by itself
  CHECK(content(proc / "environ") == std::string("LC_ALL=C.UTF-8\0", 15));
  const std::filesystem::directory_iterator descriptors(proc / "fd");
  CHECK(std::distance(begin(descriptors), end(descriptors)) == 3);
}

TEST_CASE("what programs have started ends with them", "[translation][machine]") {
  auto chain = chain_of("my $child = fork(); if (!$child) { sleep 1000 } print qq($child\\0)");
  REQUIRE(chain);
  const std::string answer = asked(*chain, "who?");
  pid_t child = 0;
  std::from_chars(answer.data(), answer.data() + answer.size(), child);
  REQUIRE(child > 0);
  chain.reset();
  CHECK_FALSE(is_alive(child));
}
