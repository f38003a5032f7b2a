// The daemon as a process: its options, its lines on standard error, its end.
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/searchd/http/raw_client.h"

using namespace std::chrono_literals;

namespace {

/// A running passage-searchd; killed with the object if it still runs.
class Daemon {
 public:
  explicit Daemon(std::vector<std::string> arguments) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    arguments.insert(arguments.begin(), PASSAGE_SEARCHD);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      ::dup2(pipe[1], STDERR_FILENO);
      ::dup2(pipe[1], STDOUT_FILENO);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(pipe[1]);
    output_ = pipe[0];
  }
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  ~Daemon() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    ::close(output_);
  }

  /// Reads until the output holds `text`, or ends; at most ten seconds.
  bool says(const std::string& text) {
    while (said_.find(text) == std::string::npos) {
      pollfd waiting{output_, POLLIN, 0};
      std::array<char, 4096> buffer{};
      if (::poll(&waiting, 1, 10000) <= 0) return false;
      const ssize_t count = ::read(output_, buffer.data(), buffer.size());
      if (count <= 0) return false;
      said_.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return true;
  }
  [[nodiscard]] const std::string& said() const { return said_; }

  /// The port in "… on http://127.0.0.1:PORT/" behind `words`.
  std::uint16_t port(const std::string& words) {
    const std::string start = words + " on http://127.0.0.1:";
    if (!says(start)) throw std::runtime_error("the daemon did not start: " + said_);
    says("\n");
    return static_cast<std::uint16_t>(std::stoi(said_.substr(said_.find(start) + start.size())));
  }

  void signal(int number) { ::kill(child_, number); }

  int exit_status() {
    says("\x01");  // everything
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }

 private:
  pid_t child_ = -1;
  int output_ = -1;
  std::string said_;
};

std::string empty_folder() {
  const std::string path = "/tmp/passage_searchd_test_" + std::to_string(::getpid());
  std::filesystem::create_directories(path);
  return path;
}

}  // namespace

TEST_CASE("the daemon serves an empty directory, says where, and ends on SIGTERM and SIGINT") {
  for (const int number : {SIGTERM, SIGINT}) {
    Daemon daemon({"--data", empty_folder(), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0"});
    const std::uint16_t metrics = daemon.port("metrics");
    const std::uint16_t port = daemon.port("ready");
    CHECK(tests::RawClient(port).ask(tests::get("/readyz")).body == R"({"status":"ok"})");
    const tests::RawAnswer answer = tests::RawClient(port).ask(tests::get("/api/v1/search?q=verysecretquery"));
    CHECK(answer.status == 200);
    CHECK(answer.body.find("\"totalHits\":0") != std::string::npos);
    CHECK(answer.body.find("\"notices\":[") != std::string::npos);
    CHECK(tests::RawClient(port).ask(tests::get("/metrics")).status == 404);
    CHECK(tests::RawClient(metrics).ask(tests::get("/metrics")).body.find("class=\"search\",status=\"2xx\"} 1") !=
          std::string::npos);
    CHECK(tests::RawClient(metrics).ask(tests::get("/api/v1/search")).status == 404);
    daemon.signal(number);
    CHECK(daemon.exit_status() == 0);
    CHECK(daemon.said().find("stopped") != std::string::npos);
    CHECK(daemon.said().find("verysecretquery") == std::string::npos);
  }
}

TEST_CASE("a client that goes away while it is being answered does not end the daemon") {
  Daemon daemon({"--data", empty_folder(), "--listen", "127.0.0.1:0"});
  const std::uint16_t port = daemon.port("ready");
  for (int i = 0; i < 200; ++i) tests::RawClient(port).send(tests::get("/") + tests::get("/") + tests::get("/"));
  CHECK(tests::RawClient(port).ask(tests::get("/healthz")).status == 200);
}

TEST_CASE("bad usage ends with status 2 and an explanation") {
  Daemon without_data({});
  CHECK(without_data.exit_status() == 2);
  CHECK(without_data.said().find("--data") != std::string::npos);

  Daemon unknown_option({"--data", "/tmp", "--listn", "x"});
  CHECK(unknown_option.exit_status() == 2);
  CHECK(unknown_option.said().find("--listen") != std::string::npos);

  const std::string file = empty_folder() + "/searchd.toml";
  std::ofstream(file) << "lissten = \"a:1\"\n";
  Daemon bad_config({"--data", "/tmp", "--config", file});
  CHECK(bad_config.exit_status() == 2);
  CHECK(bad_config.said().find(file + ":1: ") != std::string::npos);
}

TEST_CASE("an address that is taken ends the daemon with status 1") {
  Daemon first({"--data", empty_folder(), "--listen", "127.0.0.1:0"});
  const std::string address = "127.0.0.1:" + std::to_string(first.port("ready"));
  Daemon second({"--data", empty_folder(), "--listen", address});
  CHECK(second.exit_status() == 1);
  CHECK(second.said().find(address) != std::string::npos);
}

TEST_CASE("help and version are printed") {
  Daemon help({"--help"});
  CHECK(help.exit_status() == 0);
  CHECK(help.said().find("--data DIR") != std::string::npos);
  Daemon version({"--version"});
  CHECK(version.exit_status() == 0);
  CHECK(version.said() == "passage-searchd " PASSAGE_VERSION "\n");
}
